import { rulesWords as words } from '#i18n/rolloutRules.ts';
import type { Locale, Sentence } from '#i18n/sentence.ts';
import type { NodeRules } from './nodeRules.ts';
import type { ComparedRule } from './ruleDifference.ts';

/** Of very many lines the first are drawn; the copy has all. */
const mostLines = 400;

/** The exact text, line by line: what the last write brought on a ground, what it took away struck. */
export function RuleLines(props: {
  readonly rules: NodeRules;
  /** Addresses that answer nobody, and why. */
  readonly deadAt: ReadonlyMap<string, Sentence>;
  readonly locale: Locale;
}) {
  const { rules, deadAt, locale } = props;
  return (
    <>
      {rules.lines.slice(0, mostLines).map(({ key, text, change }) => {
        const address = addressIn(text);
        const word = address === null ? undefined : deadAt.get(address);
        return (
          <p key={key} className={lookOf(change, word !== undefined, rules.added > 0)}>
            {text}
            {word && change !== 'removed' ? <span className="type-label">{`   ${word[locale]}`}</span> : null}
          </p>
        );
      })}
      {rules.lines.length > mostLines ? (
        <p className="type-label">{words.more(rules.lines.length - mostLines)[locale]}</p>
      ) : null}
    </>
  );
}

/** How a rule is marked; what the first write brought is all new and marks nothing. */
export function lookOf(change: ComparedRule['change'], dead: boolean, marksNew: boolean): string | undefined {
  if (change === 'removed') return 'removed';
  if (dead) return 'dead';
  return change === 'added' && marksNew ? 'added' : undefined;
}

function addressIn(text: string): string | null {
  return /--to-destination (\S+?):\d+$/.exec(text)?.[1] ?? /-> ([\d.]+):\d+"/.exec(text)?.[1] ?? null;
}
