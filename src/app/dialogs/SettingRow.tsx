import type { ReactNode } from 'react';

/** A narrow word, and what is chosen for it. */
export function SettingRow({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <div className="setting-row">
      <span className="setting-word type-label text-2" aria-hidden="true">
        {word}
      </span>
      {children}
    </div>
  );
}
