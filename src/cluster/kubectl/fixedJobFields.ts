import type { Job, JobSpec } from '#api/batchTypes.ts';
import { equal } from '#base/equal.ts';

/** A field of the spec that may not change so, and what the server says of it. */
export interface FixedField {
  readonly field: string;
  /** Undefined: the server would print a whole structure. */
  readonly value: number | string | undefined;
  readonly reason: string;
}

/**
 * The first field of a Job that an update may not change. An Indexed Job may grow and shrink, completions together with
 * parallelism; while it is suspended and has never started, where its pods may run can still be changed.
 *
 * Source: v1.28 pkg/apis/batch/validation/validation.go:ValidateJobSpecUpdate, validateCompletions, validatePodTemplateUpdate.
 */
export function fixedJobField(
  stored: Job,
  spec: JobSpec,
  gateEnabled: (name: string) => boolean,
): FixedField | null {
  const before = stored.spec;
  if (!equal(spec.completions, before.completions)) {
    const { completions } = spec;
    const elastic = gateEnabled('ElasticIndexedJob') && spec.completionMode === 'Indexed';
    if (!elastic) return { field: 'completions', value: completions, reason: immutable };
    if (completions !== spec.parallelism) {
      const reason = 'can only be modified in tandem with spec.parallelism';
      return { field: 'completions', value: completions, reason };
    }
  }
  if (!equal(spec.selector, before.selector))
    return { field: 'selector', value: undefined, reason: immutable };
  const movable = before.suspend === true && stored.status?.startTime === undefined;
  const template = movable ? withDirectives(before.template, spec.template) : before.template;
  if (!equal(spec.template, template)) return { field: 'template', value: undefined, reason: immutable };
  for (const field of ['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex'] as const) {
    const value = spec[field];
    if (equal(value, before[field])) continue;
    return { field, value: typeof value === 'object' ? undefined : value, reason: immutable };
  }
  return null;
}

const immutable = 'field is immutable';

type Fields = Readonly<Record<string, unknown>>;
type Template = JobSpec['template'];

const directives: ReadonlySet<string> = new Set(['nodeSelector', 'tolerations', 'schedulingGates']);

/** The old template with what says where pods may run taken from the new one. */
function withDirectives(before: Template, after: Template): Fields {
  const { metadata: oldMetadata, spec: oldSpec } = before as unknown as Record<'metadata' | 'spec', Fields>;
  const { metadata: newMetadata, spec: newSpec } = after as unknown as Record<'metadata' | 'spec', Fields>;
  const metadata = taken(oldMetadata ?? {}, newMetadata ?? {}, new Set(['labels', 'annotations']));
  const affinity = taken(fieldsOf(oldSpec.affinity), fieldsOf(newSpec.affinity), new Set(['nodeAffinity']));
  const { affinity: _, ...others } = oldSpec;
  const keepsAffinity = newSpec.affinity !== undefined || Object.keys(affinity).length > 0;
  const spec = taken(others, newSpec, directives);
  return {
    ...before,
    ...(newMetadata === undefined && Object.keys(metadata).length === 0 ? {} : { metadata }),
    spec: keepsAffinity ? { ...spec, affinity } : spec,
  };
}

/** The fields of the first, but those named from the second. */
function taken(from: Fields, to: Fields, names: ReadonlySet<string>): Fields {
  const kept = Object.entries(from).filter(([name]) => !names.has(name));
  return Object.fromEntries([...kept, ...Object.entries(to).filter(([name]) => names.has(name))]);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
