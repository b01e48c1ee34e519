import { describe, expect, it } from 'vitest';
import { simulateText } from '#cluster/simulateText.ts';
import { joinRun, partRun } from './runParts.ts';

const pods = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: p-${index}}\nspec: {containers: [{name: c, image: c}]}\n`,
  ).join('---\n');

describe('a run in parts', () => {
  it('is sent whole when it is short', () => {
    const run = simulateText(pods(3));
    expect(partRun(run)).toEqual({ parts: [], rest: run });
    expect(joinRun(partRun(run))).toBe(run);
  });

  it('is the same run once it is put together, and no part of it is long', () => {
    const run = simulateText(pods(600));
    const parted = partRun(run);
    const received = structuredClone(parted);
    expect(parted.rest.trace.events).toEqual([]);
    expect(parted.parts.length).toBeGreaterThan(1);
    for (const { items } of parted.parts) expect(items.length).toBeLessThanOrEqual(4000);
    expect(joinRun(received)).toEqual(run);
  });
});
