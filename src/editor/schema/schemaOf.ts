import { scenarioKind } from '#scenario/definition.ts';
import type { Schema } from './fieldInfo.ts';
import { kubernetesSchema } from './kubernetesSchema.ts';
import { scenarioSchema } from './schemaOfScenario.ts';

/** The schema of an object; null for an unknown kind. A kind that one group alone has is known without `apiVersion`. */
export function schemaOf(apiVersion: string | null, kind: string | null): Schema | null {
  if (kind === null) return null;
  return kind === scenarioKind ? scenarioSchema : kubernetesSchema(apiVersion, kind);
}
