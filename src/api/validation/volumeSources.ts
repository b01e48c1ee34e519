import { numberOf, objectOf, textMapOf, textOf, textsOf } from '#api/decoded.ts';
import type { JsonObject } from '#api/json.ts';
import { validateClaimTemplate } from './claimSpec.ts';
import { child, type ErrorPath, type FieldErrors, key } from './fieldErrors.ts';
import { byteLength, isDNS1123Label, isDNS1123Subdomain } from './nameRules.ts';
import type { PodOptions } from './options.ts';
import { validateDescendingPath, validateNoBacksteps } from './paths.ts';
import { validateDownwardAPI, validateKeyed, validateProjected } from './projectedSources.ts';
import {
  validateAzureDisk,
  validateFC,
  validateFlocker,
  validateISCSI,
  validateQuobyte,
} from './remoteDisks.ts';
import { quantityOf } from './resources.ts';

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
  if (quantityOf(textOf(source, 'sizeLimit')).nano < 0n) {
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

function validateFlexOptions(source: JsonObject, at: ErrorPath, errors: FieldErrors): void {
  errors.ofMap(textMapOf(source, 'options'), ([name]) => {
    const namespace = `.${(name.includes('/') ? name.slice(0, name.indexOf('/')) : name).toLowerCase()}`;
    if (namespace.endsWith('.kubernetes.io') || namespace.endsWith('.k8s.io')) {
      const detail = 'kubernetes.io and k8s.io namespaces are reserved';
      errors.invalid(key(child(at, 'options'), name), name, detail);
    }
  });
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
