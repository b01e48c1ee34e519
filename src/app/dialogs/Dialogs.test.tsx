import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { appStore, type Dialog } from '#app/store.ts';
import { openDialog, startShell } from './dialogFixture.tsx';

const titles: Readonly<Record<Dialog, { readonly en: string; readonly zh: string }>> = {
  settings: { en: 'Version, gates, behaviour', zh: '版本、门控、行为' },
  gallery: { en: 'Examples', zh: '示例' },
  compare: { en: 'Compare', zh: '对比' },
  history: { en: 'History of texts', zh: '文本历史' },
  palette: { en: 'Commands', zh: '命令' },
  keys: { en: 'Keys', zh: '按键' },
  limits: { en: 'What is assumed, and what is left out', zh: '假设了什么，略去了什么' },
};

const dialogs = Object.keys(titles) as Dialog[];

describe('Dialogs', () => {
  beforeEach(() => startShell());

  it.each(dialogs)('%s is named in both languages, and so is every control in it', async (dialog) => {
    for (const locale of ['en', 'zh'] as const) {
      startShell(undefined, locale);
      const sheet = await openDialog(dialog);
      expect(screen.getByRole('dialog', { name: titles[dialog][locale] })).toBeDefined();
      const controls = [
        'button',
        'radio',
        'textbox',
        'combobox',
        'option',
        'searchbox',
        'radiogroup',
      ] as const;
      for (const role of controls) {
        for (const control of sheet.queryAllByRole(role)) {
          expect(sheet.getAllByRole(role, { name: /\S/ })).toContain(control);
        }
      }
    }
  });

  it.each(dialogs)('%s closes on Esc and gives the focus back', async (dialog) => {
    await openDialog(dialog);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(appStore.getState().dialog).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'opener' })));
  });

  it('keeps the focus inside when one dialog leads to another', async () => {
    await openDialog('palette');
    act(() => appStore.setState({ dialog: 'keys' }));
    const dialog = await screen.findByRole('dialog', { name: titles.keys.en });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(dialog.contains(document.activeElement)).toBe(true);
  });
});
