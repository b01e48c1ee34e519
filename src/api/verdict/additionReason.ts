import { valueAt } from '#api/admission/valueAt.ts';
import type { FieldPath } from '#api/fieldPath.ts';
import type { JsonObject } from '#api/json.ts';
import type { StoredReason } from './storedRow.ts';

/** Where the server took a field from that the text does not have. */
export function additionReason(kind: string, path: FieldPath, stored: JsonObject): StoredReason {
  const field = String(path.at(-1));
  const owner = String(path.at(-2));
  const depth = path.length;
  if (depth === 2 && owner === 'metadata' && field === 'namespace') return { kind: 'request' };
  if (depth === 2 && owner === 'metadata' && field === 'name') return { kind: 'drawn', of: null };
  if (field === 'serviceAccount') return { kind: 'from', field: 'serviceAccountName' };
  if (kind === 'Pod' && depth === 2 && /^serviceAccount(Name)?$/.test(field)) return { kind: 'admission' };
  if (field === 'targetPort') return { kind: 'from', field: 'port' };
  if (field === 'hostPort') return { kind: 'from', field: 'containerPort' };
  if (field === 'requests' || owner === 'requests') return { kind: 'from', field: 'limits' };
  if (field === 'clusterIPs') return { kind: 'from', field: 'clusterIP' };
  if (field === 'data' && kind === 'Secret') return { kind: 'from', field: 'stringData' };
  if (field === 'podCIDRs') return { kind: 'from', field: 'podCIDR' };
  if (field === 'dataSource' || field === 'dataSourceRef') {
    return { kind: 'from', field: field === 'dataSource' ? 'dataSourceRef' : 'dataSource' };
  }
  const copies = depth === 2 && owner === 'metadata' && field === 'labels';
  const template = valueAt(stored, ['spec', 'template', 'metadata', 'labels']);
  return copies && template !== undefined
    ? { kind: 'from', field: 'template' }
    : { kind: 'default', more: 0 };
}
