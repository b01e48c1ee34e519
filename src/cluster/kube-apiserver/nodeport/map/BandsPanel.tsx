import { type FormEvent, useState } from 'react';
import { parsePortRange, portRangeText } from '#api/portRange.ts';
import { nodePortWords as words } from '#i18n/nodePorts.ts';
import type { Locale } from '#i18n/sentence.ts';
import type { FieldPath } from '#scenario/place.ts';
import { number } from './cellWords.ts';
import type { PortMap } from './portMap.ts';
import type { PortState } from './portState.ts';

interface BandsPanelProps {
  readonly model: PortMap;
  readonly state: PortState;
  readonly locale: Locale;
  readonly onRange: (path: FieldPath, value: unknown) => void;
  readonly onCompare: (kind: string, value: string) => void;
}

const gate = 'ServiceNodePortStaticSubrange';

/** The formula with the reader's own numbers in it, each step in words, and a hand on the range. */
export function BandsPanel(props: BandsPanelProps) {
  const { model, state, locale } = props;
  const { range, offset } = state;
  return (
    <section className="ports-panel" aria-label={words.whereBandsMeet[locale]}>
      <h3>{words.whereBandsMeet[locale]}</h3>
      <Formula size={range.size} offset={offset} on={model.staticSubrange} />
      <p className="text-2">{formulaWords(range.size, model.staticSubrange, locale)}</p>
      {offset > 0 ? (
        <p className="text-2">{words.preference(range.base + offset, range.base + range.size - 1)[locale]}</p>
      ) : null}
      <RangeEditor key={portRangeText(range)} {...props} />
    </section>
  );
}

function formulaWords(size: number, on: boolean, locale: Locale): string {
  if (!on) return words.formulaOff(gate)[locale];
  if (size <= 16) return words.formulaSmall(size)[locale];
  const floored = Math.floor(size / 32);
  const parts = [words.formulaRead(number(size), String(Math.round((size / 32) * 100) / 100), floored)];
  if (floored < 16) parts.push(words.formulaLeast);
  if (floored > 128) parts.push(words.formulaMost);
  parts.push(words.formulaPurpose(Math.min(Math.max(16, floored), 128)));
  return parts.map((part) => part[locale]).join(locale === 'zh' ? '' : ' ');
}

/** min(max(16, size/32), 128), as it is printed; its result where the code departs from it. */
function Formula(props: { readonly size: number; readonly offset: number; readonly on: boolean }) {
  const { size, offset, on } = props;
  return (
    <p className={on ? 'ports-formula' : 'ports-formula off'}>
      <span>min ( max ( 16,</span>
      <span className="fraction">
        <span>{size}</span>
        <span>32</span>
      </span>
      <span>), 128 )</span>
      <span>{size <= 16 || !on ? '→' : '='}</span>
      <strong className="text-sidecar">{offset}</strong>
    </p>
  );
}

/** Edits the Scenario's range; what the flag would refuse is said in its own words and not written. */
function RangeEditor({ state, locale, onRange, onCompare }: BandsPanelProps) {
  const [draft, setDraft] = useState(portRangeText(state.range));
  const parsed = parsePortRange(draft);
  const changed = draft.trim() !== portRangeText(state.range);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (parsed.kind !== 'range' || parsed.range.size === 0) return;
    onRange(['spec', 'cluster', 'serviceNodePortRange'], portRangeText(parsed.range));
  };
  return (
    <form className="ports-range type-code" onSubmit={submit}>
      <label>
        <span className="text-2">{words.range[locale]}</span>{' '}
        <input
          value={draft}
          size={13}
          spellCheck={false}
          aria-invalid={parsed.kind === 'refused'}
          onChange={(event) => setDraft(event.target.value)}
        />
      </label>
      {changed && parsed.kind === 'range' && parsed.range.size > 0 ? (
        <>
          <button type="submit" className="verb type-body">
            {words.rangeApply[locale]}
          </button>{' '}
          <button
            type="button"
            className="verb type-body"
            onClick={() => onCompare('range', portRangeText(parsed.range))}
          >
            {words.rangeCompare[locale]}
          </button>
        </>
      ) : null}
      {parsed.kind === 'refused' ? (
        <p className="text-fail" role="alert">
          {words.rangeRefused[locale]} {parsed.message}
        </p>
      ) : null}
    </form>
  );
}
