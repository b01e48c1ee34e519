/** One line of what iptables-restore is given, and which Service it is there for. */
export interface RuleLine {
  readonly text: string;
  /** `namespace/name`; null for what every node has. */
  readonly service: string | null;
}

/** What iptables-restore is given. */
export interface RestoreInput {
  readonly text: () => string;
  /** The same line by line. */
  readonly lines: () => readonly RuleLine[];
}

/** Lines of one part; a Service's stand together. They are one text until somebody asks for lines. */
class Part {
  #text = '';
  readonly #sections: { readonly service: string | null; readonly start: number }[] = [
    { service: null, start: 0 },
  ];

  begin(service: string | null): void {
    this.#sections.push({ service, start: this.#text.length });
  }

  push(text: string): void {
    this.#text += `${text}\n`;
  }

  /** Each line closed. */
  text(): string {
    return this.#text;
  }

  lines(): readonly RuleLine[] {
    return this.#sections.flatMap(({ service, start }, index) =>
      this.#text
        .slice(start, this.#sections[index + 1]?.start)
        .split('\n')
        .slice(0, -1)
        .map((text) => ({ text, service })),
    );
  }
}

/** The rules so far, in the four parts they will stand in. */
export class RuleBuffers implements RestoreInput {
  readonly #filterChains = new Part();
  readonly #filterRules = new Part();
  readonly #natChains = new Part();
  readonly #natRules = new Part();

  /** What comes now is this Service's; null: nobody's. */
  begin(service: string | null): void {
    for (const part of [this.#filterChains, this.#filterRules, this.#natChains, this.#natRules]) {
      part.begin(service);
    }
  }

  filterChain(name: string): void {
    this.#filterChains.push(`:${name} - [0:0]`);
  }

  natChain(name: string): void {
    this.#natChains.push(`:${name} - [0:0]`);
  }

  filter(text: string): void {
    this.#filterRules.push(text);
  }

  nat(text: string): void {
    this.#natRules.push(text);
  }

  text(): string {
    const filter = `${this.#filterChains.text()}${this.#filterRules.text()}`;
    return `*filter\n${filter}COMMIT\n*nat\n${this.#natChains.text()}${this.#natRules.text()}COMMIT\n`;
  }

  lines(): readonly RuleLine[] {
    const said = (text: string): RuleLine => ({ text, service: null });
    return [
      said('*filter'),
      ...this.#filterChains.lines(),
      ...this.#filterRules.lines(),
      said('COMMIT'),
      said('*nat'),
      ...this.#natChains.lines(),
      ...this.#natRules.lines(),
      said('COMMIT'),
    ];
  }
}
