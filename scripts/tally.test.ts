import { describe, expect, it } from 'vitest';
import { conformanceTally, playwrightTally, sizeTally, tallyOfRun, vitestTally } from './tally.mjs';

describe('tallyOfRun', () => {
  it('lets no bad end pass unseen', () => {
    expect(tallyOfRun(0, { passed: 3, failed: 0 })).toEqual({ passed: 3, failed: 0 });
    expect(tallyOfRun(1, { passed: 3, failed: 2 })).toEqual({ passed: 3, failed: 2 });
    expect(tallyOfRun(1, { passed: 3, failed: 0 })).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a run that ran nothing as a failure', () => {
    expect(tallyOfRun(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
  });
});

describe('the reports', () => {
  it.each([
    ['agreed 10 of 12', { passed: 10, failed: 2 }],
    ['a.json f 3/3\nagreed 3 of 3\n', { passed: 3, failed: 0 }],
    ['agreed 3 of 3\nError: then it broke', { passed: 0, failed: 0 }],
    ['', { passed: 0, failed: 0 }],
  ])('reads the conformance runner from its last line: %j', (output, tally) => {
    expect(conformanceTally(output)).toEqual(tally);
  });

  it('counts a flaky end-to-end test as failed', () => {
    expect(playwrightTally({ stats: { expected: 5, unexpected: 1, flaky: 2 } })).toEqual({
      passed: 5,
      failed: 3,
    });
  });

  it('counts each unit test and each budget', () => {
    expect(vitestTally({ numPassedTests: 7, numFailedTests: 1 })).toEqual({ passed: 7, failed: 1 });
    expect(sizeTally([{ passed: true }, { passed: false }])).toEqual({ passed: 1, failed: 1 });
  });

  it('counts nothing from a report that is missing', () => {
    for (const tally of [vitestTally(null), playwrightTally(null), sizeTally(null)]) {
      expect(tally).toEqual({ passed: 0, failed: 0 });
    }
  });
});
