import { bilingual } from './sentence.ts';

/** Why rules, health answers, balancers and machines change. Instants and lengths are in seconds. */
export const networkWhy = bilingual(
  {
    synced: (node: string, services: string) => `kube-proxy on ${node} has written rules anew: ${services}.`,
    syncedAll: (node: string) => `kube-proxy on ${node} has written its rules anew.`,
    syncedDetail: (queued: string, started: string, took: string) =>
      `The oldest change it brings arrived at ${queued} s; the sync began at ${started} s and took ${took} s.`,
    syncWaited: (waited: string) =>
      `It waited ${waited} s: between two syncs lies at least iptables.minSyncPeriod.`,
    lagging: (node: string, lag: string) =>
      `The Scenario lets ${node} hear of changes ${lag} s later than others.`,
    keepsOpen: 'Rules decide only where new connections go; those that are open stay where they are.',
    healthOk: (node: string) => `${node} answers 200 on /healthz again.`,
    healthTerminating: (node: string) => `${node} answers 503 on /healthz: it is about to be taken away.`,
    healthTerminatingDetail:
      'The node has the taint ToBeDeletedByClusterAutoscaler or a deletionTimestamp. Rules and open connections stay; only the load balancer is told. /livez stays 200.',
    healthTerminatingOtherwise: 'Without the gate it would answer 200 until its machine is gone.',
    healthStale: (node: string) =>
      `${node} answers 503 on /healthz: a change has waited too long to be written.`,
    provisioned: (service: string, ip: string) => `The load balancer of ${service} has the address ${ip}.`,
    nodesChanged: (service: string, nodes: string) => `The balancer of ${service} may now send to ${nodes}.`,
    nodesNone: (service: string) => `The balancer of ${service} may send to no node any more.`,
    nodesWhy_created: 'The balancer has just been made.',
    nodesWhy_nodeAdded: 'A node has come.',
    nodesWhy_nodeDeleted:
      'A node has gone. That its pods no longer answer is no reason; that its object is gone is.',
    nodesWhy_nodeChanged:
      'A node has changed. Readiness is no reason to leave out a node here since KEP-3458; deletion, the taint of the autoscaler and the label node.kubernetes.io/exclude-from-external-load-balancers are.',
    nodesWhy_serviceChanged: 'The Service has changed.',
    check: (node: string, target: string, code: string) =>
      `The health check of ${node} at ${target} was answered with ${code}.`,
    checkNone: (node: string, target: string) => `The health check of ${node} at ${target} got no answer.`,
    checkCount: (count: string, threshold: string) =>
      `That is ${count} of ${threshold} in a row that change its standing.`,
    checkLocal:
      "With externalTrafficPolicy: Local the balancer asks the Service's own healthCheckNodePort: 200 only where the node has a ready endpoint of it.",
    checkCluster:
      'With externalTrafficPolicy: Cluster the balancer asks kube-proxy itself: any node whose rules are fresh can pass a connection on.',
    backendIn: (node: string) => `The balancer begins to send new connections to ${node}.`,
    backendOut: (node: string) =>
      `The balancer sends no new connections to ${node} any more: its health check failed often enough.`,
    backendRemoved: (node: string) =>
      `The balancer sends no new connections to ${node} any more: it is not on its list.`,
    backendDetail: 'Connections that are open are kept.',
    machine: (node: string) => `The machine ${node} is gone with all that ran on it.`,
    machineDetail:
      'No process is told anything: no SIGTERM, no preStop. Its Node object stays until somebody notices.',
    notReported: (node: string, since: string) =>
      `${node} has said nothing for ${since} s, so its condition Ready becomes Unknown.`,
    notReportedDetail: (grace: string) =>
      `node-monitor-grace-period is ${grace} s. Its pods become not ready at once, so their endpoints go out of the rules.`,
    goneInCloud: (node: string) => `The cloud has no machine ${node}, so its Node object is deleted.`,
    orphaned: (pod: string, node: string) =>
      `${pod} is deleted: its node ${node} is gone, so no kubelet will ever report its end.`,
  },
  {
    synced: (node, services) => `${node} 上的 kube-proxy 重新写入了规则：${services}。`,
    syncedAll: (node) => `${node} 上的 kube-proxy 重新写入了规则。`,
    syncedDetail: (queued, started, took) =>
      `其中最早的变更在 ${queued} 秒到达；同步在 ${started} 秒开始，用了 ${took} 秒。`,
    syncWaited: (waited) => `它等了 ${waited} 秒：两次同步之间至少相隔 iptables.minSyncPeriod。`,
    lagging: (node, lag) => `Scenario 让 ${node} 比别处晚 ${lag} 秒得知变更。`,
    keepsOpen: '规则只决定新连接去往何处；已打开的连接留在原处。',
    healthOk: (node) => `${node} 又在 /healthz 上应答 200。`,
    healthTerminating: (node) => `${node} 在 /healthz 上应答 503：它即将被移走。`,
    healthTerminatingDetail:
      '该节点带有 ToBeDeletedByClusterAutoscaler 污点或 deletionTimestamp。规则和已打开的连接保持不变，只是告知负载均衡器。/livez 仍为 200。',
    healthTerminatingOtherwise: '若门控关闭，它会一直应答 200，直到机器消失。',
    healthStale: (node) => `${node} 在 /healthz 上应答 503：有变更等待写入过久。`,
    provisioned: (service, ip) => `${service} 的负载均衡器得到地址 ${ip}。`,
    nodesChanged: (service, nodes) => `${service} 的负载均衡器现在可以发往 ${nodes}。`,
    nodesNone: (service) => `${service} 的负载均衡器已没有节点可发。`,
    nodesWhy_created: '负载均衡器刚刚建好。',
    nodesWhy_nodeAdded: '来了一个节点。',
    nodesWhy_nodeDeleted: '走了一个节点。它的 Pod 不再应答并不是理由，它的对象已不存在才是。',
    nodesWhy_nodeChanged:
      '一个节点变了。自 KEP-3458 起，是否就绪在这里不再是排除节点的理由；删除、自动伸缩器的污点以及标签 node.kubernetes.io/exclude-from-external-load-balancers 才是。',
    nodesWhy_serviceChanged: 'Service 变了。',
    check: (node, target, code) => `${node} 在 ${target} 的健康检查得到应答 ${code}。`,
    checkNone: (node, target) => `${node} 在 ${target} 的健康检查没有得到应答。`,
    checkCount: (count, threshold) => `改变其状态需连续 ${threshold} 次，这是第 ${count} 次。`,
    checkLocal:
      'externalTrafficPolicy 为 Local 时，负载均衡器查询 Service 自己的 healthCheckNodePort：只有节点上有就绪的端点才是 200。',
    checkCluster:
      'externalTrafficPolicy 为 Cluster 时，负载均衡器查询 kube-proxy 本身：规则未过时的任何节点都能转发连接。',
    backendIn: (node) => `负载均衡器开始向 ${node} 发送新连接。`,
    backendOut: (node) => `负载均衡器不再向 ${node} 发送新连接：其健康检查已失败足够多次。`,
    backendRemoved: (node) => `负载均衡器不再向 ${node} 发送新连接：它已不在名单上。`,
    backendDetail: '已打开的连接予以保留。',
    machine: (node) => `机器 ${node} 连同其上运行的一切都已消失。`,
    machineDetail: '没有任何进程得到通知：既无 SIGTERM，也无 preStop。其 Node 对象会留到有人察觉为止。',
    notReported: (node, since) => `${node} 已 ${since} 秒没有消息，因此其 Ready 状况变为 Unknown。`,
    notReportedDetail: (grace) =>
      `node-monitor-grace-period 为 ${grace} 秒。其 Pod 随即变为未就绪，端点也就退出规则。`,
    goneInCloud: (node) => `云中没有机器 ${node}，因此其 Node 对象被删除。`,
    orphaned: (pod, node) => `${pod} 被删除：它的节点 ${node} 已不存在，再不会有 kubelet 报告它的结束。`,
  },
);
