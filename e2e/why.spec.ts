import { editor, expect, monaco, openWith, test, textOf } from './support/page.ts';
import { mark, pause, penAt, picture, why } from './support/scene.ts';
import { sidecarPod } from './support/texts.ts';

test.beforeEach(async ({ page }) => {
  await openWith(page, sidecarPod);
  await monaco(page);
  await pause(page);
});

test('a click on a mark tells why it happened, back to the line of the text', async ({ page }) => {
  await mark(page, /^server: SIGTERM to exit/).click();
  const headline = why(page).getByRole('heading', { level: 2 });
  await expect(headline).not.toHaveText(/Select a mark/);
  const chain = why(page).getByRole('list').first().getByRole('listitem');
  expect(await chain.count()).toBeGreaterThan(1);
  await expect(chain.filter({ hasText: /kubectl|delete/ })).not.toHaveCount(0);
  await expect(why(page).getByRole('heading', { name: /^Source, v1\.28/ })).toBeVisible();

  // A cause leads to its own causes, and takes the pen along.
  const first = await headline.textContent();
  const before = await penAt(page);
  await chain.first().getByRole('button').click();
  await expect(headline).not.toHaveText(first ?? '');
  expect(await penAt(page)).not.toBe(before);
});

test('a line of the YAML is shown in the editor', async ({ page }) => {
  await mark(page, /^server: SIGTERM to exit/).click();
  await why(page)
    .getByRole('button', { name: /^line 6 terminationGracePeriodSeconds: 20/ })
    .click();
  await editor(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.type('#');
  expect((await textOf(page)).split('\n')[5]).toBe('  #terminationGracePeriodSeconds: 20');
});

test('the keyboard alone walks the marks and asks why', async ({ page }) => {
  await picture(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(picture(page).getByRole('button').and(page.locator(':focus'))).toHaveCount(1);
  for (let row = 0; row < 3; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const focused = page.locator(':focus');
  const name = await focused.getAttribute('aria-label');
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAttribute('aria-pressed', 'true');
  await expect(why(page).getByRole('heading', { level: 2 }), `why ${name}`).not.toHaveText(/Select a mark/);
  await page.keyboard.press('Escape');
  await expect(picture(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(why(page).getByRole('heading', { level: 2 })).toHaveText(/Select a mark/);
});
