import { isQualifiedName } from './nameRules.ts';

/** Which rules a resource name stands under. Source: v1.28 pkg/apis/core/helper/helpers.go. */

const containerResources = ['cpu', 'memory', 'ephemeral-storage'];
const countedResources = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const standardResources = [
  ...containerResources,
  ...['requests', 'limits'].flatMap((kind) => containerResources.map((name) => `${kind}.${name}`)),
  ...countedResources,
  'storage',
  'requests.storage',
];

export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

export function isStandardContainerResource(name: string): boolean {
  return containerResources.includes(name) || isHugePages(name);
}

export function isStandardResource(name: string): boolean {
  return standardResources.includes(name) || isHugePages(name) || name.startsWith('requests.hugepages-');
}

export function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

export function isExtendedResource(name: string): boolean {
  if (isNativeResource(name) || name.startsWith('requests.')) return false;
  return isQualifiedName(`requests.${name}`).length === 0;
}

/** Whether a container may ask for less than its limit. */
export function isOvercommitAllowed(name: string): boolean {
  return isNativeResource(name) && !isHugePages(name);
}

export function isIntegerResource(name: string): boolean {
  return countedResources.includes(name) || isExtendedResource(name);
}
