import { type DragEvent, type ReactNode, useState } from 'react';
import { appWords as words } from '#i18n/app.ts';
import { openFiles } from './files.ts';
import { useApp } from './store.ts';

/** The whole page takes files: dropped ones are opened as one text. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  const locale = useApp((state) => state.locale);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a drop target; the same is done by the command "Open file".
    <div
      className="drop-zone"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (event.currentTarget === event.target) setOver(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        void openFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && <p className="drop-hint type-why">{words.dropHere[locale]}</p>}
    </div>
  );
}
