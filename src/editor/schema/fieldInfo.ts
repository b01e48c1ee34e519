import type { FieldPath } from '#api/fieldPath.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** One field as completion and hover show it, whoever defines it. */
export interface FieldInfo {
  readonly name: string;
  /** As the API reference writes it: `[]Container`, `map[string]string`, `int32`. */
  readonly type: string;
  readonly required: boolean;
  readonly holds: Holds;
  /** The values it may hold, or is likely to; empty when they cannot be listed. */
  readonly values: readonly string[];
  /** Where its description is filed: a type of v1.28's tables and a field of it. Null: `description` is all there is. */
  readonly described: { readonly owner: string; readonly name: string } | null;
  readonly description: Sentence | null;
}

/** What a value of the field looks like when it is begun. `keys`: a mapping whose keys the user chooses. */
export type Holds = 'text' | 'number' | 'boolean' | 'mapping' | 'keys' | 'mappings' | 'values' | 'anything';

/** What is known of a kind of object. Paths lead from its root, list indexes and chosen keys included. */
export interface Schema {
  /** The fields to offer in the mapping at `path`; none where the keys are the user's choice. */
  readonly fieldsAt: (path: FieldPath) => readonly FieldInfo[];
  /** What stands at `path` itself. */
  readonly fieldAt: (path: FieldPath) => FieldInfo | null;
}
