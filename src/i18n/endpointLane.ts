import { bilingual } from './sentence.ts';

/** The last lane of a pod that a Service selects: what its EndpointSlices say of it. */
export const endpointLane = bilingual(
  {
    role: 'in EndpointSlices',
    servingTerminating: 'serving, terminating',
    notReady: 'not ready',
    notServing: 'not serving',
    headline: (service: string, ready: string, terminating: string, other: string) =>
      `The endpoints of ${service}: ${ready} ready, ${terminating} serving while terminating, ${other} neither.`,
    detail:
      'An endpoint is ready while its pod is Ready and not being deleted. Each kube-proxy hears of a change on its own and writes its rules when its turn comes.',
  },
  {
    role: '在 EndpointSlice 中',
    servingTerminating: '仍服务，终止中',
    notReady: '未就绪',
    notServing: '不服务',
    headline: (service, ready, terminating, other) =>
      `${service} 的端点：就绪 ${ready}，终止中仍服务 ${terminating}，两者皆非 ${other}。`,
    detail: 'Pod 就绪且未被删除时，其端点才就绪。每个 kube-proxy 各自得知变更，轮到自己时才写规则。',
  },
);
