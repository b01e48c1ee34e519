import type { Page } from '@playwright/test';
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
import { expectLane, picture, problems, runEnd } from './support/scene.ts';
import { plainPod, sidecarPod } from './support/texts.ts';

const stale = (page: Page) => page.getByRole('status').filter({ hasText: /^Picture of \d+ edits? ago$/ });

const problem = (page: Page, place: string) =>
  problems(page).getByRole('button', { name: new RegExp(`^${place}\\b`) });

const bombLevels = Array.from({ length: 9 }, (_, level) => {
  const aliases = Array.from({ length: 9 }, () => (level === 0 ? 'lol' : `*a${level - 1}`));
  return `a${level}: &a${level} [${aliases.join(', ')}]`;
});

/** What is pasted, where it is told, and what is said. */
const bad: Readonly<Record<string, readonly [text: string, place: string, says: RegExp]>> = {
  'a Helm template': [
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n{{- if .x }}\nspec: {}\n{{- end }}\n',
    '4:',
    /Helm/,
  ],
  'a tab': ['apiVersion: v1\nkind: Pod\nmetadata:\n\tname: web\n', '4:', /tab/],
  'a text broken off': ['apiVersion: v1\nkind: Pod\nmeta', '3:', /colon/],
  'wrong types': [plainPod('web').replace('nginx:1.25', '[1, 2]'), '8:', /cannot unmarshal array/],
  'a name that may not be': [plainPod('Not_A_Name'), '4:', /RFC 1123/],
  'an alias bomb': [`apiVersion: v1\nkind: ConfigMap\n${bombLevels.join('\n')}\n`, '\\d+:', /aliasing/],
  'a thousand levels': [
    `apiVersion: v1\nkind: Pod\nspec: ${'{a: '.repeat(1000)}${'}'.repeat(1000)}\n`,
    '3:',
    /levels deep/,
  ],
};

test('bad text is answered at its place, and the last good picture stays', async ({ page }) => {
  await openWith(page, sidecarPod);
  await monaco(page);
  for (const [what, [text, place, says]] of Object.entries(bad)) {
    await test.step(what, async () => {
      await paste(page, text);
      await expect(problem(page, place).filter({ hasText: says })).not.toHaveCount(0);
      await expectLane(page, 'log-shipper');
      await expect(stale(page)).toBeVisible();
    });
  }
  await paste(page, plainPod('fine', 'again'));
  await expectLane(page, 'again');
  await expect(stale(page)).toHaveCount(0);
});

test('typing goes on while the text is broken, and mending it brings the picture back', async ({ page }) => {
  await openWith(page, plainPod('typed'));
  await monaco(page);
  await page.keyboard.press('ControlOrMeta+End');
  let count = await simulated(page);
  await page.keyboard.type('  volumes', { delay: 30 });
  count = await simulatedAfter(page, count);
  await expect(stale(page)).toBeVisible();
  await expectLane(page, 'main');
  await page.keyboard.type(': []', { delay: 30 });
  await expect(stale(page)).toHaveCount(0);
  expect(await textOf(page)).toBe(`${plainPod('typed')}  volumes: []`);
});

test('five megabytes are refused or drawn, and typing goes on', async ({ page }) => {
  await openWith(page, plainPod('small'));
  await monaco(page);
  const filler = `    # ${'x'.repeat(96)}\n`;
  await paste(page, `${filler.repeat(52_000)}${plainPod('large', 'deep')}`);
  await expect(editor(page)).toBeFocused();
  const count = await simulated(page);
  await page.keyboard.type('#');
  await simulatedAfter(page, count);
  await expect(page.getByRole('heading', { name: 'Kymograph' })).toBeVisible();
  await paste(page, plainPod('small', 'after'));
  await expectLane(page, 'after');
});

test('a run that passes its limit is shown as far as it got, and goes on when asked', async ({ page }) => {
  const probed = `${plainPod('probed')}    readinessProbe: {exec: {command: [check]}, periodSeconds: 1}\n`;
  const scenario = 'apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec: {horizon: 120h}\n';
  await openWith(page, `${probed}---\n${scenario}`);
  const line = page.getByRole('status').filter({ hasText: /The limit on \w+ ended the run at/ });
  await expect(line).toBeVisible();
  await expectLane(page, 'main');
  const end = await runEnd(page);
  expect(end).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect
    .poll(() => runEnd(page), { message: 'the run got further', timeout: 40_000 })
    .toBeGreaterThan(end);
});

test.describe('an engine that does not answer', () => {
  test('is started anew, and the text is kept', async ({ page }) => {
    await page.clock.install();
    let stuck = true;
    await page.route(/\/worker\/simulation\.worker-[^/]*\.js$/, async (route) => {
      if (stuck) await route.fulfill({ contentType: 'text/javascript', body: 'self.onmessage = () => {};' });
      else await route.continue();
    });
    await page.goto('/');
    await expect(editor(page)).toHaveValue(/istio-proxy/);
    await page.clock.fastForward(11_000);
    const alert = page.getByRole('alert').filter({ hasText: 'The engine did not answer' });
    await expect(alert).toBeVisible();
    expect(await textOf(page)).toContain('istio-proxy');

    stuck = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await ready(page);
    await expectLane(page, 'istio-proxy');
    await expect(alert).toHaveCount(0);
  });

  test('is not run again by itself at the next visit', async ({ page }) => {
    await openWith(page, sidecarPod);
    let stuck = true;
    await page.route(/\/worker\/simulation\.worker-[^/]*\.js$/, async (route) => {
      if (stuck) await route.fulfill({ contentType: 'text/javascript', body: 'self.onmessage = () => {};' });
      else await route.continue();
    });
    // Once into a visit that never reaches a picture, and once more after it.
    await page.reload();
    await expect(editor(page)).toHaveValue(/log-shipper/);
    await page.reload();
    const held = page.getByRole('status').filter({ hasText: 'loaded but not run' });
    await expect(held).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('data-ready', 'true');
    expect(await textOf(page)).toBe(sidecarPod);

    stuck = false;
    await page.getByRole('button', { name: 'Run it' }).click();
    await ready(page);
    await expectLane(page, 'log-shipper');
    await expect(held).toHaveCount(0);
    await expect(picture(page)).toBeVisible();
  });
});
