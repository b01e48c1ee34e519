/** The languages of the interface. Kubernetes' own names and messages stay English in both. */
export type Locale = 'en' | 'zh';

/** One text in every language; plain data, so it crosses the worker's border. */
export type Sentence = Readonly<Record<Locale, string>>;

type Template = string | ((...values: never[]) => string);
type Dictionary = Readonly<Record<string, Template>>;

export type Words<D extends Dictionary> = {
  readonly [K in keyof D]: D[K] extends (...values: infer V) => string
    ? (...values: V) => Sentence
    : Sentence;
};

/**
 * Joins an English dictionary and its Chinese twin key by key; a missing key does not compile.
 * A template with values becomes a function that returns a `Sentence`.
 */
export function bilingual<D extends Dictionary>(
  en: D,
  zh: { readonly [K in keyof D]: D[K] extends string ? string : D[K] },
): Words<D> {
  const words: Record<string, unknown> = {};
  for (const key of Object.keys(en)) {
    const english = en[key] as Template;
    const chinese = zh[key] as Template;
    words[key] =
      typeof english === 'string'
        ? { en: english, zh: chinese as string }
        : (...values: never[]) => ({ en: english(...values), zh: (chinese as typeof english)(...values) });
  }
  return words as Words<D>;
}

/** Kubernetes' own words: the same in every language. */
export function verbatim(text: string): Sentence {
  return { en: text, zh: text };
}
