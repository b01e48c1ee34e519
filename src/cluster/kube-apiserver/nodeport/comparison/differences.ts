import { number } from '#cluster/kube-apiserver/nodeport/map/cellWords.ts';
import type { PortMap } from '#cluster/kube-apiserver/nodeport/map/portMap.ts';
import { type PortState, portStateAt } from '#cluster/kube-apiserver/nodeport/map/portState.ts';
import type { SceneDifferences, SceneSide } from '#cluster/scene.ts';
import { nodePortDifferences as words } from '#i18n/nodePortDifferences.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** More rows than this say no more; the headline has their number. */
const mostPorts = 12;

/** What became different in the end: who was refused, whose port changed, how the bands stand. */
export function differences(above: SceneSide<PortMap>, below: SceneSide<PortMap>): SceneDifferences {
  const low = Math.max(above.model.spans.at(-1)?.offset ?? 0, below.model.spans.at(-1)?.offset ?? 0);
  const a = sideOf(above.model, low);
  const b = sideOf(below.model, low);
  const rows: SceneDifferences['rows'][number][] = [];
  const add = (
    what: Sentence,
    values: readonly [string, string],
    more: Partial<SceneDifferences['rows'][number]> = {},
  ) => {
    if (values[0] === values[1]) return;
    rows.push({ what, above: values[0], below: values[1], alarming: null, eventAbove: null, ...more });
  };
  const names = [...new Set([...a.refused.keys(), ...b.refused.keys()])].sort();
  for (const name of names.slice(0, mostPorts)) {
    const [one, other] = [a.refused.get(name), b.refused.get(name)];
    const alarming = one && !other ? 'above' : other && !one ? 'below' : null;
    add(words.portOf(name), [fate(one, a.ports.get(name)), fate(other, b.ports.get(name))], {
      alarming,
      eventAbove: one?.event ?? null,
    });
  }
  add(words.staticBand, [number(a.state.offset), number(b.state.offset)]);
  add(words.range, [rangeText(a.state), rangeText(b.state)]);
  add(words.drawnInStatic(number(low)), [number(a.drawnStatic), number(b.drawnStatic)]);
  add(words.freeStatic, [number(a.state.tally.freeStatic), number(b.state.tally.freeStatic)]);
  const moved = [...new Set([...a.ports.keys(), ...b.ports.keys()])]
    .sort()
    .filter((name) => !names.includes(name) && a.ports.get(name) !== b.ports.get(name));
  for (const name of moved.slice(0, mostPorts)) {
    add(words.portOf(name), [a.ports.get(name) ?? '–', b.ports.get(name) ?? '–']);
  }
  const [fewer, more] = [a.refused.size, b.refused.size];
  const headline =
    fewer !== more
      ? words.refusedHeadline(number(fewer), number(more))
      : rows.length === 0
        ? words.nothing
        : moved.length > 0
          ? words.movedHeadline(number(moved.length))
          : words.bandsHeadline;
  return { headline, rows, sentences: sentencesOf(a, b, moved.length) };
}

interface Side {
  readonly state: PortState;
  /** By Service, what it was refused for. */
  readonly refused: ReadonlyMap<string, { readonly event: number; readonly code: number }>;
  /** By Service, its node ports. */
  readonly ports: ReadonlyMap<string, string>;
  readonly drawnStatic: number;
}

/** `low` ports at the low end are looked at apart: the static band of the side that has one. */
function sideOf(model: PortMap, low: number): Side {
  const state = portStateAt(model, model.end);
  const refused = new Map(model.refusals.map(({ name, event, code }) => [name, { event, code }]));
  const ports = new Map<string, string>();
  let drawnStatic = 0;
  for (const [port, { name, kind }] of [...state.holders].sort(([one], [other]) => one - other)) {
    ports.set(name, ports.has(name) ? `${ports.get(name)}, ${port}` : String(port));
    if (kind !== 'asked' && port < state.range.base + low) drawnStatic += 1;
  }
  return { state, refused, ports, drawnStatic };
}

function fate(refused: { readonly code: number } | undefined, ports: string | undefined): string {
  return refused ? String(refused.code) : (ports ?? '–');
}

function rangeText({ range }: PortState): string {
  return `${range.base}–${range.base + range.size - 1}`;
}

function sentencesOf(a: Side, b: Side, moved: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const [banded, plain] = a.state.offset > 0 ? [a, b] : [b, a];
  if (banded.state.offset > 0 && plain.state.offset === 0) {
    sentences.push(words.bandsDo(banded.state.offset));
    for (const name of plain.refused.keys()) {
      if (!banded.refused.has(name)) sentences.push(words.savedByBand(name));
    }
  }
  if (moved > 0) sentences.push(words.sameDraws);
  return sentences;
}
