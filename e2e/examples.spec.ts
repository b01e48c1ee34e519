import { readdirSync } from 'node:fs';
import { expect, ready, simulated, simulatedAfter, test } from './support/page.ts';
import { picture, problems, strip } from './support/scene.ts';

const folder = 'src/cluster/kubelet/pod-lifecycle/examples';
const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''));

test('every example opens from the gallery, without an error, and is drawn', async ({ page }) => {
  // One journey through all of them.
  test.slow();
  expect(examples.length).toBeGreaterThanOrEqual(12);
  await page.goto('/');
  await ready(page);
  let open = 'announcement-pod';
  for (const name of [...examples.filter((one) => one !== open), open]) {
    await test.step(name, async () => {
      const before = await simulated(page);
      await page.getByRole('button', { name: open, exact: true }).click();
      const gallery = page.getByRole('dialog', { name: 'Examples' });
      await gallery.getByRole('button', { name: new RegExp(`^${name}(:|$)`) }).click();
      await simulatedAfter(page, before);
      await ready(page);
      await expect(page.getByRole('banner').getByRole('button', { name, exact: true })).toBeVisible();
      await expect(problems(page)).toContainText('Everything gets in');
      await expect(
        picture(page).getByRole('button', { name: /: (running, not ready|ready|waiting), / }),
      ).not.toHaveCount(0);
      await expect(strip(page)).toBeVisible();
      open = name;
    });
  }
});
