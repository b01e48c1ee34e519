import type { DocumentVerdict } from '#api/verdict/documentVerdict.ts';
import { kubectlApply } from '#api/verdict/kubectlApply.ts';
import { problemWords as words } from '#i18n/problems.ts';
import type { Locale } from '#i18n/sentence.ts';

/** After so many objects a reader has seen how it goes. */
const mostObjects = 100;

/** What kubectl itself prints, in its own order. */
export function KubectlOutput(props: {
  readonly verdicts: readonly DocumentVerdict[];
  readonly file: string;
  readonly locale: Locale;
}) {
  const { verdicts, file, locale } = props;
  const lines = kubectlApply(verdicts.slice(0, mostObjects), file);
  if (lines.length === 0) return null;
  return (
    <section className="kubectl-output" aria-label={words.outputTitle[locale]}>
      <pre>
        <code>
          $ kubectl apply -f {file}
          {'  '}
          <span className="aside"># {words.oneAtATime[locale]}</span>
          {lines.map(({ key, text, went }) => (
            <span key={key} className={went}>
              {`\n${text}`}
            </span>
          ))}
        </code>
      </pre>
    </section>
  );
}
