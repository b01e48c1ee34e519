import { bilingual } from './sentence.ts';

/** Where the announcement of v1.28 and the source differ about rolling upgrades and draining nodes. */
export const rolloutClaims = bilingual(
  {
    unaffectedTopic: (lost: string) => `Pods end gracefully, and yet ${lost} requests are lost`,
    unaffectedSource:
      'A process that stops accepting right after SIGTERM loses new connections exactly as before. Nothing in 1.28 waits for the rules of the nodes; a preStop sleep does.',
    unaffectedAnnounced:
      'With these enhancements connections are no longer affected and pods end gracefully.',

    notNewTopic: 'Terminating endpoints serve while no ready one is left',
    notNewSource:
      'ProxyTerminatingEndpoints (KEP-1669) is not new: beta and on since 1.26, stable and locked on in 1.28. It gives new connections a terminating endpoint that still serves when no other is left; established ones it neither cuts nor saves.',
    notNewAnnounced: '#3836 and #1669 reduce the connections that are cut during a rolling upgrade.',

    allCutTopic: 'Pods are terminated while requests are in flight',
    allCutSource:
      'Deletion begins a graceful termination. TCP connections that are open go on until the process closes them or is killed; kube-proxy removes conntrack entries of UDP only.',
    allCutAnnounced: 'When a pod is terminated to make room, all its connections are cut as well.',

    drainOnTopic: 'A node that is about to go answers 503 on /healthz',
    drainOnSource:
      'kube-proxy never cut connections. With the gate on it answers 503 on /healthz while its node has a deletionTimestamp or the taint ToBeDeletedByClusterAutoscaler, so that the balancer sends nothing new; rules and connections stay. /livez looks at the rules only.',
    drainAnnounced:
      'Once a node terminates, kube-proxy no longer cuts all its connections at once but lets them finish.',

    drainOffTopic: 'A machine goes while its node still answers 200',
    drainOffSource:
      'KubeProxyDrainingTerminatingNodes (KEP-3836) is alpha and off by default in 1.28; an upgrade alone changes nothing here.',
  },
  {
    unaffectedTopic: (lost) => `Pod 体面终止，却仍丢失 ${lost} 个请求`,
    unaffectedSource:
      '收到 SIGTERM 后立即停止接受的进程，仍会像以前一样丢失新连接。1.28 中没有任何东西会等待各节点的规则；preStop 睡眠才会。',
    unaffectedAnnounced: '有了这些增强，连接不再受影响，Pod 可以体面终止。',

    notNewTopic: '没有就绪端点时，由终止中的端点服务',
    notNewSource:
      'ProxyTerminatingEndpoints（KEP-1669）并不新：1.26 起为 Beta 且启用，1.28 稳定并锁定。没有其他端点时，它让新连接落到终止中但仍在服务的端点；对已建立的连接，它既不切断也不挽救。',
    notNewAnnounced: '#3836 和 #1669 会减少滚动升级时被终止的连接数。',

    allCutTopic: '请求进行中，Pod 被终止',
    allCutSource:
      '删除只是开始体面终止。已建立的 TCP 连接会继续，直到进程关闭它们或被杀死；kube-proxy 只清理 UDP 的 conntrack 记录。',
    allCutAnnounced: 'Pod 为新版本让位而被终止时，它的所有连接也会被终止。',

    drainOnTopic: '即将离开的节点在 /healthz 上应答 503',
    drainOnSource:
      'kube-proxy 从来不会切断连接。门控打开后，当节点带有 deletionTimestamp 或 ToBeDeletedByClusterAutoscaler 污点时，它在 /healthz 上返回 503，让负载均衡器不再发来新连接；规则和连接保持不变。/livez 只看规则。',
    drainAnnounced: '节点终止时，kube-proxy 不再立即终止所有连接，而是让它们正常结束。',

    drainOffTopic: '机器消失时，其节点仍应答 200',
    drainOffSource:
      'KubeProxyDrainingTerminatingNodes（KEP-3836）在 1.28 为 Alpha 且默认关闭；只升级版本，这里什么都不会变。',
  },
);
