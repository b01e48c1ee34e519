/** A document as its text says, before anything is made of its scalars. Offsets count from the document's start. */
export type YamlNode = ScalarNode | ListNode | MapNode | AliasNode;

interface NodePlace {
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends NodePlace {
  readonly kind: 'scalar';
  readonly text: string;
  /** In full (`tag:yaml.org,2002:int`); empty when there is none. */
  readonly tag: string;
  /** Without quotes, so that its text decides what it is. */
  readonly plain: boolean;
}

export interface ListNode extends NodePlace {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export interface MapNode extends NodePlace {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
}

export interface MapEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface AliasNode extends NodePlace {
  readonly kind: 'alias';
  readonly name: string;
  /** May hold this very alias. */
  readonly target: YamlNode;
}
