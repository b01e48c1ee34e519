import { parseManifests } from '#api/parseManifests.ts';
import type { FieldPath } from '#scenario/place.ts';
import { isScenario, readScenarios } from '#scenario/readScenario.ts';
import { defaultScenario, type Scenario } from '#scenario/scenario.ts';
import { yamlDocuments } from '#scenario/yamlDocuments.ts';

/** The Scenario as the text has it now; the newest run may be of an earlier text. */
export interface ScenarioInText {
  readonly scenario: Scenario;
  /** The line of the text where a place of the Scenario stands, or the nearest place above; null without a Scenario. */
  readonly lineOf: (path: FieldPath) => number | null;
}

/** Reads only the Scenario document of a text, so that a long text costs nothing. */
export function scenarioInText(text: string): ScenarioInText {
  for (const { start, end, filled } of yamlDocuments(text)) {
    const slice = text.slice(start, end);
    if (!filled || !/kind["']?\s*:\s*["']?Scenario/.test(slice)) continue;
    const document = parseManifests(slice).documents.find(({ value }) => isScenario(value));
    if (!document) continue;
    const linesBefore = text.slice(0, start).split('\n').length - 1;
    return {
      scenario: readScenarios([document]).scenario,
      lineOf: (path) => {
        const known = path.findIndex((_, index) => !isThere(document.value, path.slice(0, index + 1)));
        const nearest = known < 0 ? path : path.slice(0, known);
        return linesBefore + document.keyRangeOf(nearest).start.line;
      },
    };
  }
  return { scenario: defaultScenario, lineOf: () => null };
}

function isThere(value: unknown, path: FieldPath): boolean {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return false;
    at = (at as Readonly<Record<string | number, unknown>>)[part];
  }
  return true;
}
