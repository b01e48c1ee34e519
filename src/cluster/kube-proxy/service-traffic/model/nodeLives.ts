import type { Node, Taint } from '#api/nodeTypes.ts';
import type { Run } from '#cluster/run.ts';
import { compareNames } from './podLives.ts';
import type { BalancerLife, NodeLife, NodeNote, PodLife, StageChoice } from './rolloutModel.ts';
import type { TrafficIndex, Version } from './trafficIndex.ts';

/** The nodes a request may go through, in order of their names: all there are, and those the pods were on. */
export function nodeLives(
  run: Run,
  index: TrafficIndex,
  _choice: StageChoice,
  pods: readonly PodLife[],
): readonly NodeLife[] {
  const named = new Set(pods.flatMap(({ node }) => (node === null ? [] : [node])));
  for (const versions of index.nodes.values()) {
    const node = versions.find(({ object }) => object !== null)?.object;
    if (node) named.add(node.metadata.name);
  }
  return [...named].sort(compareNames).map((name) => {
    const versions = index.nodes.get(`Node//${name}`) ?? index.nodes.get(`Node/${name}`) ?? [];
    return {
      name,
      syncs: [],
      health: [],
      checks: [],
      backend: [],
      notes: notesOf(versions),
      goneAt: versions.find(({ object }) => object === null)?.at ?? null,
    };
  });
}

export function balancerLife(_index: TrafficIndex, _choice: StageChoice): BalancerLife | null {
  return null;
}

/** What was done to a node, read from how its object changed. */
function notesOf(versions: readonly Version<Node>[]): readonly NodeNote[] {
  const notes: NodeNote[] = [];
  let before: Node | null = null;
  for (const { at, event, object } of versions) {
    const add = (kind: NodeNote['kind'], what = '') => notes.push({ at, kind, what, event });
    if (object === null) add('gone');
    else {
      const was = before?.spec.unschedulable ?? false;
      const is = object.spec.unschedulable ?? false;
      if (is && !was) add('cordoned');
      if (was && !is) add('uncordoned');
      const [old, now] = [keysOf(before), keysOf(object)];
      for (const key of now) if (!old.includes(key)) add('tainted', key);
      for (const key of old) if (!now.includes(key)) add('untainted', key);
      if (
        object.metadata.deletionTimestamp !== undefined &&
        before?.metadata.deletionTimestamp === undefined
      ) {
        add('deleting');
      }
    }
    before = object;
  }
  return notes;
}

/** The taint a cordon brings along says nothing of its own. */
function keysOf(node: Node | null): readonly string[] {
  return (node?.spec.taints ?? [])
    .map(({ key }: Taint) => key)
    .filter((key) => key !== 'node.kubernetes.io/unschedulable');
}
