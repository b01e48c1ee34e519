import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { exampleNames } from '#app/examples.ts';
import { appStore } from '#app/store.ts';
import { openDialog, podText, startShell } from './dialogFixture.tsx';

const cells = async () => {
  const sheet = await openDialog('gallery');
  await sheet.findAllByRole('listitem');
  return sheet.getAllByRole('listitem').map((item) => item.querySelector('button')!);
};

describe('GalleryDialog', () => {
  beforeEach(() => startShell());

  it('shows every example as the silhouette of its own run', async () => {
    const all = await cells();
    expect(all.map(({ textContent }) => textContent)).toEqual(exampleNames);
    await waitFor(() =>
      expect(screen.getByRole('dialog').querySelectorAll('svg[data-events]')).toHaveLength(
        exampleNames.length,
      ),
    );
    const counts = [...document.querySelectorAll('svg[data-events]')].map((svg) =>
      Number(svg.getAttribute('data-events')),
    );
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(new Set(counts).size).toBeGreaterThan(1);
  });

  it('walks with the arrows in three columns, one stop for the Tab key', async () => {
    const all = await cells();
    await waitFor(() => expect(document.activeElement).toBe(all[0]));
    const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
    press('ArrowRight');
    expect(document.activeElement).toBe(all[1]);
    press('ArrowDown');
    expect(document.activeElement).toBe(all[4]);
    press('End');
    expect(document.activeElement).toBe(all.at(-1));
    press('ArrowRight');
    expect(document.activeElement).toBe(all.at(-1));
    expect(all.filter(({ tabIndex }) => tabIndex === 0)).toEqual([all.at(-1)]);
  });

  it('begins at the example that is open', async () => {
    appStore.setState({ name: exampleNames[3]! });
    const all = await cells();
    await waitFor(() => expect(document.activeElement).toBe(all[3]));
  });

  it('opens an example; undo brings the text before back', async () => {
    const all = await cells();
    fireEvent.click(all[2]!);
    await waitFor(() => expect(appStore.getState().name).toBe(exampleNames[2]));
    expect(appStore.getState()).toMatchObject({ dialog: null, answer: { undo: true } });
    expect(appStore.getState().undo.at(-1)?.text).toBe(podText);
  });

  it('tells the title of the example it is at, in the language of the page', async () => {
    startShell(undefined, 'zh');
    const all = await cells();
    fireEvent.focus(all[0]!);
    const name = all[0]!.getAttribute('aria-label')!;
    expect(name).toMatch(/^announcement-pod: .*\p{Script=Han}/u);
    expect(screen.getByText(name.slice('announcement-pod: '.length))).toBeDefined();
  });
});
