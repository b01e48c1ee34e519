import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openWith, test } from './support/page.ts';
import { goTo, why } from './support/scene.ts';

const job = (completions: number, spec: string, scenario: string) => `apiVersion: batch/v1
kind: Job
metadata: {name: etl}
spec:
  completionMode: Indexed
  completions: ${completions}
${spec}
  template:
    spec: {restartPolicy: Never, containers: [{name: main, image: example/etl:7}]}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {JobBackoffLimitPerIndex: true}}
${scenario}
`;
const eightIndexes = job(
  8,
  `  parallelism: 3
  backoffLimitPerIndex: 2
  maxFailedIndexes: 3
  podFailurePolicy:
    rules:
    - action: FailIndex
      onExitCodes: {containerName: main, operator: In, values: [42]}`,
  `  horizon: 110s
  jobs:
    etl:
      indexes:
        "1": [{seconds: 11, exitCode: 1}, {seconds: 17}]
        "2": [{seconds: 7, exitCode: 42}]
        "4": [{seconds: 11, exitCode: 1}]
      attempts: [{seconds: 15}]`,
);

const picture = (page: Page) => page.getByRole('group', { name: /^Jobs and their pods/ });
const mark = (page: Page, name: string | RegExp) => picture(page).getByRole('button', { name }).first();
const strip = (page: Page) => page.getByRole('region', { name: 'kubectl get job at this instant' });

async function openJobs(page: Page, text: string): Promise<void> {
  await openWith(page, text);
  await page.getByRole('tab', { name: 'Jobs' }).click();
  await expect(picture(page)).toBeVisible();
}

test('a pasted Job is drawn with a lane an index, its back-offs and the rule that matched', async ({
  page,
}) => {
  await openJobs(page, eightIndexes);
  await goTo(page, '62');
  for (const index of [0, 1, 7])
    await expect(picture(page).getByText(`index ${index}`, { exact: true })).toBeVisible();
  await expect(mark(page, /^index 4: back-off 20 s/)).toBeAttached();
  await expect(picture(page).getByText('rule 0: exit 42, FailIndex')).toBeVisible();
  await expect(picture(page).getByText('third failure, index 4 is lost')).toBeVisible();
  await expect(picture(page).getByText('Failed, FailedIndexes', { exact: true })).toBeVisible();
  await expect(strip(page).getByRole('row', { name: /^etl \d\/8 62s 62s$/ })).toBeVisible();
  await expect(strip(page)).toContainText('failedIndexes');
});

test('a mark tells why, and its lines are lit', async ({ page }) => {
  await openJobs(page, eightIndexes);
  await mark(page, /^index 4: back-off 20 s/).click();
  await expect(why(page).getByRole('heading', { level: 2 })).toContainText('20 s');
  await mark(page, /^index 2: exit code 42/).click();
  await expect(why(page)).toContainText('podFailurePolicy');
});

test('the keyboard walks the lanes', async ({ page }) => {
  await openJobs(page, eightIndexes);
  await picture(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(picture(page).locator(':focus')).toHaveAttribute('data-mark', /\d/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(picture(page).locator(':focus')).toHaveAttribute('aria-pressed', 'true');
});

test('hundreds of indexes are a front, and one of them is opened from the map', async ({ page }) => {
  const many = job(
    500,
    '  parallelism: 50\n  backoffLimitPerIndex: 1',
    '  horizon: 400s\n  jobs: {etl: {random: [{share: 0.05, seconds: 9, exitCode: 1}], attempts: [{seconds: 20}]}}',
  );
  await openJobs(page, many);
  await goTo(page, '120');
  await expect(picture(page).getByText('500 indexes')).toBeVisible();
  const map = page.getByRole('slider', { name: /^Every index/ });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  for (let row = 0; row < 4; row += 1) await page.keyboard.press('ArrowDown');
  await expect(map).toHaveAttribute('aria-valuetext', /^400: /);
  await expect(picture(page).getByText('index 400')).toBeVisible();
  await expect(strip(page)).toContainText('intervals');
});

test('with the gate and without stand on one baseline', async ({ page }) => {
  await openJobs(page, eightIndexes);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await dialog.getByRole('radio', { name: 'gate', exact: true }).click();
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('region', { name: 'What differs' })).toBeVisible();
  await expect(picture(page).getByRole('button', { name: /^index 0, attempt 1: at work/ })).toHaveCount(2);
  await expect(strip(page).getByRole('row')).toHaveCount(3);
});

test('the table holds the same, and selects it', async ({ page }) => {
  await openJobs(page, eightIndexes);
  await page.getByRole('button', { name: 'Table' }).click();
  const table = page.getByRole('table', { name: 'What happens to the Jobs, in order' });
  await expect(table.getByRole('row', { name: /index lost/ })).toHaveCount(2);
  const row = table.getByRole('row', { name: /4 .*attempt 2 exits 1/ });
  await row.getByRole('button', { name: 'Why' }).click();
  await expect(row).toHaveAttribute('aria-current', 'true');
});

test('the Jobs of a CronJob stand on one lane, and one is opened', async ({ page }) => {
  await openJobs(
    page,
    `apiVersion: batch/v1
kind: CronJob
metadata: {name: backup}
spec:
  schedule: "*/2 * * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      template:
        spec: {restartPolicy: Never, containers: [{name: backup, image: example/backup:1.1}]}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec: {horizon: 9m, containers: {backup: {runs: [{seconds: 150}]}}}
`,
  );
  await expect(picture(page).getByText('slot 1')).toHaveCount(1);
  await expect(mark(page, 'skipped: Forbid')).toBeAttached();
  await picture(page)
    .getByRole('button', { name: /^backup-\d+, started/ })
    .nth(1)
    .click();
  await expect(picture(page).getByText('slot 1')).toHaveCount(2);
});

test('a Job pasted alone is played to its end, and is made to fail with one press', async ({ page }) => {
  await openJobs(page, job(12, '  parallelism: 2', '').replace(/---[\s\S]*/, ''));
  await expect(mark(page, 'condition Complete at 78 s')).toBeAttached();
  await page.getByRole('button', { name: 'Let one pod of etl in four fail' }).click();
  await expect(mark(page, /: back-off 10 s/)).toBeAttached();
  await expect(page.getByRole('button', { name: 'Let one pod of etl in four fail' })).toBeHidden();
});

test('a text without a Job says so', async ({ page }) => {
  await openWith(
    page,
    'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: example/web:1}]}\n',
  );
  const tab = page.getByRole('tab', { name: 'Jobs' });
  await expect(tab).toHaveAttribute('aria-disabled', 'true');
  await expect(tab).toHaveAttribute('title', 'No Job or CronJob in this text');
});

test('the scene is in Chinese, and accessible', async ({ page }) => {
  await openJobs(page, eightIndexes);
  const found = await new AxeBuilder({ page }).include('#picture').analyze();
  expect(found.violations).toEqual([]);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByText('索引 2', { exact: true })).toBeVisible();
  await expect(page.getByText('规则 0：退出码 42，FailIndex')).toBeVisible();
});
