import { kubernetesSchema } from '#editor/schema/kubernetesSchema.ts';
import { begunField } from './begunField.ts';

/** A whole document of a kind as far as it can be begun, as a snippet. */
export function begunKind(apiVersion: string, kind: string): string {
  const schema = kubernetesSchema(apiVersion, kind);
  const head = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: \${1:${kind.toLowerCase()}}`;
  const spec = schema?.fieldsAt([]).find(({ name }) => name === 'spec');
  if (!schema || !spec) return `${head}\n$0`;
  // The name has taken the first stop.
  const body = begunField({ schema, path: [] }, spec, { column: 0, style: 'block' });
  return `${head}\n${body.replaceAll(/\$(\d+)/g, (stop, digits: string) => (digits === '0' ? stop : `$${Number(digits) + 1}`))}`;
}
