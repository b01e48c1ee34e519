import { containsPort } from '#api/portRange.ts';
import { nodePortWords as words } from '#i18n/nodePorts.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { LandingZones } from './landingZones.ts';
import type { PortHolder } from './portMap.ts';
import type { PortState } from './portState.ts';

const kinds = { drawn: words.drawn, asked: words.asked, health: words.health, leaked: words.leaked } as const;

/** What there is to say of a port, in one line. */
export function cellWords(
  state: PortState,
  port: number,
  locale: Locale,
  below: PortState | null = null,
): string {
  const own = fate(state, port, locale);
  if (below === null) return words.cell(port, own)[locale];
  const other = fate(below, port, locale);
  return words.cell(port, own === other ? own : words.compared(own, other)[locale])[locale];
}

/** How likely the next draw takes a free port; empty when it cannot. */
export function landingWords(zones: LandingZones | null, port: number, locale: Locale): string {
  const landing = zones?.landings.find((one) => one.port === port);
  return zones && landing ? words.cellLanding(landing.weight, number(zones.of))[locale] : '';
}

function fate(state: PortState, port: number, locale: Locale): string {
  const { range, offset, holders, refused } = state;
  if (!containsPort(range, port)) return words.cellOutside[locale];
  const holder = holders.get(port);
  const band =
    offset === 0 ? words.oneBand : port - range.base < offset ? words.staticBand : words.dynamicBand;
  const held = holder ? heldBy(holder, locale) : words.cellFree(band[locale])[locale];
  const turnedAway = refused.filter((one) => one.port === port).map(({ name }) => name);
  if (turnedAway.length === 0) return held;
  return `${held}; ${words.cellRefused(turnedAway.join(', '))[locale]}`;
}

function heldBy({ kind, name, users }: PortHolder, locale: Locale): string {
  const what = kinds[kind][locale];
  return kind === 'leaked' ? what : words.cellHeld(what, name, users.join(', '))[locale];
}

/** `2,768`. */
export function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
