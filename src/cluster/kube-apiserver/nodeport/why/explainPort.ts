import { parsePortRange } from '#api/portRange.ts';
import type { ExplainedAction } from '#cluster/explanation.ts';
import type { ClusterEvent } from '#cluster/facts.ts';
import { number } from '#cluster/kube-apiserver/nodeport/map/cellWords.ts';
import { nameOf } from '#cluster/kube-apiserver/nodeport/map/derivePortMap.ts';
import { staticBandOffset } from '#cluster/kube-apiserver/nodeport/staticBandOffset.ts';
import type { Run } from '#cluster/run.ts';
import { documentOf } from '#cluster/runDocuments.ts';
import { nodePortWhy as words } from '#i18n/nodePortWhy.ts';
import { type Account, account } from './account.ts';
import { serviceField } from './serviceField.ts';
import { type SuggestedPort, suggestedPort } from './suggestedPort.ts';

type EventOfKind<Kind extends ClusterEvent['kind']> = Extract<ClusterEvent, { readonly kind: Kind }>;

export function explainAllocated(run: Run, event: EventOfKind<'NodePortAllocated'>): Account {
  const { subject, detail } = event;
  const { port, path, how, users } = detail;
  const name = nameOf(subject);
  if (path === 'spec.healthCheckNodePort') {
    return account(words.health(name, port), {
      details: [words.healthDetail],
      fields: [
        serviceField(run, subject, 'spec.externalTrafficPolicy', { value: 'Local' }),
        serviceField(run, subject, 'spec.type', { value: 'LoadBalancer' }),
      ],
      otherwise: words.healthOtherwise,
    });
  }
  const field = serviceField(run, subject, path, {
    value: port,
    assumed: how === 'drawn' ? words.noNodePort : null,
  });
  const shared = users.length > 1 ? [words.shared(users.join(', '))] : [];
  if (how === 'asked') {
    return account(words.asked(name, port), {
      details: [words.askedDetail, ...shared],
      fields: [field],
      otherwise: words.askedOtherwise(port),
    });
  }
  return account(words.drawn(name, port), {
    details: [...scanWords(run, detail), ...shared],
    fields: [field],
    otherwise: words.drawnOtherwise,
    action: actionFor(run, subject, path, suggestedPort(run)),
    bands: true,
  });
}

function scanWords(run: Run, detail: EventOfKind<'NodePortAllocated'>['detail']) {
  const { port, band, start, walked, freeInBand } = detail;
  if (start === null) return [];
  const size = number(bandSize(run, band));
  const scan = walked === 0 ? words.drawnFree(start, size) : words.drawnWalked(start, size, walked, port);
  return [...(band === 'static' ? [words.spilled] : []), scan, words.freeThen(number(freeInBand))];
}

function bandSize({ scenario, enabledGates }: Run, band: 'static' | 'dynamic'): number {
  const parsed = parsePortRange(scenario.cluster.serviceNodePortRange);
  const size = parsed.kind === 'range' ? parsed.range.size : 0;
  const offset = enabledGates.includes('ServiceNodePortStaticSubrange') ? staticBandOffset(size) : 0;
  return band === 'static' ? offset : size - offset;
}

export function explainRefused(run: Run, event: EventOfKind<'ServiceRefused'>): Account {
  const { subject, detail } = event;
  const { code, message, by, port, path, holder } = detail;
  const name = nameOf(subject);
  const full = message.endsWith('range is full');
  const headline = full
    ? words.full(name)
    : port !== null && holder !== null
      ? words.takenBy(name, port, nameOf(holder))
      : port !== null && by === 'allocation'
        ? words.outOfRange(name, port)
        : code === 409
          ? words.exists(name)
          : code === 404
            ? words.missing(name)
            : words.invalidPlain(name);
  const suggested = full ? null : suggestedPort(run);
  const about = /nodePort$|healthCheckNodePort$/.test(path) && by === 'allocation';
  return account(headline, {
    details: [
      words.serverSays(code ?? 500, message),
      ...(by === 'allocation' ? [words.hides] : [words.givenBack]),
    ],
    fields: [serviceField(run, subject, path, { value: port ?? '' })],
    otherwise:
      about && suggested
        ? (suggested.fixed ? words.refusedOtherwise : words.refusedOtherwiseAny)(suggested.port)
        : null,
    action: about ? actionFor(run, subject, path, suggested) : null,
    bands: about,
  });
}

/** Writes the suggested port into the Service's manifest; null where the text has none. */
function actionFor(
  run: Run,
  subject: string,
  path: string,
  suggested: SuggestedPort | null,
): ExplainedAction | null {
  const document = documentOf(run, subject);
  if (!document || !suggested) return null;
  return { title: words.use(suggested.port), document: document.index, path, value: suggested.port };
}

export function explainReleased({ subject, detail }: EventOfKind<'NodePortReleased'>): Account {
  const name = nameOf(subject);
  const why = {
    deleted: words.releasedDeleted(name),
    updated: words.releasedUpdated(name),
    rolledBack: words.releasedRolledBack(name),
    leak: words.releasedLeak,
    outOfRange: words.releasedOutOfRange,
  }[detail.why];
  return account(words.released(detail.port), { details: [why] });
}
