import type { Service } from '#api/serviceTypes.ts';
import type { Run } from '#cluster/run.ts';
import { requestWhy as words } from '#i18n/rolloutWhyRequest.ts';
import { behaviourField, objectField, podField, scenarioField } from './fields.ts';
import { firstObject } from './writes.ts';

/** The line of the Scenario that has the requests sent. */
export function trafficField(run: Run, place: number) {
  const traffic = run.scenario.traffic[place];
  return traffic ? scenarioField(run, traffic.path, 'service', traffic.service) : null;
}

/** What decides how a pod goes: its preStop, what it does on SIGTERM, its grace period. */
export function stopFields(run: Run, pod: string | null) {
  if (pod === null) return [];
  return [
    podField(run, pod, 'lifecycle.preStop', { assumed: words.noPreStop }),
    behaviourField(run, pod, 'onTerm'),
    podField(run, pod, 'terminationGracePeriodSeconds', { ofPod: true }),
  ];
}

/** Who may answer what comes from outside: any endpoint, or only those of the node. */
export function policyField(run: Run, service: string) {
  const type = (firstObject(run.trace, service) as Service | null)?.spec.type;
  const assumed = type === 'ClusterIP' ? null : words.policyCluster;
  return objectField(run, service, 'spec.externalTrafficPolicy', assumed);
}
