/** What is read of a text. Past a limit it is not read further, and a diagnostic says which one. */
export interface ManifestLimits {
  /** Of the whole text, in UTF-16 units. */
  readonly textLength: number;
  /** Objects and lists inside each other in one document. */
  readonly depth: number;
  /** In one text; items of a List count. */
  readonly documents: number;
  /** Values that one document may gain from `*aliases`. */
  readonly aliasedValues: number;
}

export const defaultManifestLimits: ManifestLimits = {
  textLength: 10_000_000,
  depth: 100,
  documents: 10_000,
  aliasedValues: 100_000,
};
