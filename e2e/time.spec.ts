import type { Page } from '@playwright/test';
import { editor, expect, openWith, test } from './support/page.ts';
import { goTo, mark, pause, penAt, picture, podRow, runEnd, strip, why } from './support/scene.ts';
import { sidecarPod } from './support/texts.ts';

const scrubber = (page: Page) => page.getByRole('slider', { name: 'Instant of the run' });

/** The instant the strip is of, in seconds. */
async function stripAt(page: Page): Promise<number> {
  const command = await strip(page).getByText('kubectl get pod').textContent();
  return Number(/# at (?:(\d+):)?([\d.]+)/.exec(command ?? '')?.[2]);
}

/** The numbers on the axis, which is the top of the picture, in seconds. */
async function axisNumbers(page: Page): Promise<readonly number[]> {
  const words = await picture(page).evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    const isOnAxis = (text: Element) => text.getBoundingClientRect().bottom < top + 36;
    return [...element.querySelectorAll('text')].filter(isOnAxis).map(({ textContent }) => textContent);
  });
  return words.map((word) => Number.parseFloat(word ?? ''));
}

test.beforeEach(async ({ page }) => {
  await openWith(page, sidecarPod);
  await pause(page);
  await page.keyboard.press('Escape');
});

test('Space plays and pauses, and the speed is kept to', async ({ page }) => {
  await goTo(page, '0');
  await page.getByRole('region', { name: 'Lifecycle' }).focus();
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('30');
  await picture(page).focus();
  const began = Date.now();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(() => penAt(page)).toBeGreaterThan(20_000);
  expect(
    Date.now() - began,
    'twenty seconds of the run take less than a real second and a half',
  ).toBeLessThan(15_000);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  const stood = await penAt(page);
  await page.getByRole('button', { name: 'Table' }).click();
  expect(await penAt(page)).toBe(stood);
});

test('the keys . and , go from event to event and say why', async ({ page }) => {
  await goTo(page, '0');
  await picture(page).focus();
  const places: number[] = [];
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('.');
    places.push(await penAt(page));
  }
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.at(-1)).toBeGreaterThan(places[0] ?? 0);
  await expect(why(page).getByRole('heading', { level: 2 })).not.toHaveText(/Select a mark/);
  await page.keyboard.press(',');
  expect(await penAt(page)).toBe(places[2]);
  await page.getByRole('button', { name: 'Next event' }).click();
  expect(await penAt(page)).toBe(places[3]);
});

test('the pen is dragged, pushed and typed, and kubectl answers for its instant', async ({ page }) => {
  const box = await scrubber(page).boundingBox();
  if (!box) throw new Error('the scrubber is not drawn');
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  const dragged = await penAt(page);
  expect(dragged / (await runEnd(page))).toBeCloseTo(0.4, 1);
  expect(await stripAt(page)).toBeCloseTo(dragged / 1000, 2);

  await scrubber(page).focus();
  await page.keyboard.press('ArrowRight');
  expect(await penAt(page)).toBe(dragged + 1000);
  await page.keyboard.press('End');
  expect(await penAt(page)).toBe(await runEnd(page));
  await page.keyboard.press('Home');
  expect(await penAt(page)).toBe(0);

  await goTo(page, '10');
  await expect(podRow(page, 'web')).toContainText(/2\/2\s*Running/);
  await goTo(page, '30.5');
  await expect(podRow(page, 'web')).toContainText('Terminating');
  await goTo(page, '0:59');
  expect(await penAt(page)).toBe(59_000);
  await expect(strip(page)).toContainText('No resources found');
  await goTo(page, 'nonsense');
  expect(await penAt(page), 'what is no time changes nothing').toBe(59_000);
});

test('a time typed while the pen moves is the time that is meant', async ({ page }) => {
  await goTo(page, '0');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => penAt(page)).toBeGreaterThan(300);
  await page.getByRole('textbox', { name: 'Time in seconds' }).click();
  const stood = await penAt(page);
  await expect.poll(() => penAt(page), { message: 'the pen moves on' }).toBeGreaterThan(stood + 200);
  await page.keyboard.type('12.5');
  await page.keyboard.press('Enter');
  expect(await penAt(page)).toBe(12_500);
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('1:00');
  await page.keyboard.press('Escape');
  expect(await penAt(page), 'Esc takes the typing back').toBe(12_500);
});

test('zoom and pan with keys and wheel, and fit everything again', async ({ page }) => {
  await goTo(page, '30');
  await picture(page).focus();
  const whole = await axisNumbers(page);
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  const near = await axisNumbers(page);
  expect(Math.max(...near) - Math.min(...near)).toBeLessThan(Math.max(...whole) - Math.min(...whole));
  await page.keyboard.press('d');
  const right = await axisNumbers(page);
  expect(Math.max(...right)).toBeGreaterThan(Math.max(...near));
  await page.keyboard.press('a');
  expect(await axisNumbers(page)).toEqual(near);
  await page.keyboard.press('0');
  expect(await axisNumbers(page)).toEqual(whole);

  const box = await picture(page).boundingBox();
  if (!box) throw new Error('the picture is not drawn');
  await page.mouse.move(box.x + box.width / 2, box.y + 150);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await expect.poll(() => axisNumbers(page), { message: 'the wheel zooms' }).not.toEqual(whole);
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await page.keyboard.press('0');
  await mark(page, /^server: SIGTERM/).click();
  await page.keyboard.press('f');
  const fitted = await axisNumbers(page);
  expect(Math.min(...fitted)).toBeGreaterThan(15);
});

test('M twice marks a range with its numbers, P pins a lane', async ({ page }) => {
  await goTo(page, '5');
  await picture(page).focus();
  await page.keyboard.press('m');
  await goTo(page, '25');
  await picture(page).focus();
  await page.keyboard.press('m');
  const range = page.getByRole('region', { name: 'Range' });
  await expect(range).toContainText('5.000 – 25.000');
  await expect(range.getByRole('row')).not.toHaveCount(0);
  await range.getByRole('button', { name: 'Clear' }).click();
  await expect(range).toHaveCount(0);

  const names = picture(page).getByText('log-shipper', { exact: true });
  const before = await names.count();
  await mark(page, /^log-shipper: ready/).focus();
  await page.keyboard.press('p');
  await expect(names, 'the pinned lane stands above, too').toHaveCount(before + 1);
  await mark(page, /^log-shipper: ready/).focus();
  await page.keyboard.press('p');
  await expect(names).toHaveCount(before);
  await expect(editor(page)).not.toBeFocused();
});
