import { bilingual } from './sentence.ts';

/** Steps of a chain of causes that controllers and drains take, in a few words. */
export const workloadWords = bilingual(
  {
    newReplicaSet: (name: string) => `new ReplicaSet ${name}`,
    reused: (name: string, revision: string) => `ReplicaSet ${name} again, as revision ${revision}`,
    scaled: (name: string, from: string, to: string) => `ReplicaSet ${name}: ${from} → ${to}`,
    creates: (count: string) => (count === '1' ? '1 pod to create' : `${count} pods to create`),
    deletes: (count: string) => (count === '1' ? '1 pod to delete' : `${count} pods to delete`),
    adopted: 'adopted',
    released: 'released',
    ownerGone: (owner: string) => `its owner ${owner} is gone`,
    evictionAllowed: 'eviction allowed',
    evictionRefused: 'eviction refused',
    drain: (count: string) => (count === '1' ? 'drain: 1 pod to evict' : `drain: ${count} pods to evict`),
    retried: 'refused as out of date, tried again',
  },
  {
    newReplicaSet: (name) => `新的 ReplicaSet ${name}`,
    reused: (name, revision) => `重新启用 ReplicaSet ${name}，作为版本 ${revision}`,
    scaled: (name, from, to) => `ReplicaSet ${name}：${from} → ${to}`,
    creates: (count) => `要创建 ${count} 个 Pod`,
    deletes: (count) => `要删除 ${count} 个 Pod`,
    adopted: '被收养',
    released: '被释放',
    ownerGone: (owner) => `它的属主 ${owner} 已不存在`,
    evictionAllowed: '允许驱逐',
    evictionRefused: '拒绝驱逐',
    drain: (count) => `排空：要驱逐 ${count} 个 Pod`,
    retried: '因版本过旧被拒绝，随后重试',
  },
);
