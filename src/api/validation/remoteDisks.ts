import { has, numberOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { child, type ErrorPath, type FieldErrors } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { byteLength } from './nameRules.ts';

/** Names of iSCSI nodes begin with the way they are made. */
const initiators: readonly (readonly [string, RegExp])[] = [
  ['iqn', /iqn\.\d{4}-\d{2}\.([A-Za-z0-9-.]+)(:[^,;*&$|\s]+)$/],
  ['eui', /^eui.[A-Za-z0-9]{16}$/],
  ['naa', /^naa.[A-Za-z0-9]{32}$/],
];

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateISCSIVolumeSource. */
export function validateISCSI(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  if (textOf(source, 'targetPortal') === '') errors.required(child(at, 'targetPortal'));
  if (textOf(source, 'iqn') === '') errors.required(child(at, 'iqn'));
  else validateInitiator(textOf(source, 'iqn'), child(at, 'iqn'), errors);
  const lun = numberOf(source, 'lun');
  if (lun < 0 || lun > 255) errors.invalid(child(at, 'lun'), lun, 'must be between 0 and 255, inclusive');
  const authenticates = source.chapAuthDiscovery === true || source.chapAuthSession === true;
  if (authenticates && !has(source, 'secretRef')) errors.required(child(at, 'secretRef'));
  if (has(source, 'initiatorName')) {
    const place = child(at, 'initiatorname', ['initiatorName']);
    validateInitiator(textOf(source, 'initiatorName'), place, errors);
  }
}

function validateInitiator(name: string, at: ErrorPath, errors: FieldErrors): void {
  const form = initiators.find(([prefix]) => name.startsWith(prefix));
  if (!form) errors.invalid(at, name, 'must be valid format starting with iqn, eui, or naa');
  else if (!form[1].test(name)) errors.invalid(at, name, 'must be valid format');
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateFlockerVolumeSource. */
export function validateFlocker(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const name = textOf(source, 'datasetName');
  const uuid = textOf(source, 'datasetUUID');
  if (name === '' && uuid === '') errors.required(at, 'one of datasetName and datasetUUID is required');
  if (name !== '' && uuid !== '') {
    errors.invalid(at, 'resource', 'datasetName and datasetUUID can not be specified simultaneously');
  }
  if (name.includes('/')) errors.invalid(child(at, 'datasetName'), name, "must not contain '/'");
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateQuobyteVolumeSource. */
export function validateQuobyte(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const registry = textOf(source, 'registry');
  const words = 'must be a host:port pair or multiple pairs separated by commas';
  if (registry === '') errors.required(child(at, 'registry'), words);
  else if (byteLength(textOf(source, 'tenant')) >= 65) {
    errors.required(child(at, 'tenant'), 'must be a UUID and may not exceed a length of 64 characters');
  } else {
    for (const pair of registry.split(',')) {
      if (!/^(?:[^:[\]]*|\[[^[\]]*\]):[^:]*$/.test(pair))
        errors.invalid(child(at, 'registry'), registry, words);
    }
  }
}

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateFCVolumeSource. */
export function validateFC(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const targets = textsOf(source, 'targetWWNs');
  const ids = textsOf(source, 'wwids');
  const place = child(at, 'targetWWNs');
  if (targets.length === 0 && ids.length === 0) {
    errors.required(place, 'must specify either targetWWNs or wwids, but not both');
  }
  if (targets.length > 0 && ids.length > 0) {
    const detail = 'targetWWNs and wwids can not be specified simultaneously';
    errors.invalid(place, goList('string', targets), detail);
  }
  if (targets.length === 0) return;
  const lun = numberOf(source, 'lun');
  if (!has(source, 'lun')) errors.required(child(at, 'lun'), 'lun is required if targetWWNs is specified');
  else if (lun < 0 || lun > 255) {
    errors.invalid(child(at, 'lun'), lun, 'must be between 0 and 255, inclusive');
  }
}

const cachingModes = ['None', 'ReadOnly', 'ReadWrite'];
const diskKinds = ['Dedicated', 'Managed', 'Shared'];
const managedDisk =
  '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const blobDisk = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

/** Source: v1.28 pkg/apis/core/validation/validation.go:validateAzureDisk. */
export function validateAzureDisk(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const caching = textOf(source, 'cachingMode');
  const kind = textOf(source, 'kind');
  const uri = textOf(source, 'diskURI');
  if (!cachingModes.includes(caching)) errors.notSupported(child(at, 'cachingMode'), caching, cachingModes);
  if (!diskKinds.includes(kind)) errors.notSupported(child(at, 'kind'), kind, diskKinds);
  if (kind === 'Managed') {
    if (!uri.startsWith('/subscriptions/')) errors.notSupported(child(at, 'diskURI'), uri, [managedDisk]);
  } else if (!uri.startsWith('https://')) errors.notSupported(child(at, 'diskURI'), uri, [blobDisk]);
}
