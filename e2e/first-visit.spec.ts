import { expect, ready, test } from './support/page.ts';
import { expectLane, penAt, picture, podRow } from './support/scene.ts';

test('the page opens on the pod of the announcement, drawn and playing', async ({ page }) => {
  const began = Date.now();
  await page.goto('/');
  await ready(page);
  expect(Date.now() - began, 'ms to the first picture').toBeLessThan(15_000);
  await expect(page.getByRole('button', { name: 'announcement-pod' })).toBeVisible();
  for (const name of ['vault-agent', 'istio-proxy', 'app']) {
    await expect(picture(page).getByText(name, { exact: true }).first(), `the lane ${name}`).toBeVisible();
    await expectLane(page, name);
  }
  await expect(page.getByRole('tab', { name: 'Lifecycle' })).toHaveAttribute('aria-selected', 'true');
  await expect(podRow(page, 'shop')).toBeVisible();

  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  const first = await penAt(page);
  await expect.poll(() => penAt(page), { message: 'the pen moves by itself' }).toBeGreaterThan(first);
});

test('the address holds no text before something is changed', async ({ page }) => {
  await page.goto('/');
  await ready(page);
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page, 'once still, the address is the link').toHaveURL(/#k1=/);
});
