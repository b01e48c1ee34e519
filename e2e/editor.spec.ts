import {
  editor,
  expect,
  monaco,
  openWith,
  paste,
  ready,
  simulated,
  simulatedAfter,
  test,
  textOf,
} from './support/page.ts';
import { expectLane, problems } from './support/scene.ts';
import { plainPod, sidecarPod } from './support/texts.ts';

test('Monaco takes the place of the textarea without losing a key', async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/MonacoEditor-[^/]*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/');
  await ready(page);
  await paste(page, plainPod('early'));
  await page.keyboard.type('# before', { delay: 5 });
  await expect(editor(page)).toHaveValue(`${plainPod('early')}# before`);
  await page.keyboard.press('ArrowLeft');
  // The selection of these keys has not been told to the page yet when Monaco comes.
  await page.keyboard.press('Shift+ArrowLeft');
  release();
  await monaco(page);
  await expect(editor(page), 'the focus went along').toBeFocused();
  await page.keyboard.type('!');
  expect(await textOf(page)).toBe(`${plainPod('early')}# befo!e`);
});

test('an unknown field and a bad value are marked where they stand', async ({ page }) => {
  await openWith(page, `${plainPod('one')}    colour: red\n---\n${plainPod('two')}    stdin: maybe\n`);
  await monaco(page);
  await expect(problems(page)).toContainText('unknown field "spec.containers[0].colour"');
  for (const [place, word] of [
    ['9:', 'colour'],
    ['19:', 'stdin'],
  ] as const) {
    const problem = problems(page).getByRole('button', { name: new RegExp(`^${place}`) });
    await expect(problem, `${word} is reported on its line`).toContainText(word);
  }
  // The wave under the text is a drawing without a name: it is held against the line of the word it is under.
  const line = await page.getByText('colour', { exact: true }).first().boundingBox();
  const waves = await page.locator('.squiggly-error').all();
  const tops = await Promise.all(waves.map(async (wave) => (await wave.boundingBox())?.y ?? 0));
  expect(
    tops.some((top) => Math.abs(top - (line?.y ?? -99)) < 20),
    'a wave under the unknown field',
  ).toBe(true);
});

test('completion knows the fields of a Pod and the words of a Scenario', async ({ page }) => {
  await openWith(page, sidecarPod.replace('    restartPolicy: Always\n', ''));
  await monaco(page);
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < 9; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('rest');
  await expect(page.getByLabel(/^restartPolicy, /)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Always');
  await page.keyboard.press('Escape');
  await expect
    .poll(() => textOf(page))
    .toContain('    image: fluent/fluent-bit:2.1\n    restartPolicy: Always\n');

  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('  jit');
  await expect(page.getByLabel(/^jitter, /)).toBeVisible();
});

test('a field says what it is', async ({ page }) => {
  await openWith(page, sidecarPod);
  await monaco(page);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.getByText('terminationGracePeriodSeconds', { exact: true }).hover();
  await expect(page.getByRole('tooltip')).toContainText(/grace|terminat/i);
  await expect(page.getByRole('tooltip')).toContainText('int64');
});

test('Esc leaves the editor, and the page says so', async ({ page }) => {
  await openWith(page, sidecarPod);
  await monaco(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: 'Left the editor' })).not.toHaveCount(0);
  await expect(editor(page)).not.toBeFocused();
  const before = await textOf(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' }), 'keys belong to the picture').toBeVisible();
  await page.keyboard.press('Escape');
  expect(await textOf(page)).toBe(before);
});

test('the caret on a container lights its lane', async ({ page }) => {
  await openWith(page, sidecarPod);
  await monaco(page);
  const grounds = page.locator('.picture-grounds rect');
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(grounds).toHaveCount(0);
  for (let line = 1; line < 9; line += 1) await page.keyboard.press('ArrowDown');
  await expect(grounds, 'log-shipper').toHaveCount(1);
  const sidecar = await grounds.boundingBox();
  for (let line = 9; line < 12; line += 1) await page.keyboard.press('ArrowDown');
  await expect
    .poll(async () => (await grounds.boundingBox())?.y, { message: 'server, further down' })
    .toBeGreaterThan(sidecar?.y ?? 0);
});

test('undo takes back what was typed and what a control wrote', async ({ page }) => {
  await openWith(page, plainPod('undone'));
  await monaco(page);
  let count = await simulated(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('#typed');
  count = await simulatedAfter(page, count);
  await page.keyboard.press('ControlOrMeta+Z');
  await simulatedAfter(page, count);
  expect(await textOf(page)).not.toContain('typed');

  await page.getByRole('button', { name: 'Version, gates, behaviour' }).click();
  await page.getByRole('radio', { name: 'v1.27' }).click();
  await page.keyboard.press('Escape');
  expect(await textOf(page)).toContain('version: v1.27');
  await page.keyboard.press('ControlOrMeta+Z');
  expect(await textOf(page)).toBe(plainPod('undone'));
  await expectLane(page, 'main');
});

test('the line that is typed stays in sight when problems appear under the text', async ({ page }) => {
  const comments = Array.from({ length: 16 }, (_, index) => `# ${index}\n`).join('');
  await openWith(page, `${sidecarPod}${comments}`);
  await monaco(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('colour');
  await expect(page.getByRole('region', { name: 'Problems' }).getByRole('listitem').first()).toBeVisible();
  const typed = await page.locator('.view-line', { hasText: 'colour' }).boundingBox();
  const editor = await page.locator('.monaco-editor').first().boundingBox();
  expect(typed && editor && typed.y + typed.height <= editor.y + editor.height).toBe(true);
});
