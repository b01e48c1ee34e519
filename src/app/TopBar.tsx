import { appWords as words } from '#i18n/app.ts';
import { answer, undo } from './commands.ts';
import { share } from './share.ts';
import { appStore, type Dialog, useApp } from './store.ts';

const openDialog = (dialog: Dialog) => appStore.setState({ dialog });

/** Brand, example, what plays, and the verbs. */
export function TopBar({ narrow }: { readonly narrow: boolean }) {
  const locale = useApp((state) => state.locale);
  const theme = useApp((state) => state.theme);
  const name = useApp((state) => state.name);
  const scenario = useApp((state) => state.run?.scenario);
  const version = scenario?.cluster.version ?? 'v1.28';
  const gates = Object.entries(scenario?.cluster.featureGates ?? {});
  const comparing = useApp((state) => state.comparison !== null);
  return (
    <header className="top-bar">
      <h1 className="brand">
        <BrandMark />
        Kymograph
      </h1>
      <button
        type="button"
        className="plain example-name"
        data-opens="gallery"
        onClick={() => openDialog('gallery')}
        title={words.examples[locale]}
      >
        {name === '' ? words.examples[locale] : name}
        <span aria-hidden="true"> ▾</span>
      </button>
      {!narrow && (
        <button
          type="button"
          className="plain settings"
          aria-haspopup="dialog"
          aria-label={words.settingsTitle[locale]}
          data-opens="settings"
          onClick={() => openDialog('settings')}
        >
          <span>
            Kubernetes <b>{version}</b>
          </span>
          <span>
            {words.gates[locale]}{' '}
            {gates.length === 0 ? (
              <b>{words.noGates[locale]}</b>
            ) : (
              gates.slice(0, 2).map(([gate, on]) => (
                <span key={gate}>
                  <b>{gate}</b> {on ? words.on[locale] : words.off[locale]}{' '}
                </span>
              ))
            )}
            {gates.length > 2 && `+${gates.length - 2}`}
          </span>
          <span>
            {words.behaviour[locale]}{' '}
            <b>{scenario?.behaviour === 'announced' ? words.announced[locale] : words.source[locale]}</b>
          </span>
        </button>
      )}
      {narrow && <span className="spacer">{version}</span>}
      <nav className="verbs" aria-label={words.keysTitle[locale]}>
        <Answer about="text" />
        <Answer about="examples" />
        <Answer about="editor" />
        {!narrow && (
          <button
            type="button"
            className="verb"
            aria-pressed={comparing}
            data-opens="compare"
            onClick={() =>
              comparing ? appStore.setState({ comparison: null, below: null }) : openDialog('compare')
            }
          >
            {comparing ? words.stopComparing[locale] : words.compare[locale]}
          </button>
        )}
        <ShareVerb />
        {!narrow && (
          <button type="button" className="verb" data-opens="history" onClick={() => openDialog('history')}>
            {words.history[locale]}
          </button>
        )}
        {!narrow && (
          <button type="button" className="verb" data-opens="keys" onClick={() => openDialog('keys')}>
            {words.keys[locale]}
          </button>
        )}
        <button
          type="button"
          className="plain"
          lang={locale === 'en' ? 'zh-Hans' : 'en'}
          onClick={() => appStore.setState({ locale: locale === 'en' ? 'zh' : 'en' })}
        >
          {words.language[locale]}
        </button>
        <button
          type="button"
          className="plain"
          aria-label={words.theme[locale]}
          title={words.theme[locale]}
          onClick={() => appStore.setState({ theme: theme === 'light' ? 'dark' : 'light' })}
        >
          <ThemeDisc />
        </button>
      </nav>
    </header>
  );
}

/** The pressed word becomes its answer, with the undo beside it. */
function Answer({ about }: { readonly about: string }) {
  const given = useApp((state) => state.answer);
  const locale = useApp((state) => state.locale);
  if (given?.about !== about) return null;
  return (
    <span className="answer">
      {given.text}
      {given.undo && (
        <button type="button" className="verb" onClick={undo}>
          {words.undo[locale]}
        </button>
      )}
    </span>
  );
}

function ShareVerb() {
  const given = useApp((state) => state.answer);
  const locale = useApp((state) => state.locale);
  if (given?.about === 'share') return <span className="answer">{given.text}</span>;
  if (given?.about === 'share-secrets') {
    return (
      <span className="answer">
        {given.text}
        <button type="button" className="verb" onClick={() => void share({ withSecrets: true }).then(tell)}>
          {words.secretsInclude[locale]}
        </button>
      </span>
    );
  }
  return (
    <button type="button" className="verb" onClick={() => void share({ withSecrets: false }).then(tell)}>
      {words.share[locale]}
    </button>
  );
}

export function tell(result: Awaited<ReturnType<typeof share>>): void {
  const { locale } = appStore.getState();
  const copied = result.copied
    ? words.answerCopied(result.characters.toLocaleString(locale === 'zh' ? 'zh-CN' : 'en'))[locale]
    : words.answerInBar[locale];
  if (result.redacted === 0) answer('share', copied);
  else answer('share-secrets', `${copied}. ${words.secretsLeftOut(result.redacted)[locale]}.`, true);
}

function BrandMark() {
  return (
    <svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true">
      <path d="M0 14.5H4V10H8V2H17L22 14.5H26" fill="none" stroke="var(--text)" strokeWidth="1.8" />
      <path d="M17.5 0v16" stroke="var(--fail)" strokeWidth="1.8" />
    </svg>
  );
}

function ThemeDisc() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="5.6" fill="none" stroke="var(--text)" strokeWidth="1.5" />
      <path d="M7 1.4a5.6 5.6 0 0 1 0 11.2Z" fill="var(--text)" />
    </svg>
  );
}
