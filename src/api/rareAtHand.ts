import { validateOtherKind } from '#api/validation/otherKinds.ts';
import { rareValidators } from '#api/validation/rareValidators.ts';
import rareTables from './data/fields-rare-1.28.json';
import goTypeNames from './data/goTypeNames.json';
import timeZones from './data/timeZones.json';
import type { FieldTable } from './fields.ts';
import { provideRareKnowledge } from './rareKnowledge.ts';

/** Importing this puts the rare knowledge in its place. */
export const rareFieldTables =
  // The compiler takes each of the file's tables for a type of its own.
  rareTables.types as unknown as Readonly<Record<string, FieldTable>>;

provideRareKnowledge({
  fieldTables: rareFieldTables,
  goTypeNames,
  timeZones,
  validators: rareValidators,
  validateOtherKind,
});
