import './dialogs.css';
import { useState } from 'react';
import type { Dialog } from '#app/store.ts';
import { CompareDialog } from './CompareDialog.tsx';
import { GalleryDialog } from './GalleryDialog.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { LimitsDialog } from './LimitsDialog.tsx';
import { Opener } from './opener.ts';
import { PaletteDialog } from './PaletteDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';

/** The dialog the user asked for, and where the focus goes when it closes. */
export function Dialogs({ dialog }: { readonly dialog: Dialog }) {
  const [opener] = useState(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement : null,
  );
  return (
    <Opener value={opener}>
      <Chosen key={dialog} dialog={dialog} />
    </Opener>
  );
}

function Chosen({ dialog }: { readonly dialog: Dialog }) {
  switch (dialog) {
    case 'settings':
      return <SettingsDialog />;
    case 'gallery':
      return <GalleryDialog />;
    case 'compare':
      return <CompareDialog />;
    case 'history':
      return <HistoryDialog />;
    case 'palette':
      return <PaletteDialog />;
    case 'keys':
      return <KeysDialog />;
    case 'limits':
      return <LimitsDialog />;
    default:
      return dialog satisfies never;
  }
}
