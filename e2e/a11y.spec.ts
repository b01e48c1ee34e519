import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openWith, ready, test } from './support/page.ts';
import { plainPod } from './support/texts.ts';

/** No serious or critical finding of axe in what is shown. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
  expect(told, where).toEqual([]);
}

const dialogs = {
  en: ['Version, gates, behaviour', 'Compare', 'History', 'Keys', 'Predicts v1.28', 'announcement-pod'],
  zh: ['版本、门控、行为', '对比', '历史', '按键', '预测 v1.28', 'announcement-pod'],
} as const;

for (const theme of ['light', 'dark'] as const) {
  for (const [locale, names] of Object.entries(dialogs)) {
    test.describe(`${theme}, ${locale}`, () => {
      test.use({ colorScheme: theme, locale: locale === 'zh' ? 'zh-CN' : 'en-US' });

      test('the first screen and the dialogs', async ({ page }) => {
        await page.goto('/');
        await ready(page);
        await page.getByRole('button', { name: locale === 'zh' ? '暂停' : 'Pause' }).click();
        await page.keyboard.press('.');
        await expect(page.getByRole('complementary').getByRole('listitem')).not.toHaveCount(0);
        await expectAccessible(page, 'the first screen');
        // Colours differ by theme, words by language: each dialog is looked at once in both.
        if ((theme === 'dark') !== (locale === 'zh')) return;
        for (const name of names) {
          await page.getByRole('button', { name, exact: true }).click();
          await expect(page.getByRole('dialog')).toBeVisible();
          await expectAccessible(page, name);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        }
      });
    });
  }

  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test('comparing, the table, the palette, problems, and a stale picture', async ({ page }) => {
      const broken = `${plainPod('One').replace('image: nginx:1.25', 'image: nginx:1.25\n    colour: red')}`;
      await openWith(page, `${plainPod('fine')}---\n${broken}---\n${broken}---\n${broken}`);
      await page.getByRole('region', { name: 'Problems' }).getByRole('button', { name: /^\+/ }).click();
      await expectAccessible(page, 'problems');
      await page.getByRole('button', { name: 'Table' }).click();
      await expectAccessible(page, 'the table');
      await page.getByRole('button', { name: 'Picture' }).click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+K');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'the palette');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await expect(page.getByRole('region', { name: 'What differs' })).toBeVisible();
      await expectAccessible(page, 'comparing');
    });
  });
}
