import { expect, openWith, test } from './support/page.ts';
import { goTo, mark, pause, penAt, picture, why } from './support/scene.ts';
import { sidecarPod } from './support/texts.ts';

test('the table has the events of the picture and the same selection', async ({ page }) => {
  await openWith(page, sidecarPod);
  await pause(page);
  await mark(page, /^server: SIGTERM to exit/).click();
  const headline = why(page).getByRole('heading', { level: 2 });
  const chosen = (await headline.textContent()) ?? '';
  expect(chosen).not.toMatch(/Select a mark/);
  const exits = await picture(page)
    .getByRole('button', { name: /: exit code \d+ at / })
    .count();
  expect(exits).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Table' }).click();
  const table = page.getByRole('table', { name: 'What happens, in order' });
  await expect(table).toBeVisible();
  await expect(table.locator('[aria-current="true"]')).not.toHaveCount(0);
  await expect(headline).toHaveText(chosen);
  await expect(table.getByRole('row').filter({ hasText: /exits with code/ })).toHaveCount(exits);

  const row = table
    .getByRole('row')
    .filter({ hasText: /exits with code/ })
    .first();
  await row.click();
  await expect(row).toHaveAttribute('aria-current', 'true');
  await expect(headline).not.toHaveText(chosen);
  const at = Number(await row.getByRole('cell').first().textContent());
  expect((await penAt(page)) / 1000).toBeCloseTo(at, 1);

  await row.focus();
  for (let up = 0; up < 5; up += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(row).not.toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'Picture' }).click();
  await expect(picture(page).locator('[aria-pressed="true"]')).not.toHaveCount(0);
});

test('the table is copied as text and as CSV, the strip as kubectl prints it', async ({ page }) => {
  await openWith(page, sidecarPod);
  await pause(page);
  await goTo(page, '10');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect
    .poll(clipboard)
    .toMatch(/^\$ kubectl get pod .*\nNAME +READY +STATUS +RESTARTS +AGE\nweb +2\/2 +Running/);
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect.poll(clipboard).toMatch(/^Time, s|^"Time, s"/);
  expect((await clipboard()).trim().split('\n').length).toBeGreaterThan(5);
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect.poll(clipboard).not.toMatch(/^"?Time, s"?,/);
});
