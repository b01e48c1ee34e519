import { describe, expect, it } from 'vitest';
import { firstDifference } from './compare.ts';
import { conform } from './conform.ts';
import { podRequestsAndLimits } from './podRequestsAndLimits.ts';
import { ownVectorFiles, readVectorFile } from './vectorFiles.ts';

describe('the vectors measured from the real v1.28 code', () => {
  it.each(ownVectorFiles().map((file) => [file.path, file] as const))('agree: %s', (_, file) => {
    const { agreed, total, lines } = conform([file]);
    expect(total).toBeGreaterThan(0);
    expect(agreed, lines.join('\n')).toBe(total);
  });

  it('agree on how quantities are written, too', () => {
    const file = ownVectorFiles().find(({ path }) => path.endsWith('resource-podRequestsAndLimits.json'));
    const vectors = readVectorFile(file?.absolutePath ?? '');
    for (const { name, input, want } of vectors.cases) {
      expect(firstDifference(podRequestsAndLimits.run(input, vectors), want), name).toBeNull();
    }
  });
});
