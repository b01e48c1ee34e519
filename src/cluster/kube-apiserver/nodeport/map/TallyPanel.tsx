import type { Draw } from '#cluster/kube-apiserver/nodeport/portAllocator.ts';
import { nodePortWords as words } from '#i18n/nodePorts.ts';
import type { Locale } from '#i18n/sentence.ts';
import { number } from './cellWords.ts';
import type { LandingZones } from './landingZones.ts';
import type { PortState } from './portState.ts';
import { rowPaths } from './rowPaths.ts';

interface TallyPanelProps {
  readonly state: PortState;
  readonly zones: LandingZones | null;
  readonly draws: readonly Draw[];
  readonly layer: 'none' | 'landing' | 'next20';
  readonly locale: Locale;
  readonly onLayer: (layer: 'none' | 'landing' | 'next20') => void;
}

const kinds = [
  ['d', 'drawn'],
  ['h', 'health'],
  ['a', 'asked'],
  ['l', 'leaked'],
] as const;

/** How many of each, what the marks mean, and what can be laid over the map. */
export function TallyPanel({ state, zones, draws, layer, locale, onLayer }: TallyPanelProps) {
  const { tally, refused, range, offset } = state;
  const used = tally.drawn + tally.health + tally.asked + tally.leaked;
  return (
    <section className="ports-panel" aria-label={words.inUse(number(used), number(range.size))[locale]}>
      <h3>{words.inUse(number(used), number(range.size))[locale]}</h3>
      <table className="ports-tally">
        <tbody>
          {kinds
            .filter(([, kind]) => kind !== 'leaked' || tally.leaked > 0)
            .map(([letter, kind]) => (
              <TallyRow key={kind} letter={letter} label={words[kind][locale]} count={tally[kind]} />
            ))}
          <TallyRow letter="x" label={words.refused[locale]} count={refused.length} />
          <TallyRow letter=" " label={words.dynamicFree[locale]} count={tally.freeDynamic} rule />
          {offset > 0 ? (
            <TallyRow letter=" " label={words.staticFree[locale]} count={tally.freeStatic} />
          ) : null}
        </tbody>
      </table>
      <p className="ports-layers">
        <LayerVerb name="landing" label={words.landingZones[locale]} {...{ layer, onLayer }} />
        <LayerVerb name="next20" label={words.next20[locale]} {...{ layer, onLayer }} />
      </p>
      <p className="type-label text-2 ports-layer-words">{layerWords(layer, zones, draws, locale)}</p>
    </section>
  );
}

function layerWords(
  layer: TallyPanelProps['layer'],
  zones: LandingZones | null,
  draws: readonly Draw[],
  locale: Locale,
): string {
  if (layer === 'next20') return words.next20Are(draws.map(({ port }) => port).join(', '))[locale];
  if (layer === 'none' || !zones) return '';
  const likeliest = zones.landings.reduce((a, b) => (b.weight > a.weight ? b : a));
  return words.landingLikeliest(likeliest.port, likeliest.weight, number(zones.of))[locale];
}

function TallyRow(props: {
  readonly letter: string;
  readonly label: string;
  readonly count: number;
  readonly rule?: boolean;
}) {
  const { letter, label, count, rule } = props;
  const paths = rowPaths(letter, null, { cellWidth: 9, rowHeight: 14 });
  return (
    <tr className={rule ? 'ruled' : undefined}>
      <td>
        <svg width="11" height="14" aria-hidden="true">
          <path className="port-drawn" d={paths.drawn} />
          <path className="port-asked" d={paths.asked} />
          <path className="port-health" d={paths.health} />
          <path className="port-leaked" d={paths.leaked} />
          {letter === 'x' ? <path d="M2 4l6 6m0-6l-6 6" stroke="var(--fail)" strokeWidth="1.6" /> : null}
        </svg>
      </td>
      <th scope="row">{label}</th>
      <td className="numeric">{number(count)}</td>
    </tr>
  );
}

function LayerVerb(props: {
  readonly name: 'landing' | 'next20';
  readonly label: string;
  readonly layer: TallyPanelProps['layer'];
  readonly onLayer: TallyPanelProps['onLayer'];
}) {
  const { name, label, layer, onLayer } = props;
  const on = layer === name;
  return (
    <button
      type="button"
      className={on ? 'verb strong' : 'verb'}
      aria-pressed={on}
      onClick={() => onLayer(on ? 'none' : name)}
    >
      {label}
    </button>
  );
}
