import type { Page } from '@playwright/test';
import { appWords } from '#i18n/app.ts';
import { noticeWords } from '#i18n/claims.ts';
import { dialogWords } from '#i18n/dialogs.ts';
import { lifecycleWords } from '#i18n/lifecycle.ts';
import { timelineWords } from '#i18n/timeline.ts';
import { drawerWords } from '#i18n/why.ts';
import { expect, ready, test } from './support/page.ts';

/** Our own English sentences that have another Chinese form; single words are also Kubernetes' own, and told apart by no list. */
const english: readonly string[] = [
  appWords,
  noticeWords,
  dialogWords,
  lifecycleWords,
  timelineWords,
  drawerWords,
]
  .flatMap((words) => Object.values(words) as unknown[])
  .flatMap((sentence) =>
    typeof sentence === 'object' && sentence !== null ? [sentence as { en: string; zh: string }] : [],
  )
  .filter(({ en, zh }) => en !== zh && en.includes(' '))
  .flatMap(({ en }) => en.split('\n'));

/** All that is read on the page, or read out: texts, names, hints. What the user and Kubernetes wrote is left out. */
async function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const left = '.editor-body, .theirs, .note, .why-field, script, style';
    const found: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest(left)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt']) {
        const value = element.getAttribute(name);
        if (value) found.push(value);
      }
      for (const child of element.childNodes) {
        if (child.nodeType === Node.TEXT_NODE && child.textContent?.trim())
          found.push(child.textContent.trim());
      }
    }
    return found.join('\n');
  });
}

/** Three English words in a row: a sentence of ours in the wrong language, unless kubectl or Kubernetes says it. */
const sentence = /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/g;
const theirs = /kubectl (get|delete|apply|set)|computePodActions|No resources found/;

async function expectChinese(page: Page, where: string): Promise<void> {
  const words = await wordsOf(page);
  const lines = words.split('\n');
  expect(
    english.filter((text) => lines.some((line) => line.includes(text))),
    `English on ${where}`,
  ).toEqual([]);
  expect(
    lines.filter((line) => sentence.test(line) && !theirs.test(line)),
    `English sentences on ${where}`,
  ).toEqual([]);
}

test('switched to Chinese nothing of ours stays English, and the choice is kept', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('button', { name: '暂停' })).toBeVisible();
  await expectChinese(page, 'the first screen');

  await page.getByRole('button', { name: '下一个事件' }).click();
  await page.keyboard.press('.');
  await expect(page.getByRole('complementary', { name: '原因' }).getByRole('listitem')).not.toHaveCount(0);
  await expectChinese(page, 'the drawer');

  await page.getByRole('button', { name: '表格' }).click();
  await expect(page.getByRole('table', { name: '依次发生的事' })).toBeVisible();
  await expectChinese(page, 'the table');
  await page.getByRole('button', { name: '图', exact: true }).click();

  for (const [verb, title] of [
    ['版本、门控、行为', '版本、门控、行为'],
    ['对比', '对比'],
    ['历史', '文本历史'],
    ['按键', '按键'],
    ['预测 v1.28', '假设了什么，略去了什么'],
    ['announcement-pod', '示例'],
  ] as const) {
    await page.getByRole('button', { name: verb, exact: true }).click();
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await expectChinese(page, `the dialog ${title}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }

  await page.reload();
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('button', { name: '对比' })).toBeVisible();
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Compare' })).toBeVisible();
});

test.describe('a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });

  test('is met in Chinese', async ({ page }) => {
    await page.goto('/');
    await ready(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(page.getByRole('textbox', { name: /Esc 离开编辑器/ })).toBeAttached();
    await expectChinese(page, 'the first screen');
  });
});
