/** One line of what iptables-restore is given, and which Service it is there for. */
export interface RuleLine {
  readonly text: string;
  /** `namespace/name`; null for what every node has. */
  readonly service: string | null;
}

/** The lines so far, in the four parts they will stand in. */
export class RuleBuffers {
  readonly filterChains: RuleLine[] = [];
  readonly filterRules: RuleLine[] = [];
  readonly natChains: RuleLine[] = [];
  readonly natRules: RuleLine[] = [];
  /** Whose lines are being written. */
  service: string | null = null;

  filterChain(name: string): void {
    this.filterChains.push({ text: `:${name} - [0:0]`, service: this.service });
  }

  natChain(name: string): void {
    this.natChains.push({ text: `:${name} - [0:0]`, service: this.service });
  }

  filter(text: string): void {
    this.filterRules.push({ text, service: this.service });
  }

  nat(text: string): void {
    this.natRules.push({ text, service: this.service });
  }

  /** All of them, in the order they are restored in. */
  lines(): readonly RuleLine[] {
    const said = (text: string): RuleLine => ({ text, service: null });
    return [
      said('*filter'),
      ...this.filterChains,
      ...this.filterRules,
      said('COMMIT'),
      said('*nat'),
      ...this.natChains,
      ...this.natRules,
      said('COMMIT'),
    ];
  }
}
