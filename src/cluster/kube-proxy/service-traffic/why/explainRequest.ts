import type { Node } from '#api/nodeTypes.ts';
import type { Service } from '#api/serviceTypes.ts';
import type { Pod } from '#api/types.ts';
import type { Run } from '#cluster/run.ts';
import { requestWhy as words } from '#i18n/rolloutWhyRequest.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { type Account, account, type EventOfKind, inSeconds, nameOf } from './account.ts';
import { behaviourField, objectField, podField } from './fields.ts';
import { policyField, stopFields, trafficField } from './requestFields.ts';
import { type RequestStory, requestStory } from './requestStory.ts';
import { firstObject, objectBefore } from './writes.ts';

const drainingGate = 'KubeProxyDrainingTerminatingNodes';

type Decided = EventOfKind<'RequestDecided'>;

/** What became of a request, with the numbers that decided it. */
export function explainRequest(run: Run, event: Decided): Account {
  const { fate, retried, why } = event.detail;
  const told = why.kind === 'answered' ? explainServed(run, event) : explainLost(run, event);
  const steps = {
    served: words.stepServed,
    refused: words.stepRefused,
    reset: words.stepReset,
    timedOut: words.stepTimedOut,
    error: words.stepError,
  } as const;
  return {
    ...told,
    step: steps[fate],
    details: [...told.details, retried ? words.retried : null],
    failing: fate !== 'served',
  };
}

function explainServed(run: Run, event: Decided): Account {
  const { detail, at } = event;
  const pod = serverName(run, event);
  const story = requestStory(run, event);
  const traffic = trafficField(run, detail.traffic);
  const details = [
    detail.connection === null ? chosenBy(detail.node, story) : words.servedKept(String(detail.connection)),
    resolved(event),
  ];
  if (story.endpoint?.terminating) {
    return account(words.servedTerminating(pod), {
      details,
      fields: [traffic, ...stopFields(run, detail.pod)],
      feature: 'terminatingEndpoints',
    });
  }
  const object = detail.pod === null ? null : objectBefore(run.trace, detail.pod, event.id);
  const deleted = object?.metadata.deletionTimestamp !== undefined;
  return account(deleted ? words.servedLate(pod) : words.served(pod, inSeconds(at - detail.sentAtMs)), {
    details,
    fields: [traffic, ...(deleted ? stopFields(run, detail.pod) : [])],
  });
}

function explainLost(run: Run, event: Decided): Account {
  const { detail, subject, at } = event;
  const { why, sentAtMs } = detail;
  const pod = serverName(run, event);
  const node = detail.node ?? '';
  const traffic = trafficField(run, detail.traffic);
  const story = requestStory(run, event);
  const sent = at - sentAtMs >= 50 ? words.sentAt(inSeconds(sentAtMs), inSeconds(at - sentAtMs)) : null;
  switch (why.kind) {
    case 'answered':
      return explainServed(run, event);
    case 'applicationError':
      return account(words.applicationError(pod, String(detail.status)), {
        details: [words.applicationErrorDetail],
        fields: [detail.pod === null ? null : behaviourField(run, detail.pod, 'serves'), traffic],
      });
    case 'answerTooSlow':
      return account(
        words.tooSlow(
          inSeconds(why.requestMs),
          String(run.scenario.traffic[detail.traffic]?.timeoutSeconds ?? 0),
        ),
        { fields: [traffic] },
      );
    case 'noHealthyNode':
      return account(words.noHealthyNode(String(why.nodes)), {
        fields: [policyField(run, subject), traffic],
      });
    case 'notReachableFromOutside':
      return account(words.notReachable, {
        details: [words.notReachableDetail],
        fields: [objectField(run, subject, 'spec.type'), traffic],
      });
    case 'noSuchService':
      return account(words.noSuchService, { fields: [traffic] });
    case 'noAddress':
      return account(words.noAddress(inSeconds(detail.resolvedAtMs ?? 0)), {
        details: [words.noAddressDetail],
        fields: [objectField(run, subject, 'spec.selector'), traffic],
      });
    case 'portNotTranslated':
      return account(words.portNotTranslated(pod, String(why.port), String(why.targetPort)), {
        details: [words.portNotTranslatedDetail],
        fields: [objectField(run, subject, 'spec.ports'), traffic],
      });
    case 'noRules':
      return account(words.noRules(node), { details: [sent], fields: [traffic] });
    case 'noEndpoints': {
      return account(words.noEndpoints(node, inSeconds(story.rulesAtMs ?? 0)), {
        details: [words.noEndpointsDetail],
        fields: [objectField(run, subject, 'spec.selector'), traffic],
        otherwise: tookTheLast(run, event) ? words.otherwiseUnavailable : null,
      });
    }
    case 'noLocalEndpoints':
      return account(words.noLocalEndpoints(node), {
        details: [words.noLocalEndpointsDetail],
        fields: [policyField(run, subject), traffic],
        otherwise: words.otherwiseCluster,
      });
    case 'machineGone':
      return account(words.machineGone(why.machine, inSeconds(why.sinceMs)), {
        details: [words.machineGoneDetail, sent],
        fields: [traffic],
        feature: wasMarked(run, event, why.machine) ? 'drainingNodes' : null,
        otherwise:
          wasMarked(run, event, why.machine) && !run.enabledGates.includes(drainingGate)
            ? words.otherwiseGate
            : null,
      });
    case 'addressGone':
      return account(words.addressGone(pod, inSeconds(why.sinceMs)), {
        details: [resolved(event), sent, ...leftDetails(event, story, null)],
        fields: [...stopFields(run, detail.pod), traffic],
      });
    case 'notListening':
      return explainNotListening(run, event, why, story);
    case 'processExited': {
      const { sigtermAtMs: term } = why;
      const missing = Math.max(0.1, (sentAtMs + requestMs(run, event) - at) / 1000);
      return account(words.reset(pod, String(why.exitCode)), {
        details: [
          sent,
          term === null ? words.noTerm : words.endedAfterTerm(inSeconds(term), inSeconds(at - term)),
          ...leftDetails(event, story, term),
        ],
        fields: [...stopFields(run, detail.pod), traffic],
        otherwise: term === null ? null : words.otherwiseFinish(inSeconds(missing * 1000)),
        feature: story.endpoint?.terminating ? 'terminatingEndpoints' : null,
      });
    }
    default:
      return why satisfies never;
  }
}

function explainNotListening(
  run: Run,
  event: Decided,
  why: Extract<Decided['detail']['why'], { readonly kind: 'notListening' }>,
  story: RequestStory,
): Account {
  const { detail } = event;
  const pod = nameOf(detail.pod ?? '');
  const traffic = trafficField(run, detail.traffic);
  const { sinceMs, sigtermAtMs: term } = why;
  if (sinceMs === null || why.state === 'notStarted') {
    const probe =
      detail.pod === null ? null : podField(run, detail.pod, 'readinessProbe', { assumed: words.noProbe });
    return account(words.neverListened(pod), {
      details: [words.neverListenedDetail],
      fields: [probe, detail.pod === null ? null : behaviourField(run, detail.pod, 'readyAfter'), traffic],
      otherwise: probe?.text === null ? words.otherwiseProbe : null,
    });
  }
  const since = inSeconds(sinceMs);
  const hasPreStop =
    detail.pod !== null &&
    (firstObject(run.trace, detail.pod) as Pod | null)?.spec.containers[0]?.lifecycle?.preStop !== undefined;
  const lateBy = Math.ceil((event.detail.sentAtMs - sinceMs + 1) / 1000);
  return account(why.state === 'exited' ? words.exited(pod, since) : words.closedSocket(pod, since), {
    details: [resolved(event), stoppedAccepting(term, sinceMs), ...leftDetails(event, story, term)],
    fields: [...stopFields(run, detail.pod), traffic],
    otherwise: term === null || hasPreStop ? null : words.otherwiseAccept(String(lateBy)),
    feature: story.endpoint?.terminating ? 'terminatingEndpoints' : null,
  });
}

function stoppedAccepting(term: number | null, sinceMs: number): Sentence {
  if (term === null) return words.noTerm;
  const after = inSeconds(Math.max(0, sinceMs - term));
  return after === '0' ? words.atOnceAfterTerm(inSeconds(term)) : words.afterTerm(inSeconds(term), after);
}

/** Which rules named the endpoint, and when they ceased to: against SIGTERM where there was one. */
function leftDetails(
  { detail }: Decided,
  { rulesAtMs, endpoint: known, left }: RequestStory,
  term: number | null,
): readonly (Sentence | null)[] {
  const { node, endpoint } = detail;
  if (node === null || endpoint === null || known === null) return [];
  const named = [
    rulesAtMs === null ? null : words.rulesNamed(node, inSeconds(rulesAtMs)),
    known.terminating ? words.fallback : null,
  ];
  if (left === null) return [...named, words.neverLeft(endpoint, node)];
  if (term === null) return [...named, words.leftAt(endpoint, node, inSeconds(left.atMs))];
  const after = left.atMs - term;
  return [
    ...named,
    after >= 0
      ? words.leftAfterTerm(endpoint, node, inSeconds(after))
      : words.leftBeforeTerm(endpoint, node, inSeconds(-after)),
  ];
}

function chosenBy(node: string | null, { rulesAtMs }: RequestStory): Sentence | null {
  return node === null || rulesAtMs === null ? null : words.servedBy(node, inSeconds(rulesAtMs));
}

/** How old the name server's answer was that led here. */
function resolved({ detail }: Decided): Sentence | null {
  const { resolvedAtMs, sentAtMs } = detail;
  if (resolvedAtMs === null) return null;
  const age = sentAtMs - resolvedAtMs;
  return age <= 0
    ? words.resolvedNow(inSeconds(resolvedAtMs))
    : words.resolvedBefore(inSeconds(age), inSeconds(resolvedAtMs));
}

/** Who was asked: the pod, an address that is no pod's, or the host outside that the Service names. */
function serverName({ trace }: Run, { detail, subject }: Decided): string {
  if (detail.pod !== null) return nameOf(detail.pod);
  if (detail.endpoint !== null) return detail.endpoint;
  return (firstObject(trace, subject) as Service | null)?.spec.externalName ?? '';
}

function requestMs({ scenario }: Run, { detail }: Decided): number {
  return (scenario.traffic[detail.traffic]?.requestSeconds ?? 0) * 1000;
}

/** Whether a rolling update that may leave nobody took the last ready pods away. */
function tookTheLast({ trace }: Run, event: Decided): boolean {
  for (let at = event.cause; at !== null; at = trace.events[at]?.cause ?? null) {
    const cause = trace.events[at];
    if (cause?.kind === 'ScalingDecided') {
      return cause.detail.why.kind === 'available' && cause.detail.why.minAvailable === 0;
    }
  }
  return false;
}

/** Whether a node of a machine that is gone had been marked as leaving, so that the gate could have told of it. */
function wasMarked({ trace }: Run, { detail }: Decided, machine: string): boolean {
  if (detail.clientNode !== null || (detail.node !== null && detail.node !== machine)) return false;
  return trace.events.some((event) => {
    if (event.kind !== 'ObjectModified' || event.subject !== `Node//${machine}`) return false;
    const { spec, metadata } = event.detail.object as Node;
    const tainted = spec?.taints?.some(({ key }) => key === 'ToBeDeletedByClusterAutoscaler') ?? false;
    return tainted || metadata.deletionTimestamp !== undefined;
  });
}
