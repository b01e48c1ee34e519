import { flagOf, has, numberOf, objectOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { oneOf } from './containers.ts';
import { isTimeZone, scheduleProblem } from './cronSchedule.ts';
import { child, type ErrorPath, type FieldErrors, root } from './fieldErrors.ts';
import { validateJobSpec } from './job.ts';
import { byteLength, isDNS1123Subdomain } from './nameRules.ts';
import { validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';
import { goLabelSelector } from './workload.ts';

/** The controller appends eleven letters to the name, and a Job's name has 63. */
const longestName = 52;

/** Source: v1.28 pkg/apis/batch/validation/validation.go:ValidateCronJobCreate, validateCronJobSpec. */
export function validateCronJob(cronJob: JsonObject, options: ValidationOptions, errors: FieldErrors): void {
  const metadata = objectOf(cronJob, 'metadata');
  const spec = objectOf(cronJob, 'spec') ?? {};
  const at = child(root, 'spec');
  const rules = { namespaced: true, name: isDNS1123Subdomain };
  validateObjectMeta(metadata, rules, child(root, 'metadata'), errors);
  validateSchedule(spec, child(at, 'schedule'), errors);
  errors.nonnegative(child(at, 'startingDeadlineSeconds'), numberOf(spec, 'startingDeadlineSeconds'));
  if (has(spec, 'timeZone')) validateTimeZone(textOf(spec, 'timeZone'), child(at, 'timeZone'), errors);
  oneOf(spec, 'concurrencyPolicy', ['Allow', 'Forbid', 'Replace'], at, errors);
  validateJobTemplate(objectOf(spec, 'jobTemplate') ?? {}, child(at, 'jobTemplate'), options, errors);
  for (const field of ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) {
    errors.nonnegative(child(at, field), numberOf(spec, field));
  }
  const name = textOf(metadata, 'name');
  if (byteLength(name) > longestName) {
    const place = child(child(root, 'metadata'), 'name');
    errors.invalid(place, name, `must be no more than ${longestName} characters`);
  }
}

function validateSchedule(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const schedule = textOf(spec, 'schedule');
  if (schedule === '') {
    errors.required(at);
    return;
  }
  const problem = scheduleProblem(schedule);
  if (problem !== null) errors.invalid(at, schedule, problem);
  if (schedule.includes('TZ') && has(spec, 'timeZone')) {
    errors.invalid(at, schedule, 'cannot use both timeZone field and TZ or CRON_TZ in schedule');
  }
}

/** Source: v1.28 pkg/apis/batch/validation/validation.go:validateTimeZone. */
function validateTimeZone(zone: string, at: ErrorPath, errors: FieldErrors): void {
  const unknown = `unknown time zone ${zone}`;
  if (zone === '') {
    errors.invalid(at, zone, 'timeZone must be nil or non-empty string');
  } else if (!zone.split('/').every((part) => /^(?!-|\.{1,2}$)[A-Za-z.\-_0-9+]{1,14}$/.test(part))) {
    errors.invalid(at, zone, unknown);
  } else {
    if (zone.toLowerCase() === 'local') {
      errors.invalid(
        at,
        zone,
        'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones',
      );
    }
    if (!isTimeZone(zone)) errors.invalid(at, zone, unknown);
  }
}

/** Source: v1.28 pkg/apis/batch/validation/validation.go:ValidateJobTemplateSpec. */
function validateJobTemplate(
  template: JsonObject,
  at: ErrorPath,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  const spec = objectOf(template, 'spec') ?? {};
  const place = child(at, 'spec');
  validateJobSpec(spec, place, options, errors);
  const selector = objectOf(spec, 'selector');
  if (selector) {
    errors.invalid(child(place, 'selector'), goLabelSelector(selector), '`selector` will be auto-generated');
  }
  if (flagOf(spec, 'manualSelector')) {
    errors.notSupported(child(place, 'manualSelector'), true, ['nil', 'false']);
  }
}
