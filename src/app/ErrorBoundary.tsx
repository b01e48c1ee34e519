import { Component, type ReactNode } from 'react';
import { appWords as words } from '#i18n/app.ts';
import { appStore } from './store.ts';

/** Shows what went wrong in the page itself, with the text beside it: nothing the user wrote is lost. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly message: string | null }
> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    const { text, locale } = appStore.getState();
    return (
      <main className="page-failed">
        <h1 className="type-claim">{words.pageFailed[locale]}</h1>
        <p className="type-code text-fail">{this.state.message}</p>
        <p>{words.pageFailedNote[locale]}</p>
        <button type="button" className="verb" onClick={() => location.reload()}>
          {words.reload[locale]}
        </button>
        <textarea className="plain-editor" readOnly value={text} aria-label={words.manifests[locale]} />
      </main>
    );
  }
}
