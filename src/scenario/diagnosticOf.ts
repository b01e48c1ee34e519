import type { Diagnostic } from '#api/diagnostic.ts';
import { scenarioProblems as problems } from '#i18n/scenario.ts';
import { pathText, type ScenarioSource } from './place.ts';
import type { Problem } from './problem.ts';

/** A problem with its place in the text. */
export function diagnosticOf(document: ScenarioSource, one: Problem): Diagnostic {
  const range = one.at === 'key' ? document.keyRangeOf(one.path) : document.rangeOf(one.path);
  return {
    severity: one.severity,
    code: one.code,
    speaker: speakers[one.code] ?? 'kymograph',
    message: one.message,
    range,
    document: document.index,
    path: pathText(one.path),
    ...(one.note === null ? {} : { note: one.note }),
    ...(one.instead === null ? {} : { fix: fixOf(one.instead, range) }),
  };
}

function fixOf(instead: string, range: Diagnostic['range']): NonNullable<Diagnostic['fix']> {
  return { title: problems.replaceBy(instead), range, text: instead };
}

/** Whose words some messages are. */
const speakers: Readonly<Record<string, Diagnostic['speaker']>> = {
  'scenario-kubectl-refuses': 'kubectl',
  'scenario-port-range': 'kube-apiserver',
};
