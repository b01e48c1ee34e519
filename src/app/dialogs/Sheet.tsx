import { Dialog } from 'radix-ui';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useContext } from 'react';
import { appStore, useApp } from '#app/store.ts';
import { dialogWords as more } from '#i18n/dialogs.ts';
import { Opener } from './opener.ts';

export interface SheetProps {
  readonly name: 'settings' | 'gallery' | 'compare' | 'history' | 'palette' | 'keys' | 'limits';
  readonly title: string;
  /** One sentence beside the title. */
  readonly note: string | null;
  /** Stands below what scrolls. */
  readonly foot: ReactNode;
  readonly onKeyDown: ((event: KeyboardEvent) => void) | null;
  readonly children: ReactNode;
}

export const closeDialog = () => appStore.setState({ dialog: null });

/** One sheet of paper over the page. Esc, a click beside it and "Close" put it away; what has `data-autofocus` begins. */
export function Sheet({ name, title, note, foot, onKeyDown, children }: SheetProps) {
  const locale = useApp((state) => state.locale);
  const opener = useContext(Opener);
  const style = underOpener(opener, name);
  return (
    <Dialog.Root open onOpenChange={(open) => open || closeDialog()}>
      <Dialog.Portal>
        <Dialog.Overlay className="sheet-ground" />
        <Dialog.Content
          className={`sheet sheet-${name}`}
          data-anchored={style !== null}
          {...(style === null ? {} : { style })}
          {...(note === null ? { 'aria-describedby': undefined } : {})}
          {...(onKeyDown === null ? {} : { onKeyDown })}
          onOpenAutoFocus={focusFirst}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // One dialog may have led to the next, which has the focus then.
            if (appStore.getState().dialog === null) returnFocus(opener);
          }}
        >
          <header className="sheet-head">
            <Dialog.Title>{title}</Dialog.Title>
            {note !== null && <Dialog.Description className="text-2">{note}</Dialog.Description>}
          </header>
          <div className="sheet-body">{children}</div>
          {foot !== null && <footer className="sheet-foot">{foot}</footer>}
          <Dialog.Close className="sheet-close verb">{more.close[locale]}</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Under the word of the top bar that opened it; null for the middle of the page. */
function underOpener(opener: HTMLElement | null, name: SheetProps['name']): CSSProperties | null {
  if (opener?.dataset.opens !== name) return null;
  const { left, bottom } = opener.getBoundingClientRect();
  return {
    '--opener-left': `${Math.round(left)}px`,
    '--opener-bottom': `${Math.round(bottom)}px`,
  } as CSSProperties;
}

function focusFirst(event: Event): void {
  const first = (event.currentTarget as HTMLElement | null)?.querySelector<HTMLElement>('[data-autofocus]');
  if (!first) return;
  event.preventDefault();
  first.focus();
}

function returnFocus(opener: HTMLElement | null): void {
  const target =
    opener?.isConnected && opener !== document.body ? opener : document.getElementById('picture');
  target?.focus();
}
