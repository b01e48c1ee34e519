import { type Alias, isAlias, isMap, isPair, isSeq, type Node } from 'yaml';

/** What each alias of a document stands for. An alias of an anchor nobody set is missing. */
export type Bindings = ReadonlyMap<Alias, Node>;

/** An anchor may be set again: an alias means the last one before it. */
export function bindAliases(root: Node | null): Bindings {
  const bindings = new Map<Alias, Node>();
  const anchors = new Map<string, Node>();
  const stack: unknown[] = [root];
  // In text order, without recursion: what is written first is on top.
  while (stack.length > 0) {
    const node = stack.pop();
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) bindings.set(node, target);
    } else if (isPair(node)) {
      stack.push(node.value, node.key);
    } else if (isMap(node) || isSeq(node)) {
      if (node.anchor) anchors.set(node.anchor, node);
      for (let index = node.items.length - 1; index >= 0; index -= 1) stack.push(node.items[index]);
    } else if (node) {
      const { anchor } = node as { readonly anchor?: string };
      if (anchor) anchors.set(anchor, node as Node);
    }
  }
  return bindings;
}
