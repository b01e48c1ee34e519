import type { FieldErrors } from '#api/validation/fieldErrors.ts';
import type { Validator } from '#api/validation/validators.ts';
import type { ApiKind, FieldTable } from './fields.ts';
import type { JsonObject } from './json.ts';

/** What only few texts need to be judged: the page's worker fetches it when it comes to that, Node has it at hand. */
export interface RareKnowledge {
  /** Tables of the types that none of the kinds with rules of their own leads to. */
  readonly fieldTables: Readonly<Record<string, FieldTable>>;
  /** Go type to the fields that have it, where the field tables do not tell: for the words of a type mismatch. */
  readonly goTypeNames: Readonly<Record<string, readonly string[]>>;
  /** Area to its places, parted by commas. */
  readonly timeZones: Readonly<Record<string, string>>;
  readonly validators: Readonly<Record<string, Validator>>;
  /** The rules of the kinds that do not run. */
  readonly validateOtherKind: (kind: ApiKind, object: JsonObject, errors: FieldErrors) => void;
}

/** Thrown where rare knowledge is asked for before it is there: whoever judges fetches it and begins again. */
export class RareKnowledgeMissing extends Error {
  constructor() {
    super('What only few texts need has not been fetched yet');
  }
}

let known: RareKnowledge | null = null;

export function rareKnowledge(): RareKnowledge {
  if (known === null) throw new RareKnowledgeMissing();
  return known;
}

export function provideRareKnowledge(knowledge: RareKnowledge): void {
  known = knowledge;
}
