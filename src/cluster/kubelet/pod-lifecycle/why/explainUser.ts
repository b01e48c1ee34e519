import type { EndpointSlice } from '#api/discoveryTypes.ts';
import { serviceNameLabel } from '#api/serviceNameLabel.ts';
import type { Pod } from '#api/types.ts';
import { secondsText as duration } from '#cluster/kubelet/pod-lifecycle/timeline/laneSpans.ts';
import type { Run } from '#cluster/run.ts';
import { endpointLane as endpoint } from '#i18n/endpointLane.ts';
import { userWords as words } from '#i18n/why.ts';
import { type Account, account } from './account.ts';
import { manifestLine, scenarioField, specField } from './fields.ts';
import type { PodWhy } from './podWhy.ts';
import { type EventOfKind, lastBefore } from './traceIndex.ts';

export function explainManifestApplied(run: Run, event: EventOfKind<'ManifestApplied'>): Account {
  const { document, kind, name } = event.detail;
  const line = manifestLine(run, event);
  const field = { document, path: 'kind', text: `kind: ${kind}`, assumed: null };
  return account(words.applied(kind, name), {
    detail: words.appliedDetail,
    fields: [line === null ? null : { ...field, line }],
  });
}

export function explainTemplatePodCreated({ detail }: EventOfKind<'TemplatePodCreated'>): Account {
  return account(words.templatePod(detail.owner.split('/')[0] ?? ''));
}

export function explainScenarioActionTaken(
  why: PodWhy | null,
  run: Run,
  event: EventOfKind<'ScenarioActionTaken'>,
): Account {
  const { verb, target, path, gracePeriodSeconds, force } = event.detail;
  const name = event.subject.split('/').at(-1) ?? event.subject;
  const said = scenarioField(run, `${path}.${verb === 'setImage' ? 'set' : verb}`, verb, target);
  const entry = said ?? scenarioField(run, path, 'events', target);
  switch (verb) {
    case 'delete': {
      if (force) return account(words.forceDeleted(name), { fields: [entry] });
      const spec = why?.history.versions[0]?.pod.spec.terminationGracePeriodSeconds;
      const grace = String(gracePeriodSeconds ?? spec ?? 30);
      const asked = gracePeriodSeconds !== null;
      const ofSpec = why && !asked ? specField(why, 'terminationGracePeriodSeconds', spec, 30) : null;
      const ofEvent = scenarioField(
        run,
        `${path}.gracePeriodSeconds`,
        'gracePeriodSeconds',
        gracePeriodSeconds,
      );
      return account(words.deleted(name, grace), {
        detail: asked ? words.graceAsked : words.graceOfSpec,
        fields: [entry, ofEvent, ofSpec],
      });
    }
    case 'setImage':
      return account(words.imageSet(name), {
        fields: [scenarioField(run, path, 'set', setImageOf(run, path))],
      });
    case 'apply':
      return account(words.applyLater(name), { fields: [entry] });
    case 'create':
    case 'replace':
    case 'restart':
    case 'terminate':
      return account(words.actedOn(verb, target), { fields: [entry] });
    case 'exists':
      return account(words.existed(target), { fields: [entry] });
    case 'scale':
    case 'patch':
    case 'rollout pause':
    case 'rollout resume':
    case 'rollout restart':
    case 'rollout undo':
    case 'cordon':
    case 'uncordon':
    case 'drain':
    case 'taint':
    case 'evict':
      return account(words.commanded(verb, target), { fields: [entry] });
    default:
      return verb satisfies never;
  }
}

function setImageOf({ scenario }: Run, path: string): unknown {
  const event = scenario.events.find((one) => one.path === path);
  if (event?.kind !== 'setImage') return {};
  const { kind, name } = event.target;
  const image = event.container === undefined ? event.image : { [event.container]: event.image };
  return { image: { [`${kind}/${name}`]: image } };
}

export function explainScenarioActionSkipped(run: Run, event: EventOfKind<'ScenarioActionSkipped'>): Account {
  const { reason, path } = event.detail;
  const verb = run.scenario.events.find((one) => one.path === path)?.kind ?? '';
  return account(words.skipped(reason), { fields: [scenarioField(run, path, 'events', verb)] });
}

export function explainObjectCreated({ detail }: EventOfKind<'ObjectCreated'>): Account {
  const { kind, metadata } = detail.object;
  if (kind === 'EndpointSlice') return explainEndpoints(detail.object as unknown as EndpointSlice);
  return account(kind === 'Pod' ? words.stored : words.storedOther(kind, metadata.name));
}

/** Of what is no pod: its controllers' writes, and the user's. */
export function explainOtherModified({ actor, detail }: EventOfKind<'ObjectModified'>): Account {
  if (detail.object.kind === 'EndpointSlice')
    return explainEndpoints(detail.object as unknown as EndpointSlice);
  const { kind, metadata } = detail.object;
  return account(words.changedOther(kind, metadata.name, actor));
}

function explainEndpoints({ metadata, endpoints }: EndpointSlice): Account {
  const service = metadata.labels?.[serviceNameLabel] ?? metadata.name;
  const all = (endpoints ?? []).map(({ conditions = {} }) => conditions);
  const ready = all.filter((one) => one.ready ?? true).length;
  const terminating = all.filter((one) => one.ready === false && one.serving && one.terminating).length;
  const other = all.length - ready - terminating;
  return account(endpoint.headline(service, String(ready), String(terminating), String(other)), {
    detail: endpoint.detail,
  });
}

export function explainPodBound({ detail }: EventOfKind<'PodBound'>): Account {
  return account(words.bound(detail.node), { detail: words.boundDetail });
}

export function explainObjectDeleted(why: PodWhy | null, event: EventOfKind<'ObjectDeleted'>): Account {
  const { object } = event.detail;
  if (!why) return account(words.removedOther(object.kind, object.metadata.name));
  const pod = object as Pod;
  const asked = lastBefore(why.history, event.id, 'ScenarioActionTaken', ({ detail }) => {
    return detail.verb === 'delete';
  });
  if (event.actor !== 'kubectl') {
    const detail = asked ? words.removedDetail(duration(event.at - asked.at)) : null;
    return account(words.removed, { detail });
  }
  if (pod.spec.nodeName === undefined) return account(words.removedUnbound);
  return account(asked?.detail.gracePeriodSeconds === 0 ? words.removedByForce : words.removedFinished);
}
