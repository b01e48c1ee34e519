import type { EndpointState } from '#cluster/endpointSpans.ts';
import type { Stage } from '#cluster/kube-proxy/service-traffic/model/rolloutModel.ts';
import { fateWord } from '#cluster/kube-proxy/service-traffic/picture/fateWord.ts';
import { rolloutWords } from '#i18n/rollout.ts';
import { rolloutTwin as words } from '#i18n/rolloutTwin.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { verbatim } from '#i18n/sentence.ts';
import type { EventId, Milliseconds } from '#simulation/trace.ts';

export type RowKind = 'failed' | 'pod' | 'endpoint' | 'rules' | 'health' | 'balancer' | 'node';

/** One line of the table. */
export interface RolloutRow {
  readonly key: string;
  readonly at: Milliseconds;
  readonly event: EventId;
  readonly kind: RowKind;
  readonly who: string;
  readonly what: Sentence;
  readonly note: Sentence | null;
  readonly failing: boolean;
}

const endpointWords: Readonly<Record<EndpointState, Sentence>> = {
  ready: words.endpointReady,
  servingTerminating: words.endpointServing,
  notReady: words.endpointNotReady,
  notServing: words.endpointNotServing,
};

/** Everything the picture shows, in order of time. */
export function rolloutRows(stage: Stage): readonly RolloutRow[] {
  const rows = [...requestRows(stage), ...podRows(stage), ...nodeRows(stage)];
  return rows.sort((a, b) => a.at - b.at || a.event - b.event);
}

function requestRows({ requests, nodes, pods }: Stage): readonly RolloutRow[] {
  return requests.failed.map((place) => {
    const node = nodes[requests.node[place]!]?.name;
    const pod = pods[requests.pod[place]!]?.name;
    const note = [node ? words.via(node) : null, pod ? words.to(pod) : null].filter((part) => part !== null);
    const fate = fateWord(requests.fate[place]!);
    return {
      key: `request ${requests.event[place]}`,
      at: requests.endedAt[place]!,
      event: requests.event[place]!,
      kind: 'failed',
      who: `#${place + 1}`,
      what: fate,
      note: note.length === 0 ? null : joined(note),
      failing: true,
    };
  });
}

function podRows({ pods }: Stage): readonly RolloutRow[] {
  return pods.flatMap((pod) => {
    const row = (kind: RowKind, at: number, event: EventId, what: Sentence, failing = false): RolloutRow => ({
      key: `${kind} ${pod.key} ${at} ${what.en}`,
      at,
      event,
      kind,
      who: pod.name,
      what,
      note: kind === 'pod' && pod.node !== null ? verbatim(pod.node) : null,
      failing,
    });
    const states = pod.spans.map(({ state, from, event }) =>
      row('pod', from, event, state === 'terminating' ? rolloutWords.terminatingLife : rolloutWords[state]),
    );
    const exits = pod.exits.map(({ at, exitCode, event }) =>
      row('pod', at, event, words.exited(exitCode), exitCode !== 0),
    );
    const endpoint = pod.endpoint.map(({ state, from, event }) =>
      row('endpoint', from, event, endpointWords[state]),
    );
    const last = pod.endpoint.at(-1);
    const left =
      last && pod.goneAt !== null ? [row('endpoint', last.to, last.event, words.endpointGone)] : [];
    const gone = pod.goneAt === null ? [] : [row('pod', pod.goneAt, pod.createdBy, words.gone)];
    return [...states, ...exits, ...endpoint, ...left, ...gone];
  });
}

function nodeRows({ nodes }: Stage): readonly RolloutRow[] {
  return nodes.flatMap(({ name, syncs, health, backend, notes }) => {
    const row = (kind: RowKind, at: number, event: EventId, what: Sentence, failing = false): RolloutRow => ({
      key: `${kind} ${name} ${event} ${what.en}`,
      at,
      event,
      kind,
      who: name,
      what,
      note: null,
      failing,
    });
    return [
      ...syncs.map(({ at, event }) => row('rules', at, event, words.rulesWritten)),
      ...health.map(({ from, event, healthz }) =>
        row(
          'health',
          from,
          event,
          healthz === null ? rolloutWords.noAnswer : words.healthz(String(healthz)),
          healthz !== 200,
        ),
      ),
      ...backend.map(({ from, event, inService }) =>
        row('balancer', from, event, inService ? words.inService : words.outOfService, !inService),
      ),
      ...notes.map(({ at, event, kind, what }) =>
        row('node', at, event, verbatim(what === '' ? kind : `${kind} ${what}`)),
      ),
    ];
  });
}

function joined(parts: readonly Sentence[]): Sentence {
  return { en: parts.map(({ en }) => en).join(', '), zh: parts.map(({ zh }) => zh).join('，') };
}
