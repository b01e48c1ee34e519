import { featureGates } from '#api/featureGates.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { Schema } from '#editor/schema/fieldInfo.ts';
import { scenarioSchema } from '#editor/schema/schemaOfScenario.ts';
import { scenarioKeyNames } from '#scenario/scenarioFields.ts';
import { namesIn, targetsIn } from './namesInText.ts';

/** A name to offer, and where it comes from. */
export interface OfferedName {
  readonly name: string;
  readonly detail: string;
}

/** The names that the keys of the mapping at `path` can take where they are the author's choice. */
export function chosenKeys(text: string, path: FieldPath, schema: Schema): readonly OfferedName[] {
  if (schema !== scenarioSchema) return [];
  switch (scenarioKeyNames(path)) {
    case 'featureGate':
      return featureGates.map(({ name, stage, default: on }) => ({
        name,
        detail: `${stage.toLowerCase()}, ${on ? 'on' : 'off'}`,
      }));
    case 'container':
      return containerNames(text);
    case 'target':
      return targetsIn(text);
    case 'job':
      return jobNames(text);
    default:
      return [];
  }
}

/** Jobs, and the CronJobs that make them. */
function jobNames(text: string): OfferedName[] {
  return namesIn(text).flatMap(({ kind, name }) =>
    kind === 'Job' || kind === 'CronJob' ? [{ name, detail: kind }] : [],
  );
}

/** Each container's name; with its object's, where several objects have one of that name. */
function containerNames(text: string): OfferedName[] {
  const owners = new Map<string, string[]>();
  for (const { kind, name, containers } of namesIn(text)) {
    // What a controller creates is called after it.
    const pod = kind === 'Pod' ? name : `${name}-*`;
    for (const container of containers) owners.set(container, [...(owners.get(container) ?? []), pod]);
  }
  return [...owners].flatMap(([container, pods]) => [
    { name: container, detail: pods.join(', ') },
    ...(pods.length > 1 ? pods.map((pod) => ({ name: `${pod}/${container}`, detail: pod })) : []),
  ]);
}
