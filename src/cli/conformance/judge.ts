import type { Adapter, VectorCase, VectorFile } from './adapter.ts';
import type { Difference } from './compare.ts';

/** How one case came out. */
export interface CaseVerdict {
  readonly name: string;
  /** In the shape of `want`; null when there was none to give. */
  readonly result: unknown;
  readonly agreed: boolean;
  /** Cases that 1.28.0 itself answers by a quirk or a crash are shown apart and do not count. */
  readonly counted: boolean;
  /** Null when agreed. */
  readonly complaint: Difference | string | null;
}

/** How one vector file came out. */
export interface FileVerdict {
  readonly function: string;
  readonly cases: readonly CaseVerdict[];
  /** Of the counted cases. */
  readonly agreed: number;
  readonly total: number;
}

/** Runs every case of a vector file through the function's adapter; an unknown function agrees with nothing. */
export function judge(file: VectorFile, functions: ReadonlyMap<string, Adapter>): FileVerdict {
  const adapter = functions.get(file.function);
  const cases = file.cases.map((vector) => judgeCase(vector, file, adapter));
  const counted = cases.filter((verdict) => verdict.counted);
  return {
    function: file.function,
    cases,
    agreed: counted.filter((verdict) => verdict.agreed).length,
    total: counted.length,
  };
}

function judgeCase(vector: VectorCase, header: VectorFile, adapter: Adapter | undefined): CaseVerdict {
  const { name, input, want } = vector;
  const counted = !name.includes('[corner]') && !hasPanic(want);
  if (!adapter) {
    return { name, result: null, agreed: false, counted, complaint: `unknown function ${header.function}` };
  }
  try {
    const result = asJson(adapter.run(structuredClone(input), header));
    const complaint = adapter.difference(result, want);
    return { name, result, agreed: complaint === null, counted, complaint };
  } catch (error) {
    return { name, result: null, agreed: false, counted, complaint: `threw ${String(error)}` };
  }
}

function hasPanic(want: unknown): boolean {
  return typeof want === 'object' && want !== null && 'panic' in want;
}

/** As a reader of `--emit` gets it. */
function asJson(result: unknown): unknown {
  return JSON.parse(JSON.stringify(result) ?? 'null');
}
