import { disruptions } from './readJobs.ts';
import { durationOrNever, list, map, object, optional, required, type Shape } from './shape.ts';

const exitCode: Shape = { kind: 'integer', nullable: false, least: 0, most: 255 };

const attempt = {
  seconds: required('runSeconds', durationOrNever),
  exitCode: optional('exitCode', exitCode),
  disruption: optional('jobDisruption', { kind: 'choice', values: disruptions }),
};

const attempts: Shape = list(required('jobAttempts', object(attempt)), 1000);

/** How the pods of one Job may be said to end. */
export const jobShape: Shape = object({
  container: optional('jobContainer', { kind: 'text' }),
  indexes: optional('jobIndexes', map('index', required('jobAttempts', attempts), 100_000)),
  random: optional(
    'jobRandom',
    list(
      required(
        'jobRandom',
        object({ share: required('jobShare', { kind: 'number', least: 0, most: 1 }), ...attempt }),
      ),
      100,
    ),
  ),
  attempts: optional('jobAttempts', attempts),
});
