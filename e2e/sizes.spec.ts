import type { Page } from '@playwright/test';
import { editor, expect, ready, test } from './support/page.ts';
import { picture, podRow, strip } from './support/scene.ts';

async function expectNoSideways(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, 'nothing stands beside the page').toBeLessThanOrEqual(client);
}

/** What can be pressed in a bar: inside the bar, and one beside the other. */
async function expectApart(page: Page, role: 'banner' | 'contentinfo'): Promise<void> {
  const bar = page.getByRole(role);
  const frame = await bar.boundingBox();
  if (!frame) throw new Error(`the ${role} is not drawn`);
  const controls = await bar.locator('button, select, input, [role="slider"]').all();
  const boxes = [];
  for (const control of controls) {
    if (!(await control.isVisible())) continue;
    const box = await control.boundingBox();
    const name = (await control.getAttribute('aria-label')) ?? (await control.textContent()) ?? '';
    if (box) boxes.push({ ...box, name });
  }
  expect(boxes.length).toBeGreaterThan(3);
  for (const [index, one] of boxes.entries()) {
    expect(one.x, `${one.name} begins inside`).toBeGreaterThanOrEqual(frame.x);
    expect(one.x + one.width, `${one.name} ends inside`).toBeLessThanOrEqual(frame.x + frame.width + 0.5);
    for (const other of boxes.slice(index + 1)) {
      const overlap = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      expect(overlap, `${one.name} and ${other.name} stand apart`).toBeLessThanOrEqual(0.5);
    }
  }
}

for (const [width, height] of [
  [1280, 720],
  [1440, 900],
  [1920, 1080],
] as const) {
  test(`${width} by ${height}: everything has its place, in both languages`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/');
    await ready(page);
    await expect(picture(page)).toBeInViewport();
    await expect(podRow(page, 'shop')).toBeInViewport();
    await expect(page.getByRole('slider', { name: 'Instant of the run' })).toBeInViewport();
    for (const language of ['中文', 'EN']) {
      await expectNoSideways(page);
      await expectApart(page, 'banner');
      await expectApart(page, 'contentinfo');
      await page.getByRole('button', { name: language, exact: true }).click();
    }
  });
}

test('the picture follows its room, also zoomed and after an empty text', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto('/');
  await ready(page);
  const expectInRoom = async () => {
    const room = await page.getByRole('region', { name: 'Lifecycle' }).boundingBox();
    await expect
      .poll(async () => {
        const box = await picture(page).boundingBox();
        return box && room ? Math.abs(box.width - room.width) : null;
      })
      .toBeLessThan(1.5);
  };
  await picture(page).focus();
  await page.keyboard.press('w');
  await expectInRoom();
  await page.setViewportSize({ width: 1280, height: 720 });
  await expectInRoom();
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Paste YAML, drop a file, or open an example')).toBeVisible();
  await page.getByRole('button', { name: 'crash-loop', exact: true }).click();
  await expect(picture(page)).toBeVisible();
  await expectInRoom();
});

test('an answer in the top bar finds room at the smallest size', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  await page.getByRole('button', { name: 'announcement-pod' }).click();
  await page.getByRole('button', { name: /^sidecar-completes-job-like-pod/ }).click();
  await expect(page.getByRole('banner')).toContainText('Your text is kept in History.');
  await expectApart(page, 'banner');
  await expectNoSideways(page);
});

test('on a phone the picture comes first, and the text is folded away in a plain box', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await ready(page);
  await expectNoSideways(page);
  await expectApart(page, 'banner');
  await expectApart(page, 'contentinfo');
  await expect(picture(page)).toBeInViewport();
  await expect(page.getByRole('slider', { name: 'Instant of the run' })).toBeInViewport();
  await expect(strip(page)).toBeAttached();
  const text = page.getByRole('textbox', { name: /manifest/i });
  await expect(text).toBeHidden();
  await page.getByText('Kubernetes manifests, YAML').click();
  await expect(text).toBeVisible();
  await expect(text).toHaveValue(/istio-proxy/);
  await expect(page.getByRole('textbox', { name: /Tab indents/ })).toHaveCount(0);
  await expectNoSideways(page);
});
