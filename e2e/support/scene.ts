import { expect, type Page } from '@playwright/test';

/** The Lifecycle picture; its marks are buttons named by what they stand for. */
export const picture = (page: Page) => page.getByRole('group', { name: /^Lifecycle of the pods/ });

export const mark = (page: Page, name: string | RegExp) =>
  picture(page).getByRole('button', { name }).first();

/** A lane is known by the states it goes through. */
export async function expectLane(page: Page, name: string): Promise<void> {
  await expect(picture(page).getByRole('button', { name: new RegExp(`^${name}: `) })).not.toHaveCount(0);
}

export const strip = (page: Page) => page.getByRole('region', { name: 'kubectl at this instant' });

/** The row kubectl prints for a pod at the pen. */
export const podRow = (page: Page, pod: string) =>
  strip(page).getByRole('row', { name: new RegExp(`^${pod} `) });

export const problems = (page: Page) => page.getByRole('region', { name: 'Problems' });

export const why = (page: Page) => page.getByRole('complementary', { name: 'Why' });

const scrubber = (page: Page) => page.getByRole('slider', { name: 'Instant of the run' });

/** Where the pen stands, in ms. */
export async function penAt(page: Page): Promise<number> {
  return Number(await scrubber(page).getAttribute('aria-valuenow'));
}

/** Where the run ends, in ms. */
export async function runEnd(page: Page): Promise<number> {
  return Number(await scrubber(page).getAttribute('aria-valuemax'));
}

/** Stops the playing of the first visit. */
export async function pause(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
}

/** Takes the pen to an instant by typing it. */
export async function goTo(page: Page, seconds: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Time in seconds' });
  await field.fill(seconds);
  await field.press('Enter');
}
