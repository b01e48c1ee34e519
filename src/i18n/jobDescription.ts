import { bilingual } from './sentence.ts';

/** The heading over what kubectl describe says. */
export const jobDescription = bilingual(
  { summary: (at: string) => `kubectl describe job at ${at}` },
  { summary: (at) => `${at} 时的 kubectl describe job` },
);
