import { type BrowserContext, test as base, expect, type Page, type Worker } from '@playwright/test';

export { expect };

interface GuardOptions {
  /** Console errors that the test itself provokes, such as failed requests while offline; every other one fails it. */
  readonly expectedErrors: RegExp | null;
}

/**
 * Playwright's `test`, under guard: a test fails when a request left the page's own origin, when anything in the
 * page threw or wrote an error to the console, or when the Content-Security-Policy refused something.
 */
export const test = base.extend<GuardOptions>({
  expectedErrors: [null, { option: true }],
  context: async ({ context, baseURL, expectedErrors }, use) => {
    const complaints = guard(context, new URL(baseURL ?? 'http://127.0.0.1').host);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await use(context);
    expect(
      complaints.filter((complaint) => expectedErrors?.test(complaint) !== true),
      'nothing left the origin, threw, or was refused',
    ).toEqual([]);
  },
});

/** Waits until the first picture of the current text is drawn. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
}

/** How many simulations have finished since the page was opened. */
export async function simulated(page: Page): Promise<number> {
  return Number((await page.locator('html').getAttribute('data-simulated')) ?? 0);
}

/** Waits until more simulations have finished than `before`, and returns how many. */
export async function simulatedAfter(page: Page, before: number): Promise<number> {
  await expect.poll(() => simulated(page), { message: 'a simulation finished' }).toBeGreaterThan(before);
  return simulated(page);
}

/** The text box for manifests: Monaco, or the plain textarea that stands in until Monaco is there. */
export function editor(page: Page) {
  return page.getByRole('textbox', { name: /manifest/i }).first();
}

/** Waits until Monaco has taken the textarea's place. */
export async function monaco(page: Page): Promise<void> {
  // Its text box has no size of its own.
  await expect(page.getByRole('textbox', { name: /Tab indents/ })).toBeAttached();
}

/** The whole text, copied out of the editor as a user would. */
export async function textOf(page: Page): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  // Monaco copies with Windows' line ends where the browser calls itself one of Windows.
  return (await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n');
}

/**
 * Replaces the whole text with `text`, through the clipboard as a user would: typed into Monaco, several lines
 * would be indented a second time. Waits until the picture of the new text is drawn.
 */
export async function paste(page: Page, text: string): Promise<void> {
  const before = await simulated(page);
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
  await simulatedAfter(page, before);
  await ready(page);
}

/** Opens the page and pastes `text` into it. */
export async function openWith(page: Page, text: string): Promise<void> {
  await page.goto('/');
  await ready(page);
  await paste(page, text);
}

function guard(context: BrowserContext, host: string): readonly string[] {
  const complaints: string[] = [];
  const checkAddress = (address: string) => {
    const { protocol, host: addressed } = new URL(address);
    if (/^(https?|wss?):$/.test(protocol) && addressed !== host) complaints.push(`request to ${address}`);
  };
  context.on('request', (request) => checkAddress(request.url()));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (webError) => complaints.push(`thrown: ${webError.error().message}`));
  context.on('page', (page) => {
    page.on('websocket', (socket) => checkAddress(socket.url()));
    page.on('worker', watchWorker);
  });
  return complaints;
}

// What the policy refuses in a worker reaches neither the page's console nor the list of requests: the worker is asked to say so.
async function watchWorker(worker: Worker): Promise<void> {
  const watch = () =>
    self.addEventListener('securitypolicyviolation', (event) =>
      console.error(`refused in a worker: ${event.blockedURI} (${event.violatedDirective})`),
    );
  // A worker may be gone before it can be asked.
  await worker.evaluate(watch).catch(() => undefined);
}
