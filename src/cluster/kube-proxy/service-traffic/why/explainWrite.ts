import type { EndpointSlice } from '#api/discoveryTypes.ts';
import type { Node } from '#api/nodeTypes.ts';
import { readyCondition } from '#api/podReady.ts';
import { serviceNameLabel } from '#api/serviceNameLabel.ts';
import type { KubernetesObject, Pod } from '#api/types.ts';
import type { Run } from '#cluster/run.ts';
import { documentOf } from '#cluster/runDocuments.ts';
import { rolloutWhy as words } from '#i18n/rolloutWhy.ts';
import { type Account, account, type EventOfKind, nameOf } from './account.ts';
import { objectField, podField } from './fields.ts';
import { objectBefore } from './writes.ts';

type Written = EventOfKind<'ObjectCreated'> | EventOfKind<'ObjectModified'> | EventOfKind<'ObjectDeleted'>;

/** What a write says: of pods, endpoints and nodes what changed for requests, of others that it was made. */
export function explainWrite(run: Run, event: Written): Account {
  const { object } = event.detail;
  const { name } = object.metadata;
  const document = documentOf(run, event.subject);
  const fields = [document ? objectField(run, event.subject, 'kind') : null];
  if (event.kind === 'ObjectDeleted') return account(words.removed(object.kind, name), { fields });
  const before = objectBefore(run.trace, event.subject, event.id);
  const telling = tellingWrite(run, event, before);
  if (telling) return telling;
  if (event.kind === 'ObjectCreated') return account(words.stored(object.kind, name), { fields });
  return account(words.changed(object.kind, name, event.actor), { fields });
}

/** Whether a write changes anything that requests or a rollout depend on. */
export function isTellingWrite({ trace }: Pick<Run, 'trace'>, event: Written): boolean {
  if (event.kind !== 'ObjectModified') return false;
  const before = objectBefore(trace, event.subject, event.id);
  return changeOf(event.detail.object, before) !== null || event.detail.object.kind === 'EndpointSlice';
}

type Change = 'marked' | 'ready' | 'notReady' | 'tainted' | 'cordoned';

function changeOf(object: KubernetesObject, before: KubernetesObject | null): Change | null {
  const { kind, metadata } = object;
  if (kind === 'Pod') {
    if (metadata.deletionTimestamp !== undefined && before?.metadata.deletionTimestamp === undefined) {
      return 'marked';
    }
    const [now, then] = [isReady(object as Pod), before !== null && isReady(before as Pod)];
    return now === then ? null : now ? 'ready' : 'notReady';
  }
  if (kind === 'Node') {
    const [now, then] = [object as Node, before as Node | null];
    if ((now.spec?.taints?.length ?? 0) > (then?.spec?.taints?.length ?? 0)) return 'tainted';
    if (now.spec?.unschedulable && !then?.spec?.unschedulable) return 'cordoned';
  }
  return null;
}

function tellingWrite(run: Run, event: Written, before: KubernetesObject | null): Account | null {
  const { object } = event.detail;
  const { name } = object.metadata;
  if (object.kind === 'EndpointSlice') return explainSlice(object as unknown as EndpointSlice);
  switch (changeOf(object, before)) {
    case 'marked': {
      const grace = String(object.metadata.deletionGracePeriodSeconds ?? 30);
      return account(words.marked(name, grace), {
        details: [words.markedDetail],
        fields: [
          podField(run, event.subject, 'terminationGracePeriodSeconds', {
            ofPod: true,
            assumed: words.defaultGrace,
          }),
          podField(run, event.subject, 'lifecycle.preStop'),
        ],
        feature: 'endpointConditions',
      });
    }
    case 'ready':
      return account(words.podReady(name), { fields: [podField(run, event.subject, 'readinessProbe')] });
    case 'notReady':
      return account(words.podNotReady(name), {
        fields: [podField(run, event.subject, 'readinessProbe')],
        failing: object.metadata.deletionTimestamp === undefined,
      });
    case 'tainted': {
      const taint = (object as Node).spec?.taints?.at(-1)?.key ?? '';
      return account(words.nodeTaint(name, taint));
    }
    case 'cordoned':
      return account(words.nodeCordon(name));
    case null:
      return null;
  }
}

function explainSlice({ metadata, endpoints }: EndpointSlice): Account {
  let [ready, terminating, other] = [0, 0, 0];
  for (const { conditions = {} } of endpoints ?? []) {
    if (conditions.ready ?? true) ready += 1;
    else if (conditions.serving && conditions.terminating) terminating += 1;
    else other += 1;
  }
  const service = metadata.labels?.[serviceNameLabel] ?? nameOf(metadata.name);
  return account(words.slice(service, String(ready), String(terminating), String(other)), {
    details: [words.sliceDetail],
    feature: terminating > 0 ? 'endpointConditions' : null,
  });
}

function isReady(pod: Pod): boolean {
  return readyCondition(pod)?.status === 'True';
}
