import type { Page } from '@playwright/test';
import { editor, expect, monaco, ready, test } from './support/page.ts';
import { expectLane, penAt, picture, why } from './support/scene.ts';

/** What has the focus, in the words a screen reader says. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });
}

/** Whether the focus can be seen: an outline, or a look of its own. */
async function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return false;
    if (element.closest('.monaco-editor')) return true;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  });
}

test('Tab leads through the page in the order it is read, always seen, and never into a trap', async ({
  page,
}) => {
  await page.goto('/');
  await ready(page);
  await monaco(page);
  const stops: string[] = [];
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    const stop = await focused(page);
    stops.push(stop);
    expect(await isMarked(page), `the focus on "${stop}" is seen`).toBe(true);
    // In the editor Tab indents.
    if (/Tab indents/.test(stop)) await page.keyboard.press('Escape');
  }
  const order = [
    'announcement-pod',
    'Version, gates',
    'Compare',
    'Share',
    'Lifecycle of the pods',
    'Previous event',
    'Time in seconds',
    'Instant of the run',
    'Predicts',
  ];
  const found = order.map((name) => stops.findIndex((stop) => stop.includes(name)));
  expect(found, stops.join(' | ')).not.toContain(-1);
  expect(found).toEqual([...found].sort((a, b) => a - b));
});

test('the first journey needs no mouse', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await monaco(page);
  // Pause, go to the crash, ask why.
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('Home');
  expect(await penAt(page)).toBe(0);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('.');
  await expect(why(page)).toContainText('istio-proxy');

  // Another example, by name; typed at once.
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type('stop-order-1');
  await expect(page.getByRole('combobox', { name: 'Commands' })).toHaveValue('stop-order-1');
  await page.keyboard.press('Enter');
  await expectLane(page, 'mesh-proxy');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toBeVisible();
  await page.keyboard.press('Tab');
  expect(
    await keys.evaluate((dialog) => dialog.contains(document.activeElement)),
    'the focus stays in the dialog',
  ).toBe(true);
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);

  // Into the text and out again.
  await editor(page).focus();
  await page.keyboard.press('Escape');
  await expect(editor(page)).not.toBeFocused();
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'Compare' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('zzzz');
  await expect(page.getByRole('dialog')).toContainText('Nothing of that name.');
  await page.keyboard.press('Escape');
  await picture(page).focus();
  await expect(picture(page)).toBeFocused();
});
