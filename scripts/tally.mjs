// How many things passed and failed, read from each tool's own report. A report that is missing counts nothing.

/** @typedef {{ passed: number, failed: number }} Tally */

const nothing = Object.freeze({ passed: 0, failed: 0 });

/**
 * @param {Tally} one
 * @param {Tally} other
 * @returns {Tally}
 */
export function sum(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

/**
 * A tool that ends badly without naming a failure, or that ran nothing at all, has failed once:
 * a test file that does not load must not pass unseen.
 *
 * @param {number} exitCode
 * @param {Tally} tally
 * @returns {Tally}
 */
export function tallyOfRun(exitCode, { passed, failed }) {
  const silentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silentFailure ? 1 : failed };
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number } | null} report Vitest's JSON report
 * @returns {Tally}
 */
export function vitestTally(report) {
  if (report === null) return nothing;
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number } } | null} report Playwright's JSON report
 * @returns {Tally}
 */
export function playwrightTally(report) {
  if (report === null) return nothing;
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky };
}

/**
 * @param {string} output the conformance runner's; its last line is `agreed A of T`
 * @returns {Tally}
 */
export function conformanceTally(output) {
  const lastLine = output.trimEnd().split('\n').at(-1) ?? '';
  const [, agreed, total] = /^agreed (\d+) of (\d+)$/.exec(lastLine) ?? [];
  if (agreed === undefined || total === undefined) return nothing;
  return { passed: Number(agreed), failed: Number(total) - Number(agreed) };
}

/**
 * @param {readonly { passed: boolean }[] | null} budgets size-limit's JSON report
 * @returns {Tally}
 */
export function sizeTally(budgets) {
  if (budgets === null) return nothing;
  const passed = budgets.filter((budget) => budget.passed).length;
  return { passed, failed: budgets.length - passed };
}
