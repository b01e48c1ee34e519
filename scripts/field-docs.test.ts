import { describe, expect, it } from 'vitest';
import { parseFieldDocs, readFieldDocs } from './field-docs.mjs';

describe('parseFieldDocs', () => {
  it('takes the text before the first tag and files it under type and field', () => {
    const docs = parseFieldDocs(`
export interface Probe {
    /**
     * How often. Default to 10 seconds.
     *
     * Minimum value is 1.
     *
     * @default 10 seconds.
     * @schema io.k8s.api.core.v1.Probe#periodSeconds
     */
    readonly periodSeconds?: number;
}`);
    expect(docs).toEqual({
      'core.v1.Probe': { periodSeconds: 'How often. Default to 10 seconds.\n\nMinimum value is 1.' },
    });
  });

  it('passes over comments that describe no field', () => {
    expect(parseFieldDocs('/** Renders the object. */ /** @schema Other#x */')).toEqual({});
  });
});

describe('the packaged declarations', () => {
  const docs = readFieldDocs();

  it('describe the fields of a Pod as v1.28 has them', () => {
    expect(docs['core.v1.Container']!.restartPolicy).toContain('init container');
    expect(docs['core.v1.PodSpec']!.terminationGracePeriodSeconds).toContain('Defaults to 30 seconds');
    expect(docs['batch.v1.JobSpec']!.podReplacementPolicy).toContain('TerminatingOrFailed');
    expect(docs['core.v1.Pod']!['']).toContain('collection of containers');
    expect(docs['meta.v1.ObjectMeta']!.labels).toContain('key');
  });

  it('leave no trace of the comments they stood in', () => {
    const texts = Object.values(docs).flatMap((fields) => Object.values(fields));
    expect(texts.length).toBeGreaterThan(1900);
    for (const text of texts) expect(text).not.toMatch(/@schema|@default|\*\//);
  });
});
