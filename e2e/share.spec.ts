import type { Page } from '@playwright/test';
import {
  editor,
  expect,
  monaco,
  openWith,
  paste,
  ready,
  simulatedAfter,
  test,
  textOf,
} from './support/page.ts';
import { expectLane, goTo, mark, pause, penAt, why } from './support/scene.ts';
import { goldenLink, goldenText, plainPod, sidecarPod } from './support/texts.ts';

async function shared(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).not.toHaveCount(0);
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a link carries text, time, selection and comparison', async ({ page, context }) => {
  await openWith(page, sidecarPod);
  await pause(page);
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('region', { name: 'What differs' })).toBeVisible();
  await mark(page, /^server: SIGTERM to exit/).click();
  await goTo(page, '31.5');
  const chosen = await why(page)
    .getByRole('region', { name: 'Why' })
    .getByRole('heading', { level: 2 })
    .textContent();
  const link = await shared(page);

  const other = await context.newPage();
  await other.goto(link);
  await ready(other);
  expect(await penAt(other)).toBe(31_500);
  await expect(other.getByRole('region', { name: 'What differs' })).toBeVisible();
  await expect(why(other).getByRole('region', { name: 'Why' }).getByRole('heading', { level: 2 })).toHaveText(
    chosen ?? '',
  );
  await expect(other.getByRole('button', { name: 'Play' }), 'a link stands still').toBeVisible();
  await monaco(other);
  expect(await textOf(other)).toBe(sidecarPod);
});

test('the first release’s link opens for ever', async ({ page }) => {
  await page.goto(`/${goldenLink}`);
  await ready(page);
  await expectLane(page, 'mesh');
  expect(await penAt(page)).toBe(21_500);
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText('v1.29+');
  await expect(why(page).getByRole('heading', { name: /Select a mark/ })).toHaveCount(0);
  await monaco(page);
  expect(await textOf(page)).toBe(goldenText);
});

test('values of Secrets stay out of a link unless asked for', async ({ page, context }) => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  password: hunter2\n';
  await openWith(page, `${secret}---\n${plainPod('keeper')}`);
  const link = await shared(page);
  await expect(page.getByRole('banner')).toContainText('1 Secret value left out');
  const other = await context.newPage();
  await other.goto(link);
  await expect(editor(other)).toBeAttached();
  await monaco(other);
  const received = await textOf(other);
  expect(received).toContain('kind: Secret');
  expect(received).not.toContain('hunter2');
  await other.close();

  await page.getByRole('button', { name: 'Copy it with them' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe(link);
  const whole = await page.evaluate(() => navigator.clipboard.readText());
  const trusted = await context.newPage();
  await trusted.goto(whole);
  await monaco(trusted);
  expect(await textOf(trusted)).toContain('hunter2');
});

test('a broken link says so and keeps the reader’s own text', async ({ page }) => {
  await openWith(page, plainPod('own'));
  await expect(page).toHaveURL(/#k1=/);
  for (const broken of ['#k1=AAAA', '#k1=!!', '#garbage']) {
    await page.goto('about:blank');
    await page.goto(`/${broken}`);
    await ready(page);
    await expect(page.getByRole('banner'), broken).toContainText('This link cannot be read');
    await monaco(page);
    expect(await textOf(page)).toBe(plainPod('own'));
  }
});

test('a link followed on the open page is opened, and Back returns', async ({ page }) => {
  await openWith(page, plainPod('mine', 'first'));
  await pause(page);
  await expect(page).toHaveURL(/#k1=/);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, goldenLink);
  await expectLane(page, 'mesh');
  await page.goBack();
  await expectLane(page, 'first');
  await page.goForward();
  await expectLane(page, 'mesh');
  await page.evaluate(() => {
    location.hash = '#k1=broken';
  });
  await expect(page.getByRole('banner')).toContainText('This link cannot be read');
  await expectLane(page, 'mesh');
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByRole('button', { name: /^Open your text/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await simulatedAfter(page, 1);
  await paste(page, plainPod('mine', 'last'));
  await expectLane(page, 'last');
});
