import type * as edits from '#scenario/edit.ts';

type Edits = typeof edits;

let loaded: Edits | null = null;

/** The code that edits texts brings a YAML parser along: it is loaded after the first picture, or when first needed. */
export async function loadEditing(): Promise<Edits> {
  loaded ??= await import('#scenario/edit.ts');
  return loaded;
}

export function withEditing(run: (edits: Edits) => void): void {
  if (loaded) run(loaded);
  else void loadEditing().then(run);
}
