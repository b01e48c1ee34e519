import { type KeyboardEvent, useState } from 'react';
import { appWords as words } from '#i18n/app.ts';
import { clock } from '#ui/timeText.ts';
import { seek, stepEvent, togglePlay } from './commands.ts';
import { Scrubber } from './Scrubber.tsx';
import { useScene } from './scenes.ts';
import { seedCount } from './seeds.ts';
import { speedsFor } from './speeds.ts';
import { appStore, endOf, useApp } from './store.ts';

/** The bar that moves time. */
export function Transport() {
  const locale = useApp((state) => state.locale);
  const playing = useApp((state) => state.playing);
  const speed = useApp((state) => state.speed);
  const end = useApp(endOf);
  const seed = useApp((state) => state.picture?.scenario.seed ?? null);
  const version = useApp((state) => state.picture?.scenario.cluster.version ?? 'v1.28');
  const showTable = useApp((state) => state.showTable);
  return (
    <footer className="transport">
      <div className="transport-hands">
        <ShapeButton label={words.previousEvent[locale]} keys="," onClick={() => stepEvent(-1)}>
          <path d="M3 2v10M12 2 5 7l7 5Z" fill="none" />
        </ShapeButton>
        <ShapeButton
          label={playing ? words.pause[locale] : words.play[locale]}
          keys="Space"
          onClick={togglePlay}
        >
          {playing ? (
            <path d="M4 2v10M10 2v10" strokeWidth="2.6" />
          ) : (
            <path d="M3 1.5 12 7l-9 5.5Z" fill="var(--text)" />
          )}
        </ShapeButton>
        <ShapeButton label={words.nextEvent[locale]} keys="." onClick={() => stepEvent(1)}>
          <path d="M11 2v10M2 2l7 5-7 5Z" fill="none" />
        </ShapeButton>
      </div>
      <TimeField />
      <Scrubber />
      <span className="transport-end type-code">{clock(end)}</span>
      <label className="speed">
        <span className="unseen">{words.speed[locale]}</span>
        <select value={speed} onChange={(event) => appStore.setState({ speed: Number(event.target.value) })}>
          {speedsFor(end, speed).map((one) => (
            <option key={one} value={one}>
              ×{one}
            </option>
          ))}
        </select>
      </label>
      {seed !== null && (
        <button
          type="button"
          className="plain type-code seed"
          onClick={() => appStore.setState({ dialog: 'settings' })}
        >
          {words.seed(seed)[locale]}
        </button>
      )}
      <SeedsVerb />
      <span className="transport-verbs">
        <button
          type="button"
          className="verb"
          aria-pressed={showTable}
          onClick={() => appStore.setState({ showTable: !showTable })}
        >
          {showTable ? words.picture[locale] : words.table[locale]}
        </button>
        <button
          type="button"
          className="verb"
          title={`${words.predicts(version)[locale]} ${words.notModelled[locale]}`}
          onClick={() => appStore.setState({ dialog: 'limits' })}
        >
          {words.prediction(version)[locale]}
        </button>
      </span>
    </footer>
  );
}

/** Many seeds behind the one that is shown; while they run the word tells how many are done. */
function SeedsVerb() {
  const locale = useApp((state) => state.locale);
  const wanted = useApp((state) => state.wantsBands);
  const drawn = useScene()?.drawsSeeds === true;
  const done = useApp((state) => state.bands?.done ?? 0);
  if (!drawn) return null;
  return (
    <button
      type="button"
      className="verb seeds-verb"
      aria-pressed={wanted}
      title={words.seedsNote(seedCount)[locale]}
      onClick={() => appStore.setState({ wantsBands: !wanted })}
    >
      {wanted && done < seedCount ? words.seedsDone(done, seedCount)[locale] : words.seeds(seedCount)[locale]}
    </button>
  );
}

function ShapeButton(props: {
  readonly label: string;
  readonly keys: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  const { label, keys, onClick, children } = props;
  return (
    <button type="button" className="shape" aria-label={label} title={`${label} (${keys})`} onClick={onClick}>
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        stroke="var(--text)"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        {children}
      </svg>
    </button>
  );
}

/** The instant, as a number one can type. While it has the focus it holds still, so that what is typed replaces it. */
function TimeField() {
  const now = useApp((state) => state.now);
  const locale = useApp((state) => state.locale);
  const [held, setHeld] = useState<{ readonly before: string; readonly text: string } | null>(null);
  const hold = (at: number) => setHeld({ before: clock(at), text: clock(at) });
  const take = () => {
    const at = held === null || held.text === held.before ? null : instantOf(held.text);
    if (at === null) return;
    appStore.setState({ playing: false });
    seek(at);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    if (event.key === 'Enter') take();
    hold(appStore.getState().now);
  };
  return (
    <input
      className="time-field"
      aria-label={words.time[locale]}
      inputMode="decimal"
      value={held?.text ?? clock(now)}
      onFocus={(event) => {
        hold(now);
        event.target.select();
      }}
      onChange={({ target }) => setHeld({ before: held?.before ?? clock(now), text: target.value })}
      onBlur={() => {
        take();
        setHeld(null);
      }}
      onKeyDown={onKeyDown}
    />
  );
}

/** `36.2` seconds or `1:05.5`; null when it is neither. */
function instantOf(text: string): number | null {
  const parts = text.trim().split(':').map(Number);
  if (text.trim() === '' || parts.some((part) => !Number.isFinite(part) || part < 0)) return null;
  return Math.round(parts.reduce((seconds, part) => seconds * 60 + part, 0) * 1000);
}
