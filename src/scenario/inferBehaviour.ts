import type { Container, Probe } from '#api/types.ts';
import { scenarioInferences as words } from '#i18n/scenario.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { type PlayedCommand, playCommand } from '#scenario/command/playCommand.ts';
import { type ProbeAnswers, probeAnswers } from '#scenario/command/probeAnswers.ts';
import { containerKeys } from './containerKeys.ts';
import { type Assume, assumedPostStart, assumedPostStartFails, assumedPreStop } from './hookAssumptions.ts';
import { type FieldPath, pathText } from './place.ts';
import type { ContainerBehaviour, Run, Scenario, Serving, Termination } from './scenario.ts';

export type ContainerRole = 'init' | 'sidecar' | 'main' | 'ephemeral';

/** One container of one pod, as the run is about to play it. */
export interface ContainerInstanceOf {
  readonly container: Container;
  readonly role: ContainerRole;
  readonly podName: string;
  /** The image it runs now; `kubectl set image` may have changed it. */
  readonly image: string;
  readonly inJob: boolean;
}

/** How a process behaves with nothing left open. Seconds count from the start of the process. */
export interface DecidedBehaviour {
  /** Successive starts; the last entry repeats. Never empty. */
  readonly runs: readonly Run[];
  readonly onTerm: Termination;
  /** How it answers requests; null: all well. */
  readonly serves: Serving | null;
  readonly startupOKAfter: number | null;
  readonly readyAfter: number | null;
  readonly livenessFailAfter: number | null;
  readonly preStopSeconds: number;
  readonly postStartSeconds: number;
  readonly postStartFails: boolean;
  /** Null: the image is on the node. `fails`: how many pulls fail first; null all. */
  readonly pull: { readonly seconds: number; readonly fails: number | null } | null;
  readonly createSeconds: number;
}

/** Something assumed because the Scenario says nothing; a line at `place` would change it. */
export interface InferredWord {
  readonly key: keyof ContainerBehaviour;
  readonly sentence: Sentence;
  readonly path: string;
  /** The same place for `setScenarioValue`. */
  readonly place: FieldPath;
  /** What would say the same there; undefined where no value can. */
  readonly value: unknown;
}

export interface Inferred {
  readonly behaviour: DecidedBehaviour;
  /** The most specific place in the Scenario that says something about this container, or null. */
  readonly path: string | null;
  /** For each word the Scenario says: where. */
  readonly decidedAt: Readonly<Partial<Record<keyof ContainerBehaviour, string>>>;
  readonly inferred: readonly InferredWord[];
}

const termination: Run = { seconds: 1, exitCode: 143 };
const initSeconds = 2;
const jobSeconds = 10;
const pullSeconds = 1;

/**
 * Decides how a container behaves: word by word the most specific key of the Scenario that says it
 * (`pod/container`, container name, image), and what no key says is assumed. Assumptions about hooks and probes are
 * listed only where the container has them.
 */
export function inferBehaviour(instance: ContainerInstanceOf, scenario: Scenario): Inferred {
  const keys = containerKeys(scenario, {
    pod: instance.podName,
    container: instance.container.name,
    image: instance.image,
  });
  const key = keys[0] ?? instance.container.name;
  const said: ContainerBehaviour = Object.assign(
    {},
    ...keys.map((one) => scenario.containers[one]).toReversed(),
  );
  const { behaviour, assumed } = decide(said, instance);
  return {
    behaviour,
    path: keys.length === 0 ? null : placeOf(key),
    decidedAt: decidedAt(keys, scenario),
    inferred: assumed.map((one) => {
      const place = ['spec', 'containers', key, one.key];
      return { ...one, place, path: pathText(place) };
    }),
  };
}

function placeOf(key: string): string {
  return pathText(['spec', 'containers', key]);
}

function decidedAt(keys: readonly string[], scenario: Scenario): Inferred['decidedAt'] {
  const places: Partial<Record<keyof ContainerBehaviour, string>> = {};
  for (const key of keys.toReversed()) {
    for (const word of Object.keys(scenario.containers[key]!)) {
      places[word as keyof ContainerBehaviour] = placeOf(key);
    }
  }
  return places;
}

interface Assumption {
  readonly key: keyof ContainerBehaviour;
  readonly sentence: Sentence;
  readonly value: unknown;
}

function decide(
  said: ContainerBehaviour,
  instance: ContainerInstanceOf,
): { readonly behaviour: DecidedBehaviour; readonly assumed: readonly Assumption[] } {
  const { container } = instance;
  const assumed: Assumption[] = [];
  const assume = <T>(key: keyof ContainerBehaviour, value: T, sentence: Sentence | null): T => {
    if (sentence !== null) assumed.push({ key, sentence, value });
    return value;
  };
  const played = commandOf(container);
  const answersOf = (probe: Probe | undefined) => probeAnswers(probe, played?.files ?? []);
  const behaviour: DecidedBehaviour = {
    runs: said.runs ?? assumedRuns(instance, played, assume),
    onTerm: said.onTerm ?? assumedReaction(played, assume),
    serves: said.serves ?? null,
    startupOKAfter:
      said.startupOKAfter !== undefined
        ? said.startupOKAfter
        : assumedSuccess('startupOKAfter', container.startupProbe, answersOf, assume),
    readyAfter:
      said.readyAfter !== undefined
        ? said.readyAfter
        : assumedSuccess('readyAfter', container.readinessProbe, answersOf, assume),
    livenessFailAfter:
      said.livenessFailAfter !== undefined
        ? said.livenessFailAfter
        : assumedLiveness(container.livenessProbe, answersOf, assume),
    preStopSeconds: said.preStopSeconds ?? assumedPreStop(container.lifecycle?.preStop, assume),
    postStartSeconds: said.postStartSeconds ?? assumedPostStart(container.lifecycle?.postStart, assume),
    postStartFails: said.postStartFails ?? assumedPostStartFails(container.lifecycle?.postStart, assume),
    pull: decidePull(said, assume),
    createSeconds: said.createSeconds ?? 0,
  };
  return { behaviour, assumed };
}

/** Without `command` the image's entrypoint runs, of which nothing is known; its arguments may be a command all the same. */
function commandOf({ command = [], args = [] }: Container): PlayedCommand | null {
  return command.length + args.length === 0 ? null : playCommand([...command, ...args]);
}

function assumedRuns(
  { role, inJob }: ContainerInstanceOf,
  played: PlayedCommand | null,
  assume: Assume,
): readonly Run[] {
  if (played !== null) {
    const { seconds, exitCode } = played.run;
    const sentence =
      seconds === null ? words.runsForEverFromCommand : words.exitsFromCommand(seconds, exitCode);
    return assume('runs', [played.run], sentence);
  }
  const seconds = role === 'init' ? initSeconds : role === 'main' && inJob ? jobSeconds : null;
  const sentence = seconds === null ? words.runsForEver : words.exitsAfter(seconds);
  return assume('runs', [{ seconds, exitCode: 0 }], sentence);
}

function assumedReaction(played: PlayedCommand | null, assume: Assume): Run {
  const onTerm = played?.onTerm ?? null;
  if (onTerm === null) {
    return assume('onTerm', termination, words.onTerm(termination.seconds ?? 0, termination.exitCode));
  }
  const { seconds, exitCode } = onTerm;
  const sentence = seconds === null ? words.ignoresTerm : words.onTermFromCommand(seconds, exitCode);
  return assume('onTerm', onTerm, sentence);
}

type AnswersOf = (probe: Probe | undefined) => ProbeAnswers | null;

function assumedSuccess(
  key: 'startupOKAfter' | 'readyAfter',
  probe: Probe | undefined,
  answersOf: AnswersOf,
  assume: Assume,
): number | null {
  const startup = key === 'startupOKAfter';
  const answers = answersOf(probe);
  if (answers !== null) {
    const { succeedsFrom } = answers;
    const sentences = startup ? words.startupFromCommand : words.readyFromCommand;
    const never = startup ? words.startupNever : words.readyNever;
    return assume(key, succeedsFrom, succeedsFrom === null ? never : sentences(succeedsFrom));
  }
  return assume(key, 0, probe ? (startup ? words.startupAtOnce : words.readyAtOnce) : null);
}

function assumedLiveness(probe: Probe | undefined, answersOf: AnswersOf, assume: Assume): number | null {
  const failsFrom = answersOf(probe)?.failsFrom ?? null;
  if (failsFrom !== null) {
    return assume('livenessFailAfter', failsFrom, words.livenessFromCommand(failsFrom));
  }
  return assume('livenessFailAfter', null, probe ? words.livenessNeverFails : null);
}

function decidePull(said: ContainerBehaviour, assume: Assume): DecidedBehaviour['pull'] {
  if (said.pullSeconds === undefined && said.pullFails === undefined) {
    // An image that is present is said by saying nothing.
    assume('pullSeconds', undefined, words.imagePresent);
    return null;
  }
  return {
    seconds: said.pullSeconds ?? assume('pullSeconds', pullSeconds, words.pullTakes(pullSeconds)),
    fails: said.pullFails === undefined ? assume('pullFails', 0, words.pullSucceeds) : said.pullFails,
  };
}
