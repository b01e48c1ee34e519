import { objectOf, textMapOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { goMilliValue } from '#api/resource/goQuantity.ts';
import { quantityText } from '#api/resource/quantity.ts';
import { child, type ErrorPath, key, root } from './fieldErrors.ts';
import { goQuoted } from './goValue.ts';
import { quantityOf } from './resources.ts';
import { type ServerWarning, serverWarning } from './serverWarning.ts';

const storageClass = 'volume.beta.kubernetes.io/storage-class';

/** Source: v1.28 pkg/api/persistentvolumeclaim/util.go:GetWarningsForPersistentVolumeClaim. */
export function claimWarnings(claim: JsonObject): readonly ServerWarning[] {
  const annotations = textMapOf(objectOf(claim, 'metadata'), 'annotations');
  const place = key(child(child(root, 'metadata'), 'annotations'), storageClass);
  return [
    ...(annotations[storageClass] === undefined
      ? []
      : [serverWarning(place, 'deprecated since v1.8; use "storageClassName" attribute instead')]),
    ...claimSpecWarnings(objectOf(claim, 'spec'), child(root, 'spec')),
  ];
}

/** Source: v1.28 pkg/api/persistentvolumeclaim/util.go:GetWarningsForPersistentVolumeClaimSpec. */
export function claimSpecWarnings(spec: JsonObject | undefined, at: ErrorPath): readonly ServerWarning[] {
  return ['requests', 'limits'].flatMap((field) => {
    const text = textMapOf(objectOf(spec, 'resources'), field).storage;
    if (text === undefined) return [];
    if (goMilliValue(text) % 1000n === 0n) return [];
    const place = key(child(child(at, 'resources'), field), 'storage');
    const words = `fractional byte value ${goQuoted(quantityText(quantityOf(text)))} is invalid, must be an integer`;
    return [serverWarning(place, words)];
  });
}
