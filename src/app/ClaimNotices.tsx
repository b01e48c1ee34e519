import './claim-notices.css';
import type { ClaimNotice } from '#cluster/scene.ts';
import { appWords } from '#i18n/app.ts';
import { noticeWords as words } from '#i18n/claims.ts';
import type { Locale } from '#i18n/sentence.ts';

interface ClaimNoticesProps {
  readonly notices: readonly ClaimNotice[];
  /** Which of the two this run plays. */
  readonly behaviour: 'source' | 'announced';
  readonly locale: Locale;
  /** Plays the other one. */
  readonly onPlay: () => void;
  readonly onBoth: () => void;
}

/**
 * Where announcement and source disagree about this text: above the axis, until switched; no alarm.
 * What cannot be played is folded to its headline.
 */
export function ClaimNotices({ notices, behaviour, locale, onPlay, onBoth }: ClaimNoticesProps) {
  if (notices.length === 0) return null;
  return (
    <section className="claims" aria-label={appWords.claim[locale]}>
      {notices.map(({ id, claim, source, announced, reference, playable }) => (
        <details key={id} className="claim" open={playable}>
          <summary>{claim[locale]}</summary>
          <dl className="claim-sides">
            <div>
              <dt className="type-label source-name strong">{words.source[locale]}</dt>
              <dd className="type-body">{source[locale]}</dd>
            </div>
            <div>
              <dt className="type-label">{words.announced[locale]}</dt>
              <dd className="type-body announced-text">{announced[locale]}</dd>
            </div>
          </dl>
          <div className="claim-verbs type-label">
            {playable && (
              <>
                <button type="button" className="verb" onClick={onPlay}>
                  {(behaviour === 'source' ? appWords.playAnnounced : appWords.playSource)[locale]}
                </button>
                <button type="button" className="verb" onClick={onBoth}>
                  {appWords.both[locale]}
                </button>
              </>
            )}
            <span className="reference">{reference}</span>
          </div>
        </details>
      ))}
    </section>
  );
}
