import { containsPort, type PortRange } from '#api/portRange.ts';
import type { Draw } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import { nodePortWords as words } from '#i18n/nodePorts.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { EventId } from '#simulation/trace.ts';
import { number } from './cellWords.ts';
import type { PortRefusal } from './portMap.ts';
import type { PortState } from './portState.ts';

/** Something said in the margin of the map. */
export interface MapNote {
  readonly key: string;
  readonly tone: 'sidecar' | 'main' | 'fail' | 'text';
  readonly title: string;
  readonly lines: readonly string[];
  /** The server's own words; empty when it says nothing. */
  readonly verbatim: string;
  /** The port it is tied to; null when it is about a whole band. */
  readonly port: number | null;
  /** The port whose row it would like to stand at. */
  readonly near: number;
  readonly event: EventId | null;
}

const mostRefusals = 2;

/** What the margin says at one instant, from the top of the map to its foot. */
export function mapNotes(
  state: PortState,
  next: Draw | undefined,
  lineOf: (document: number | null) => number | null,
  locale: Locale,
): readonly MapNote[] {
  const { range, offset, refused } = state;
  const last = range.base + range.size - 1;
  const firstDynamic = range.base + offset;
  const plain = { verbatim: '', port: null, event: null };
  const notes: MapNote[] = [];
  if (offset > 0) {
    const lines = [words.bandOf(range.base, firstDynamic - 1, number(offset))[locale]];
    const title = words.staticBand[locale];
    notes.push({ ...plain, key: 'static', tone: 'sidecar', title, lines, near: range.base });
  }
  for (const one of refused.slice(-mostRefusals)) notes.push(refusedNote(one, range, lineOf, locale));
  notes.push(nextNote(next, firstDynamic, offset, locale));
  const title = (offset > 0 ? words.dynamicBand : words.oneBand)[locale];
  const count = range.size - offset;
  const lines = [
    count === 1 ? words.bandOfOne(last)[locale] : words.bandOf(firstDynamic, last, number(count))[locale],
  ];
  notes.push({ ...plain, key: 'dynamic', tone: 'main', title, lines, near: last });
  const order = (note: MapNote) =>
    note.key === 'static' ? -1 : note.key === 'dynamic' ? Infinity : note.near;
  return notes.sort((a, b) => order(a) - order(b));
}

function refusedNote(
  { event, name, port, code, holder, document, message }: PortRefusal,
  range: PortRange,
  lineOf: (document: number | null) => number | null,
  locale: Locale,
): MapNote {
  const line = lineOf(document);
  const last = range.base + range.size - 1;
  const inside = port !== null && containsPort(range, port);
  const title =
    port === null
      ? words.refusedService(name)
      : !inside
        ? words.notInRange(port)
        : holder === null
          ? words.refusedPort(port)
          : words.taken(port);
  const asks = line === null ? words.asksFor(name) : words.asksForAtLine(name, line);
  return {
    key: `refused ${event}`,
    tone: 'fail',
    title: title[locale],
    lines: [
      ...(port === null ? [] : [asks[locale]]),
      ...(holder === null ? [] : [words.heldBy(holder)[locale]]),
      words.answers(code)[locale],
    ],
    verbatim: inside || port === null ? (message.split(': ').at(-1) ?? '') : '',
    port: inside ? port : null,
    near: inside ? port : port !== null && port > last ? last : range.base,
    event,
  };
}

function nextNote(next: Draw | undefined, firstDynamic: number, offset: number, locale: Locale): MapNote {
  const plain = { key: 'next', tone: 'text', verbatim: '', event: null } as const;
  if (!next) {
    return {
      ...plain,
      title: words.rangeFull[locale],
      lines: [words.rangeFullNote[locale]],
      port: null,
      near: firstDynamic,
    };
  }
  const { port, start, walked, band } = next;
  const how = walked === 0 ? words.nextDrawFree(port) : words.nextDrawWalks(start, walked, port);
  const late = band === 'static' && offset > 0;
  return {
    ...plain,
    title: words.nextDraw[locale],
    lines: [how[locale], ...(late ? [words.nextDrawStatic[locale]] : [])],
    port,
    near: port,
  };
}
