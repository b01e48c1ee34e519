import { expect, monaco, openWith, simulated, simulatedAfter, test, textOf } from './support/page.ts';
import { expectLane, mark, picture } from './support/scene.ts';
import { sidecarPod, stumblingSidecar } from './support/texts.ts';

test('version, gate and behaviour are written into the Scenario, and the picture follows', async ({
  page,
}) => {
  await openWith(page, sidecarPod);
  await monaco(page);
  await expect(picture(page).getByText('sidecar', { exact: true })).toBeVisible();
  const settings = page.getByRole('button', { name: 'Version, gates, behaviour' });
  await settings.click();
  let count = await simulated(page);
  await page
    .getByRole('radiogroup', { name: 'SidecarContainers' })
    .getByRole('radio', { name: 'off' })
    .click();
  count = await simulatedAfter(page, count);
  await expect(
    picture(page).getByText('sidecar', { exact: true }),
    'without the gate it is a plain init container',
  ).toHaveCount(0);
  await page
    .getByRole('radiogroup', { name: 'SidecarContainers' })
    .getByRole('radio', { name: 'on' })
    .click();
  count = await simulatedAfter(page, count);
  await page.getByRole('radio', { name: 'v1.29+' }).click();
  count = await simulatedAfter(page, count);
  await page.getByRole('radio', { name: 'announced' }).click();
  await simulatedAfter(page, count);
  await page.keyboard.press('Escape');
  await expect(settings).toContainText('v1.29+');
  await expect(settings).toContainText('announced');
  await expect(settings, 'the focus is back where it was').toBeFocused();

  const text = await textOf(page);
  expect(text).toContain('version: v1.29+');
  expect(text).toContain('SidecarContainers: true');
  expect(text).toContain('behaviour: announced');
  expect(text).toContain('  # The gate is alpha: without this line there is no sidecar.\n');
});

test('a run says that announcement and source disagree, and plays either', async ({ page }) => {
  await openWith(page, stumblingSidecar);
  await monaco(page);
  const notices = page.getByRole('region', { name: 'Source against announcement' });
  await expect(notices).toContainText('restartPolicy: Never');
  await expectLane(page, 'worker');
  await expect(mark(page, /^worker: ready/)).toBeVisible();

  let count = await simulated(page);
  await notices.getByRole('button', { name: 'Play the announced one' }).click();
  count = await simulatedAfter(page, count);
  await expect(picture(page).getByRole('button', { name: /^worker: ready/ })).toHaveCount(0);
  expect(await textOf(page)).toContain('behaviour: announced');
  await notices.getByRole('button', { name: 'Play the source' }).click();
  await simulatedAfter(page, count);
  await expect(mark(page, /^worker: ready/)).toBeVisible();

  await notices.getByRole('button', { name: 'Both on one baseline' }).click();
  await expect(page.getByRole('region', { name: 'What differs' })).toBeVisible();
});
