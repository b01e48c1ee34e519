import { has, numberOf, objectOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { validateClaimTemplate } from './claimSpec.ts';
import { child, type ErrorPath, type FieldErrors, key } from './fieldErrors.ts';
import { goList } from './goValue.ts';
import { byteLength, isDNS1123Label, isDNS1123Subdomain } from './nameRules.ts';
import type { PodOptions } from './options.ts';
import { validateDescendingPath, validateNoBacksteps } from './paths.ts';
import { validateDownwardAPI, validateKeyed, validateProjected } from './projectedSources.ts';

type Validator = (source: JsonObject, at: ErrorPath, errors: FieldErrors, options: PodOptions) => void;

/** One kind of volume. The server's name for it is not always the field's. */
export interface VolumeSource {
  readonly field: string;
  readonly shown?: string;
  readonly shownWhenTooMany?: string;
  readonly validate: Validator;
}

/** In the server's order. Source: v1.28 pkg/apis/core/validation/validation.go:validateVolumeSource and what it calls. */
export const volumeSources: readonly VolumeSource[] = [
  { field: 'emptyDir', validate: validateEmptyDir },
  { field: 'hostPath', validate: validateHostPath },
  {
    field: 'gitRepo',
    validate: all(needs('repository'), (source, at, errors) =>
      validateDescendingPath(textOf(source, 'directory'), child(at, 'directory'), errors),
    ),
  },
  { field: 'gcePersistentDisk', shown: 'persistentDisk', validate: all(needs('pdName'), validatePartition) },
  { field: 'awsElasticBlockStore', validate: all(needs('volumeID'), validatePartition) },
  { field: 'secret', validate: validateKeyed('secretName') },
  { field: 'nfs', validate: all(needs('server', 'path'), validateNFS) },
  { field: 'iscsi', validate: validateISCSI },
  { field: 'glusterfs', validate: needs('endpoints', 'path') },
  { field: 'flocker', validate: validateFlocker },
  { field: 'persistentVolumeClaim', validate: needs('claimName') },
  { field: 'rbd', validate: all(needsList('monitors'), needs('image')) },
  { field: 'cinder', validate: all(needs('volumeID'), needsSecretName) },
  { field: 'cephfs', shownWhenTooMany: 'cephFS', validate: needsList('monitors') },
  { field: 'quobyte', validate: all(validateQuobyte, needs('volume')) },
  { field: 'downwardAPI', shownWhenTooMany: 'downwarAPI', validate: validateDownwardAPI },
  { field: 'fc', validate: validateFC },
  { field: 'flexVolume', validate: all(needs('driver'), validateFlexOptions) },
  { field: 'configMap', validate: validateKeyed('name') },
  { field: 'azureFile', validate: needs('secretName', 'shareName') },
  { field: 'vsphereVolume', validate: needs('volumePath') },
  { field: 'photonPersistentDisk', validate: needs('pdID') },
  { field: 'portworxVolume', validate: needs('volumeID') },
  { field: 'azureDisk', validate: all(needs('diskName', 'diskURI'), validateAzureDisk) },
  { field: 'storageos', validate: validateStorageOS },
  { field: 'projected', validate: validateProjected },
  { field: 'scaleIO', validate: needs('gateway', 'system', 'volumeName') },
  { field: 'csi', validate: validateCSI },
  {
    field: 'ephemeral',
    validate: (source, at, errors, options) => {
      const template = objectOf(source, 'volumeClaimTemplate');
      const place = child(at, 'volumeClaimTemplate');
      if (template === undefined) errors.required(place);
      else validateClaimTemplate(template, place, options, errors);
    },
  },
];

function needs(...fields: readonly string[]): Validator {
  return (source, at, errors) => {
    for (const field of fields) if (textOf(source, field) === '') errors.required(child(at, field));
  };
}

function needsList(field: string): Validator {
  return (source, at, errors) => {
    if (textsOf(source, field).length === 0) errors.required(child(at, field));
  };
}

function all(...validators: readonly Validator[]): Validator {
  return (source, at, errors, options) => {
    for (const validate of validators) validate(source, at, errors, options);
  };
}

function needsSecretName(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const secret = objectOf(source, 'secretRef');
  if (secret && textOf(secret, 'name') === '') errors.required(child(child(at, 'secretRef'), 'name'));
}

function validateEmptyDir(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  if (textOf(source, 'sizeLimit').startsWith('-')) {
    errors.forbidden(child(at, 'sizeLimit'), 'SizeLimit field must be a valid resource quantity');
  }
}

const hostPathTypes = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

function validateHostPath(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const path = textOf(source, 'path');
  if (path === '') {
    errors.required(child(at, 'path'));
    return;
  }
  validateNoBacksteps(path, child(at, 'path'), errors);
  const type = textOf(source, 'type');
  if (!hostPathTypes.includes(type)) errors.notSupported(child(at, 'type'), type, hostPathTypes);
}

function validatePartition(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const partition = numberOf(source, 'partition');
  if (partition < 0 || partition > 255) {
    errors.invalid(child(at, 'partition'), partition, 'must be between 1 and 255, inclusive');
  }
}

function validateNFS(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const path = textOf(source, 'path');
  if (!path.startsWith('/')) errors.invalid(child(at, 'path'), path, 'must be an absolute path');
}

const initiators: readonly (readonly [string, RegExp])[] = [
  ['iqn', /iqn\.\d{4}-\d{2}\.([A-Za-z0-9-.]+)(:[^,;*&$|\s]+)$/],
  ['eui', /^eui.[A-Za-z0-9]{16}$/],
  ['naa', /^naa.[A-Za-z0-9]{32}$/],
];

function validateISCSI(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
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

function validateFlocker(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const name = textOf(source, 'datasetName');
  const uuid = textOf(source, 'datasetUUID');
  if (name === '' && uuid === '') errors.required(at, 'one of datasetName and datasetUUID is required');
  if (name !== '' && uuid !== '') {
    errors.invalid(at, 'resource', 'datasetName and datasetUUID can not be specified simultaneously');
  }
  if (name.includes('/')) errors.invalid(child(at, 'datasetName'), name, "must not contain '/'");
}

function validateQuobyte(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
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

function validateFC(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
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

function validateFlexOptions(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  for (const name of Object.keys(textMapOf(source, 'options'))) {
    const namespace = `.${(name.includes('/') ? name.slice(0, name.indexOf('/')) : name).toLowerCase()}`;
    if (namespace.endsWith('.kubernetes.io') || namespace.endsWith('.k8s.io')) {
      const detail = 'kubernetes.io and k8s.io namespaces are reserved';
      errors.invalid(key(child(at, 'options'), name), name, detail);
    }
  }
}

const cachingModes = ['None', 'ReadOnly', 'ReadWrite'];
const diskKinds = ['Dedicated', 'Managed', 'Shared'];
const managedDisk =
  '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const blobDisk = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

function validateAzureDisk(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const caching = textOf(source, 'cachingMode');
  const kind = textOf(source, 'kind');
  const uri = textOf(source, 'diskURI');
  if (!cachingModes.includes(caching)) errors.notSupported(child(at, 'cachingMode'), caching, cachingModes);
  if (!diskKinds.includes(kind)) errors.notSupported(child(at, 'kind'), kind, diskKinds);
  if (kind === 'Managed') {
    if (!uri.startsWith('/subscriptions/')) errors.notSupported(child(at, 'diskURI'), uri, [managedDisk]);
  } else if (!uri.startsWith('https://')) errors.notSupported(child(at, 'diskURI'), uri, [blobDisk]);
}

function validateStorageOS(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const name = textOf(source, 'volumeName');
  const namespace = textOf(source, 'volumeNamespace');
  if (name === '') errors.required(child(at, 'volumeName'));
  else errors.invalidEach(child(at, 'volumeName'), name, isDNS1123Label(name));
  if (namespace !== '') {
    errors.invalidEach(child(at, 'volumeNamespace'), namespace, isDNS1123Label(namespace));
  }
  needsSecretName(source, at, errors);
}

function validateCSI(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  const driver = textOf(source, 'driver');
  const place = child(at, 'driver');
  if (driver === '') errors.required(place);
  if (byteLength(driver) > 63) errors.tooLong(place, 63);
  errors.invalidEach(place, driver, isDNS1123Subdomain(driver.toLowerCase()));
  const secret = objectOf(source, 'nodePublishSecretRef');
  if (secret === undefined) return;
  const name = textOf(secret, 'name');
  if (name === '') errors.required(child(child(at, 'nodePublishSecretRef'), 'name'));
  else {
    const named = child(at, 'name', ['nodePublishSecretRef', 'name']);
    errors.invalidEach(named, name, isDNS1123Subdomain(name));
  }
}
