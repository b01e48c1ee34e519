import type { Container, Pod, PodSpec } from '#api/types.ts';
import type { PodRuntimeStatus, RuntimeContainerStatus, SandboxStatus } from './runtimeStatus.ts';

export const main: Container = { name: 'main' };
export const init: Container = { name: 'init' };
export const sidecar: Container = { name: 'side', restartPolicy: 'Always' };

export const podOf = (spec: Partial<PodSpec> = {}, metadata: Partial<Pod['metadata']> = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', ...metadata },
  spec: { containers: [main], restartPolicy: 'Always', ...spec },
});

export const ready: SandboxStatus = { id: 'sb', state: 'SANDBOX_READY', attempt: 3, ip: '10.0.0.1' };
export const one = (
  name: string,
  state: RuntimeContainerStatus['state'],
  rest: Partial<RuntimeContainerStatus> = {},
) => ({
  id: `id-${name}`,
  name,
  state,
  ...rest,
});
export const runtime = (...containers: readonly RuntimeContainerStatus[]): PodRuntimeStatus => ({
  sandboxes: [ready],
  containers,
});
