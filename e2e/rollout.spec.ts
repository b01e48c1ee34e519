import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openWith, paste, ready, test, textOf } from './support/page.ts';
import { goTo } from './support/scene.ts';

const example = (name: string) =>
  readFileSync(`src/cluster/kube-proxy/service-traffic/examples/${name}.yaml`, 'utf8');

const picture = (page: Page) => page.getByRole('group', { name: 'Requests, pods and nodes over time' });
const mark = (page: Page, name: string | RegExp) => picture(page).getByRole('button', { name }).first();
const lost = (page: Page) => page.locator('.rollout-total').first();

async function openRollout(page: Page, text: string): Promise<void> {
  await openWith(page, text);
  await page.getByRole('tab', { name: 'Rollout' }).click();
  await expect(picture(page)).toBeVisible();
}

test('a rollout without preStop loses requests, the same with five seconds of it none', async ({ page }) => {
  await openRollout(page, example('classic-502s'));
  await expect(picture(page).getByText('23 failed, one mark each')).toBeVisible();
  await expect(lost(page)).toContainText('23 of 1915');
  await expect(mark(page, /failed requests|^Request refused at/)).toBeAttached();

  await page.getByRole('button', { name: 'Open the editor' }).click();
  await paste(page, example('zero-loss'));
  await expect(picture(page).getByText('none failed')).toBeVisible();
  await expect(lost(page)).toContainText('0 of 2515');
});

test('a lost request tells its story', async ({ page }) => {
  await openRollout(page, example('classic-502s'));
  await mark(page, /failed requests|^Request refused at/).click();
  const story = page.getByRole('complementary', { name: 'Why' });
  await expect(story).not.toContainText('Select a mark');
  await expect(story).toContainText(/SIGTERM/);
});

test('a node leaves: with the gate the balancer is told, without it requests time out', async ({ page }) => {
  await openRollout(page, example('node-leaves'));
  await goTo(page, '30');
  await expect(
    picture(page).getByText('/healthz 503').or(picture(page).getByText('node-3')).first(),
  ).toBeVisible();
  await expect(mark(page, /^node-3 \/healthz 503, 20/)).toBeAttached();
  await expect(picture(page).getByText('no new connections to node-3 from 40.02')).toBeAttached();
  await expect(lost(page)).toContainText('0 of 1839');

  await page.getByRole('button', { name: 'Compare' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await dialog.getByRole('radio', { name: 'gate', exact: true }).click();
  await dialog.getByRole('radio', { name: 'KubeProxyDrainingTerminatingNodes' }).click();
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByText('above: KubeProxyDrainingTerminatingNodes on')).toBeVisible();
  await expect(picture(page).getByText('105 failed, one mark each')).toBeVisible();
});

test('the rules of a node at an instant: who is next, the exact text, what the last write changed', async ({
  page,
}) => {
  await openRollout(page, example('classic-502s'));
  await goTo(page, '11');
  await mark(page, 'node-2: show its rules').click();
  const rules = page.getByRole('region', { name: 'Rules of node-2' });
  await expect(rules.getByRole('row', { name: /0\.1666666667/ })).toBeVisible();
  await expect(rules.getByRole('row', { name: /the rest/ }).first()).toBeVisible();
  await rules.getByRole('button', { name: 'exact text' }).click();
  await expect(rules).toContainText('-m statistic --mode random --probability 0.2000000000 -j KUBE-SEP-');
  await rules.getByRole('button', { name: 'Copy all' }).click();
  await expect(rules.getByRole('status')).toHaveText(/^\d+ lines copied$/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\*filter\n/);

  await goTo(page, '17.3');
  await expect(rules).toContainText(/against the write before: \d+ new, \d+ gone/);
});

test('everything is reached with the keys, and the table says the same', async ({ page }) => {
  await openRollout(page, example('proxy-lag'));
  await picture(page).focus();
  await page.keyboard.press('ArrowDown');
  const focused = page.locator(':focus');
  await expect(focused).toHaveAttribute('data-mark', /.*/);
  await page.keyboard.press('End');
  await expect(focused).toHaveAttribute('data-mark', /.*/);
  await page.keyboard.press('Escape');
  await expect(picture(page)).toBeFocused();

  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('button', { name: 'request failed' }).click();
  await expect(page.getByRole('table', { name: /^Requests that failed/ }).getByRole('row')).toHaveCount(23);
});

test('a text without traffic is given some with one press', async ({ page }) => {
  const quiet = example('classic-502s').replace(/ {2}traffic:\n(?: {2}- .*\n(?: {4}.*\n)*)/, '');
  await openRollout(page, quiet);
  await page.getByRole('button', { name: 'Send 20 requests a second to web' }).click();
  await ready(page);
  await expect(picture(page).getByText(/\d+ failed, one mark each/)).toBeVisible();
  await page.getByRole('button', { name: 'Open the editor' }).click();
  expect(await textOf(page)).toContain('service: web');
});

test('a Deployment that nothing happens to is upgraded with one press', async ({ page }) => {
  const alone = example('classic-502s').replace(/---\napiVersion: sim[\s\S]*/, '');
  await openRollout(page, alone);
  await page.getByRole('button', { name: 'Send 20 requests a second to web' }).click();
  await page.getByRole('button', { name: 'Upgrade web at 10 s' }).click();
  await ready(page);
  await expect(page.getByRole('button', { name: 'Upgrade web at 10 s' })).toBeHidden();
  await expect(picture(page).getByText(/\d+ failed, one mark each/)).toBeVisible();
  await page.getByRole('button', { name: 'Open the editor' }).click();
  expect(await textOf(page)).toContain('deployment/web');
});

test('neither more nor fewer: the server says why it cannot be', async ({ page }) => {
  await openWith(page, example('both-zero'));
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText(
    'may not be 0 when `maxSurge` is 0',
  );
});

test('nothing in the scene is out of reach of assistive technology', async ({ page }) => {
  await openRollout(page, example('classic-502s'));
  await goTo(page, '17.3');
  const { violations } = await new AxeBuilder({ page }).include('.scene-stage').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
