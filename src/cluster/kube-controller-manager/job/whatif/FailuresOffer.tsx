import type { SceneProps } from '#cluster/feature.tsx';
import type { JobPicture, JobsModel } from '#cluster/kube-controller-manager/job/timeline/jobsModel.ts';
import { jobWhatIfWords as words } from '#i18n/jobWhatIf.ts';

/** One attempt in four exits with 1 after two seconds, the others work as long as is assumed of a Job anyway. */
const offered = { random: [{ share: 0.25, seconds: 2, exitCode: 1 }], attempts: [{ seconds: 10 }] };

/** Where no pod fails and the Scenario says nothing of the Job: one press writes failures into it. */
export function FailuresOffer(
  props: Pick<SceneProps<JobsModel>, 'run' | 'locale' | 'onScenario'> & { readonly job: JobPicture },
) {
  const { run, job, locale, onScenario } = props;
  const [, , name = job.name] = job.cronJob?.split('/') ?? [];
  const fails = job.lanes.some(({ attempts }) => attempts.some(({ outcome }) => outcome === 'failed'));
  if (fails || run.scenario.jobs[name] !== undefined) return null;
  return (
    <p className="job-failures-offer type-label">
      <button type="button" className="verb" onClick={() => onScenario(['spec', 'jobs', name], offered)}>
        {words.addFailures(name)[locale]}
      </button>
    </p>
  );
}
