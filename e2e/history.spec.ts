import { expect, monaco, openWith, ready, test, textOf } from './support/page.ts';
import { expectLane } from './support/scene.ts';
import { plainPod } from './support/texts.ts';

test('opening an example keeps the text, and Undo brings it back', async ({ page }) => {
  await openWith(page, plainPod('kept', 'mine'));
  await monaco(page);
  await page.getByRole('button', { name: 'Examples' }).click();
  await page
    .getByRole('dialog', { name: 'Examples' })
    .getByRole('button', { name: /^stop-order:/ })
    .click();
  await expectLane(page, 'mesh-proxy');
  await expect(page.getByRole('banner')).toContainText('Your text is kept in History.');
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expectLane(page, 'mine');
  expect(await textOf(page)).toBe(plainPod('kept', 'mine'));

  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('button', { name: /^stop-order:/ }).click();
  await expectLane(page, 'mesh-proxy');
  await page.getByRole('button', { name: 'History' }).click();
  const dialog = page.getByRole('dialog', { name: 'History of texts' });
  await dialog
    .getByRole('button', { name: /^Open your text/ })
    .first()
    .click();
  await expectLane(page, 'mine');
});

test('a text is there again after a reload, however soon', async ({ page }) => {
  await openWith(page, plainPod('saved', 'before'));
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('# last words');
  await page.reload();
  await ready(page);
  await expectLane(page, 'before');
  await monaco(page);
  expect(await textOf(page)).toBe(`${plainPod('saved', 'before')}# last words`);
});

test('a reload keeps the values of Secrets, which the address leaves out', async ({ page }) => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  password: hunter2\n';
  await openWith(page, `${secret}---\n${plainPod('keeper')}`);
  await expect(page, 'the address is written').toHaveURL(/#k1=/);
  await page.reload();
  await ready(page);
  await monaco(page);
  expect(await textOf(page)).toBe(`${secret}---\n${plainPod('keeper')}`);
});

test('files dropped anywhere are opened as one text', async ({ page }) => {
  await openWith(page, plainPod('here', 'here'));
  const files = await page.evaluateHandle(
    ([one, two]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([one ?? ''], 'one.yaml', { type: 'application/yaml' }));
      transfer.items.add(new File([two ?? ''], 'two.yaml', { type: 'application/yaml' }));
      return transfer;
    },
    [plainPod('one', 'dropped'), plainPod('two', 'as-well')],
  );
  const target = page.getByRole('region', { name: 'Lifecycle' });
  await target.dispatchEvent('dragover', { dataTransfer: files });
  await expect(page.getByText('Drop to open')).toBeVisible();
  await target.dispatchEvent('drop', { dataTransfer: files });
  await expectLane(page, 'dropped');
  await expectLane(page, 'as-well');
  await expect(page.getByRole('button', { name: 'one', exact: true })).toBeVisible();
  await expect(page.getByText('Drop to open')).toHaveCount(0);
});
