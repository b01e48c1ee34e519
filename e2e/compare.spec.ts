import type { Page } from '@playwright/test';
import { expect, monaco, openWith, paste, test } from './support/page.ts';
import { pause, picture } from './support/scene.ts';
import { plainPod, sidecarPod } from './support/texts.ts';

const differences = (page: Page) => page.getByRole('region', { name: 'What differs' });

test('the same text under 1.28 and 1.29+ on one baseline, differences in words', async ({ page }) => {
  await openWith(page, sidecarPod);
  await pause(page);
  await page.getByRole('button', { name: 'Compare' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('radio', { name: 'v1.29+' }).click();
  await dialog.getByRole('button', { name: 'Open' }).click();

  const table = differences(page).getByRole('table');
  await expect(table.getByRole('columnheader', { name: 'v1.28' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'v1.29+' })).toBeVisible();
  await expect(differences(page)).toContainText(/In v1\.29\+ log-shipper/);
  await expect(picture(page).getByText('v1.29+', { exact: true }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Stop comparing' }).first().click();
  await expect(differences(page)).toHaveCount(0);
});

test('C opens the comparison, Enter draws it, Esc ends it', async ({ page }) => {
  await openWith(page, sidecarPod);
  await pause(page);
  await picture(page).focus();
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'Compare' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(differences(page)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await picture(page).focus();
  await page.keyboard.press('Escape');
  await expect(differences(page)).toHaveCount(0);
});

test('a gate on and off are named and told apart', async ({ page }) => {
  await openWith(page, sidecarPod);
  await page.getByRole('button', { name: 'Compare' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await dialog.getByRole('radio', { name: 'gate', exact: true }).click();
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(differences(page).getByRole('columnheader', { name: 'SidecarContainers on' })).toBeVisible();
  await expect(differences(page).getByRole('columnheader', { name: 'SidecarContainers off' })).toBeVisible();
});

test('a text of the history is compared with the one in the editor', async ({ page }) => {
  await openWith(page, plainPod('older', 'shop'));
  await monaco(page);
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('button', { name: /^crash-loop:/ }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await paste(page, plainPod('older', 'till'));
  await page.getByRole('button', { name: 'History' }).click();
  await page
    .getByRole('button', { name: /^Compare with your text/ })
    .first()
    .click();
  await expect(differences(page)).toBeVisible();
  await expect(differences(page).getByRole('columnheader', { name: 'this text' })).toBeVisible();
});
