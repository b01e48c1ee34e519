import { appWords as words } from '#i18n/app.ts';
import { clockWithUnit } from '#ui/timeText.ts';
import { continueRun, releaseHeld, retry } from './commands.ts';
import { useApp } from './store.ts';

const limitWords = {
  events: words.limitEvents,
  wallTime: words.limitTime,
  memory: words.limitMemory,
  stopped: words.limitStopped,
} as const;

/** What is to be said of the picture itself: that it is old, torn, waiting, or that the engine failed. */
export function StageLines({ stale }: { readonly stale: boolean }) {
  const locale = useApp((state) => state.locale);
  const held = useApp((state) => state.held);
  const trouble = useApp((state) => state.trouble);
  const edits = useApp((state) => state.editsAhead);
  const trace = useApp((state) => state.picture?.trace ?? null);
  return (
    <>
      {held && (
        <p className="stage-line ochre" role="status">
          {words.held[locale]}{' '}
          <button type="button" className="verb" onClick={releaseHeld}>
            {words.run[locale]}
          </button>
        </p>
      )}
      {trouble && (
        <p className="stage-line carmine" role="alert">
          {trouble.kind === 'silent' ? words.silent[locale] : words.failed(trouble.message)[locale]}{' '}
          <button type="button" className="verb" onClick={retry}>
            {words.tryAgain[locale]}
          </button>
        </p>
      )}
      {stale && trace && (
        <p className="stage-line ochre strong" role="status">
          {words.stale(edits)[locale]}
        </p>
      )}
      {!stale && trace?.truncated && (
        <p className="stage-line carmine" role="status">
          {words.truncated(limitWords[trace.truncated][locale], clockWithUnit(trace.end))[locale]}{' '}
          <button type="button" className="verb" onClick={continueRun}>
            {words.continueRun[locale]}
          </button>
        </p>
      )}
    </>
  );
}
