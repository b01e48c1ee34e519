import { flagOf, has, numberOf, objectOf, textMapOf, textOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { labelSelector } from '#api/labelSelector.ts';
import { child, type ErrorPath, type FieldErrors, key, root } from './fieldErrors.ts';
import { goTextMap } from './goValue.ts';
import { validateLabelSelector } from './labels.ts';
import { isDNS1123Label, isDNS1123Subdomain } from './nameRules.ts';
import { validateObjectMeta } from './objectMeta.ts';
import type { ValidationOptions } from './options.ts';
import { validatePodTemplateSpec } from './pod.ts';
import { validatePodFailurePolicy } from './podFailurePolicy.ts';
import { goLabelSelector, refuseLabels, templateLabels } from './workload.ts';

const mostParallelIndexed = 100_000;
const mostFailedIndexes = 100_000;
/** Above so many completions, parallelism and failed indexes are bounded more tightly. */
const manyCompletions = 100_000;
const mostWithManyCompletions = 10_000;

/**
 * Validates a Job whose selector has been generated.
 *
 * Source: v1.28 pkg/apis/batch/validation/validation.go:ValidateJob.
 */
export function validateJob(job: JsonObject, options: ValidationOptions, errors: FieldErrors): void {
  const metadata = objectOf(job, 'metadata');
  const spec = objectOf(job, 'spec') ?? {};
  const at = child(root, 'spec');
  const rules = { namespaced: true, name: isDNS1123Subdomain };
  validateObjectMeta(metadata, rules, child(root, 'metadata'), errors);
  validateGeneratedSelector(job, errors);
  validateJobSpec(spec, at, options, errors);

  const selector = objectOf(spec, 'selector');
  if (selector === undefined) errors.required(child(at, 'selector'));
  else validateLabelSelector(selector, child(at, 'selector'), errors);
  const template = objectOf(spec, 'template') ?? {};
  if (labelSelector(selector)?.matches(templateLabels(template)) === false) {
    refuseLabels(template, child(at, 'template'), errors);
  }
  validateHostnames(spec, textOf(metadata, 'name'), errors);
}

/** Each index makes a host name. */
function validateHostnames(spec: JsonObject, name: string, errors: FieldErrors): void {
  const completions = numberOf(spec, 'completions');
  if (textOf(spec, 'completionMode') !== 'Indexed' || completions <= 0) return;
  const longest = `${name}-${completions - 1}`;
  if (isDNS1123Label(longest).length > 0) {
    errors.invalid(
      child(child(root, 'metadata'), 'name'),
      name,
      `will not able to create pod with invalid DNS label: ${longest}`,
    );
  }
}

/** Source: v1.28 pkg/apis/batch/validation/validation.go:validateGeneratedSelector. */
function validateGeneratedSelector(job: JsonObject, errors: FieldErrors): void {
  const spec = objectOf(job, 'spec');
  const selector = objectOf(spec, 'selector');
  if (flagOf(spec, 'manualSelector') || selector === undefined) return;
  const uid = textOf(objectOf(job, 'metadata'), 'uid');
  const name = textOf(objectOf(job, 'metadata'), 'name');
  const labels = objectOf(objectOf(objectOf(spec, 'template'), 'metadata'), 'labels');
  const expected: Readonly<Record<string, string>> = {
    'controller-uid': uid,
    'job-name': name,
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
  };
  const labelsPlace = child(child(child(child(root, 'spec'), 'template'), 'metadata'), 'labels');
  for (const [label, value] of Object.entries(expected)) {
    const place = key(labelsPlace, label);
    const actual = textMapOf({ labels: labels ?? {} }, 'labels')[label];
    if (actual === undefined) errors.required(place, `must be '${value}'`);
    else if (actual !== value) errors.invalid(place, goTextMap(labels), `must be '${value}'`);
  }
  if (labelSelector(selector)?.matches(expected) === false) {
    errors.invalid(
      child(child(root, 'spec'), 'selector'),
      goLabelSelector(selector),
      '`selector` not auto-generated',
    );
  }
}

/** Source: v1.28 pkg/apis/batch/validation/validation.go:validateJobSpec. */
export function validateJobSpec(
  spec: JsonObject,
  at: ErrorPath,
  options: ValidationOptions,
  errors: FieldErrors,
): void {
  for (const field of [
    'parallelism',
    'completions',
    'activeDeadlineSeconds',
    'backoffLimit',
    'ttlSecondsAfterFinished',
    'backoffLimitPerIndex',
    'maxFailedIndexes',
  ]) {
    errors.nonnegative(child(at, field), numberOf(spec, field));
  }
  if (has(spec, 'maxFailedIndexes') && !has(spec, 'backoffLimitPerIndex')) {
    errors.required(child(at, 'backoffLimitPerIndex'), 'when maxFailedIndexes is specified');
  }
  validateCompletionMode(spec, at, errors);
  const policy = objectOf(spec, 'podFailurePolicy');
  if (policy) validatePodFailurePolicy(policy, spec, child(at, 'podFailurePolicy'), errors);
  validateReplacement(spec, child(at, 'podReplacementPolicy'), errors);
  const template = objectOf(spec, 'template') ?? {};
  validatePodTemplateSpec(template, child(at, 'template'), options, errors);
  validateRestartPolicy(spec, template, child(child(child(at, 'template'), 'spec'), 'restartPolicy'), errors);
}

function validateCompletionMode(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const mode = textOf(spec, 'completionMode');
  if (has(spec, 'completionMode') && mode !== 'NonIndexed' && mode !== 'Indexed') {
    errors.notSupported(child(at, 'completionMode'), mode, ['NonIndexed', 'Indexed']);
  }
  if (mode === 'Indexed') validateIndexed(spec, at, errors);
  if (mode === 'NonIndexed' || !has(spec, 'completionMode')) {
    for (const field of ['backoffLimitPerIndex', 'maxFailedIndexes']) {
      if (has(spec, field)) {
        errors.invalid(child(at, field), numberOf(spec, field), 'requires indexed completion mode');
      }
    }
  }
}

function validateIndexed(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const parallelism = numberOf(spec, 'parallelism');
  const completions = numberOf(spec, 'completions');
  const maxFailed = numberOf(spec, 'maxFailedIndexes');
  const parallelismPlace = child(at, 'parallelism');
  const maxFailedPlace = child(at, 'maxFailedIndexes');
  if (!has(spec, 'completions')) {
    errors.required(child(at, 'completions'), 'when completion mode is Indexed');
  }
  if (parallelism > mostParallelIndexed) {
    const detail = `must be less than or equal to ${mostParallelIndexed} when completion mode is Indexed`;
    errors.invalid(parallelismPlace, parallelism, detail);
  }
  if (has(spec, 'completions') && has(spec, 'maxFailedIndexes') && maxFailed > completions) {
    errors.invalid(maxFailedPlace, maxFailed, 'must be less than or equal to completions');
  }
  if (maxFailed > mostFailedIndexes) {
    errors.invalid(maxFailedPlace, maxFailed, `must be less than or equal to ${mostFailedIndexes}`);
  }
  if (completions <= manyCompletions || !has(spec, 'backoffLimitPerIndex')) return;
  const bound = `must be less than or equal to ${mostWithManyCompletions} when completions are above ${manyCompletions} and used with backoff limit per index`;
  if (!has(spec, 'maxFailedIndexes')) {
    errors.required(maxFailedPlace, `must be specified when completions is above ${manyCompletions}`);
  }
  if (parallelism > mostWithManyCompletions) errors.invalid(parallelismPlace, parallelism, bound);
  if (maxFailed > mostWithManyCompletions) errors.invalid(maxFailedPlace, maxFailed, bound);
}

/** Source: v1.28 pkg/apis/batch/validation/validation.go:validatePodReplacementPolicy. */
function validateReplacement(spec: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  if (!has(spec, 'podReplacementPolicy')) return;
  const policy = textOf(spec, 'podReplacementPolicy');
  const supported = has(spec, 'podFailurePolicy') ? ['Failed'] : ['Failed', 'TerminatingOrFailed'];
  if (!supported.includes(policy)) errors.notSupported(at, policy, supported);
}

function validateRestartPolicy(
  spec: JsonObject,
  template: JsonObject,
  at: ErrorPath,
  errors: FieldErrors,
): void {
  const policy = textOf(objectOf(template, 'spec'), 'restartPolicy');
  if (policy === 'Always' || policy === '') errors.required(at, 'valid values: "OnFailure", "Never"');
  else if (policy !== 'OnFailure' && policy !== 'Never') {
    errors.notSupported(at, policy, ['OnFailure', 'Never']);
  } else if (has(spec, 'podFailurePolicy') && policy !== 'Never') {
    errors.invalid(at, policy, 'only "Never" is supported when podFailurePolicy is specified');
  }
}
