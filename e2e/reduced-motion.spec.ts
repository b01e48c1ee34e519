import { expect, ready, test } from './support/page.ts';
import { penAt, why } from './support/scene.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('under reduced motion nothing plays by itself, and playing goes from event to event', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto('/');
  await ready(page);
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  // From here on time passes only as told, however slow the machine.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 2000);
  await page.clock.runFor(3000);
  expect(await penAt(page), 'the pen stands').toBe(0);

  await page.getByRole('button', { name: 'Play' }).click();
  const places: number[] = [];
  for (let step = 0; step < 3; step += 1) {
    await page.clock.runFor(1700);
    places.push(await penAt(page));
  }
  expect(places[0]).toBeGreaterThan(0);
  expect(new Set(places).size, `${places} are the instants of three events`).toBe(3);
  await expect(why(page).getByRole('heading', { name: /Select a mark/ })).toHaveCount(0);
  const last = places.at(-1) ?? 0;
  await page.clock.runFor(700);
  expect(await penAt(page), 'between two events the pen stands').toBe(last);
});
