import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openWith, paste, test, textOf } from './support/page.ts';
import { goTo, problems, why } from './support/scene.ts';

const service = (name: string, ports: string, type = 'NodePort') => `apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec:
  type: ${type}
  ports:
  - ${ports}
---
`;
const scenario = (spec: string) => `apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec:\n${spec}`;
const shop =
  service('ingress', '{name: http, port: 80, nodePort: 30080}') +
  service('clash', '{name: http, port: 80, nodePort: 30080}') +
  service('shop', '{name: http, port: 80}') +
  scenario('  cluster: {version: v1.28, existingServices: 300}\n  seed: 7\n  horizon: 20s\n');

const grid = (page: Page) => page.getByRole('grid', { name: /^Ports\./ });
const cell = (page: Page) => grid(page).getByRole('gridcell');

/** Presses a cell of the map; the grid says how wide a column and how high a row is. */
async function press(page: Page, port: number): Promise<void> {
  await cell(page).focus();
  await page.keyboard.press('Control+Home');
  const first = await cell(page).boundingBox();
  if (!first) throw new Error('the first cell has a place');
  const x = first.x + (port % 100) * first.width + first.width / 2;
  const y = first.y + (Math.floor(port / 100) - 300) * first.height + first.height / 2;
  await page.mouse.click(x, y);
}

test('pasted Services are drawn as a map of their ports', async ({ page }) => {
  await openWith(page, shop);
  await expect(page.getByRole('tab', { name: 'NodePorts' })).toHaveAttribute('aria-selected', 'true');
  await goTo(page, '15');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '28');
  await expect(page.getByText('30080 is taken')).toBeVisible();
  await expect(page.getByText('In use: 302 of 2,768')).toBeVisible();
  await expect(problems(page)).toContainText('provided port is already allocated');
  const strip = page.getByRole('region', { name: 'Services at the pen' });
  await expect(strip.getByRole('row', { name: /^ingress NodePort .*80:30080\/TCP/ })).toBeAttached();
});

test('a cell is reached by click and by key, and tells why', async ({ page }) => {
  await openWith(page, shop);
  await goTo(page, '15');
  await press(page, 30_080);
  await expect(why(page)).toContainText('clash cannot have 30080: ingress holds it.');
  await expect(why(page)).toContainText('nodePort: 30080');

  await cell(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(cell(page)).toHaveAccessibleName('30079, free, static band');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(cell(page)).toHaveAccessibleName(/^30180, /);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(why(page)).toContainText('The API server answers 422');
});

test('a free static port is taken into the text from the reasons', async ({ page }) => {
  await openWith(page, shop);
  await goTo(page, '15');
  await press(page, 30_080);
  await why(page).getByRole('button', { name: 'Write nodePort: 30000' }).click();
  await expect(problems(page)).toContainText('Everything gets in');
  expect(await textOf(page)).toContain('nodePort: 30000');
});

test('the range is edited, in the flag’s own words where it refuses', async ({ page }) => {
  await openWith(page, shop);
  const field = page.getByLabel('--service-node-port-range');
  await field.fill('30000-70000');
  await expect(page.getByText('the port range cannot be greater than 65535: 30000-70000')).toBeVisible();
  await field.fill('30000-30999');
  await page.getByRole('button', { name: 'Use', exact: true }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '10');
  await expect(page.getByText('1,000 / 32 = 31.25, rounded down 31.')).toBeVisible();
  expect(await textOf(page)).toContain('serviceNodePortRange: 30000-30999');
});

test('the odds are simulated over the reckoned ones, and stop when told to', async ({ page }) => {
  await openWith(page, shop.replace('version: v1.28,', 'version: v1.28, serviceNodePortRange: 20000-60000,'));
  await page.getByRole('button', { name: 'Simulate 1,000 seeds' }).click();
  await expect(page.getByText(/^\d+ of 1,000 seeds, as dots$/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  const reached = await page.getByText(/of 1,000 seeds, as dots$/).textContent();
  expect(Number(reached?.split(' ')[0])).toBeLessThan(1000);
  await expect(page.getByRole('button', { name: 'Simulate 1,000 seeds' })).toBeVisible();

  await paste(page, shop);
  await page.getByRole('button', { name: 'Simulate 1,000 seeds' }).click();
  await expect(page.getByText('1,000 of 1,000 seeds, as dots')).toBeVisible({ timeout: 30_000 });
});

test('two versions are compared in one map, each cell with both fates', async ({ page }) => {
  const text =
    service('ingress', '{name: http, port: 80, nodePort: 30080}') +
    scenario('  cluster: {version: v1.27, existingServices: 500}\n  seed: 7\n  horizon: 10s\n');
  await openWith(page, text);
  await page.getByRole('button', { name: 'Compare' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await dialog.getByRole('radio', { name: 'v1.28' }).click();
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByText('Upper half: v1.27. Lower half: v1.28.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText('static band, ports');
});

test('ten thousand Services and a range of one port end in a verdict, not in a blank', async ({ page }) => {
  await openWith(page, scenario('  cluster: {existingServices: 10000}\n  horizon: 5s\n'));
  await expect(page.getByText('In use: 2,768 of 2,768')).toBeVisible();
  await expect(page.getByText('Nothing is left to draw.')).toBeVisible();
  await paste(
    page,
    scenario('  cluster: {serviceNodePortRange: "30000", existingServices: 2}\n  horizon: 5s\n'),
  );
  await expect(page.getByText('In use: 1 of 1')).toBeVisible();
  await paste(
    page,
    scenario('  cluster: {serviceNodePortRange: 30000-29999, existingServices: 2}\n  horizon: 5s\n'),
  );
  await expect(problems(page)).toContainText('end port cannot be less than start port: 30000-29999');
  await expect(page.getByText('In use: 2 of 2,768')).toBeVisible();
});

test('the table holds what the map shows, with the same selection', async ({ page }) => {
  await openWith(page, shop);
  await page.getByRole('button', { name: 'Table' }).click();
  const row = page.getByRole('row', { name: /clash refused, 422/ });
  await row.getByRole('button', { name: 'Why' }).click();
  await expect(why(page)).toContainText('clash cannot have 30080');
});

for (const theme of ['light', 'dark'] as const) {
  test(`no accessibility violation in the ${theme} map`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openWith(page, shop);
    await goTo(page, '15');
    await expect(page.getByText('30080 is taken')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('#picture').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}
