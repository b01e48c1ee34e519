import { bilingual } from './sentence.ts';

/** What the network of a run leaves out, and what is assumed where Kubernetes defines nothing. */
export const networkSimplifications = bilingual(
  {
    packets: 'Packets take no time and none is lost; a request lasts as long as the Scenario says.',
    proxyMode:
      'kube-proxy runs in iptables mode for IPv4, with the default flags; ipvs and nftables are not simulated.',
    restore:
      'iptables-restore takes the same time each time and never fails. A full text is shown, also where only changed chains would be written.',
    conntrack:
      'An established connection stays with its pod until the process ends, its machine goes, or the client gives up. UDP is treated like TCP.',
    idle: 'A client sees at once that a kept connection was closed, and opens another for its next request; many requests may share one connection at the same time.',
    listening:
      'A process listens from its start at the ports its container declares; where no container declares the port, the main containers are taken to listen.',
    sigterm:
      'On SIGTERM a process closes its socket at once, unless the Scenario says otherwise (acceptsFor); requests it has accepted are finished while it lives.',
    addressGone: 'Nothing answers at the address of a pod that is gone: the client waits until its timeout.',
    foreign: 'An endpoint that is no pod of this cluster is taken to answer every request well.',
    balancer:
      'The balancer is there as soon as its Service is seen, sends new connections to all healthy nodes with equal chance, and keeps established ones. With no healthy node it answers 503.',
    healthChecks:
      'Health checks go to kube-proxy: :10256/healthz, or the health check node port for the policy Local. A node is first checked as soon as the balancer learns of it.',
    nodePort:
      'Without a balancer, clients outside go to the node ports of all nodes in turn, those of a lost node too.',
    clients:
      'Each group of clients has as many addresses as it has connections; session affinity remembers them on each node.',
    masquerade:
      'Source addresses, loadBalancerSourceRanges and NetworkPolicies decide nothing about a request.',
    hints: 'Where a Service asks for topology hints, all nodes are taken to have the same number of CPUs.',
    endpoints:
      'The older Endpoints object is not written; the client limits of kube-controller-manager do not slow anything.',
    leases:
      'Leases are not written: a lost machine renewed its own every 10 s until it went. The taints of an unreachable node are left out; the cloud removes the node before they would evict anything.',
    finalizer: 'A Service of type LoadBalancer has no clean-up finalizer.',
    dns: 'The name of a headless Service is asked for each new connection; CoreDNS answers from its cache for 30 s, as kubeadm sets it (dnsCache), and the client takes any of the addresses. A host outside that an ExternalName names is taken to answer every request well.',
  },
  {
    packets: '数据包不耗时也不丢失；一个请求持续多久由 Scenario 决定。',
    proxyMode: 'kube-proxy 以 iptables 模式、IPv4 和默认参数运行；不模拟 ipvs 和 nftables。',
    restore: 'iptables-restore 每次耗时相同且从不失败。显示的总是完整文本，即使实际只会写入有变化的链。',
    conntrack: '已建立的连接一直留在原来的 Pod 上，直到进程结束、机器消失或客户端放弃。UDP 按 TCP 处理。',
    idle: '客户端会立即发现被关闭的保持连接，并为下一个请求新建连接；多个请求可以同时共用一个连接。',
    listening: '进程一启动就监听其容器声明的端口；没有容器声明该端口时，视为主容器在监听。',
    sigterm:
      '进程收到 SIGTERM 后立即关闭监听，除非 Scenario 另有说明（acceptsFor）；已接受的请求在进程存活期间会处理完。',
    addressGone: '已消失的 Pod 的地址不会有任何应答：客户端一直等到超时。',
    foreign: '不属于本集群 Pod 的端点，视为能正常应答所有请求。',
    balancer:
      '负载均衡器在其 Service 被看到时即就绪，把新连接等概率分给所有健康节点，并保持已建立的连接。没有健康节点时返回 503。',
    healthChecks:
      '健康检查由 kube-proxy 应答：:10256/healthz；策略为 Local 时是健康检查节点端口。负载均衡器一得知某个节点就做第一次检查。',
    nodePort: '没有负载均衡器时，集群外的客户端轮流访问所有节点的节点端口，包括已消失的节点。',
    clients: '每组客户端的地址数等于其连接数；会话亲和性在各个节点上分别记住它们。',
    masquerade: '源地址、loadBalancerSourceRanges 和 NetworkPolicy 不影响请求的结果。',
    hints: 'Service 要求拓扑提示时，视所有节点的 CPU 数量相同。',
    endpoints: '不写入旧的 Endpoints 对象；kube-controller-manager 的客户端限速不造成延迟。',
    leases:
      '不写入 Lease：消失的机器在此之前每 10 秒续约一次。不添加节点不可达的污点；在它们驱逐 Pod 之前，云已删除该节点。',
    finalizer: 'LoadBalancer 类型的 Service 没有清理用的 finalizer。',
    dns: '每次新建连接都会查询 headless Service 的名称；CoreDNS 用缓存应答 30 秒（kubeadm 的设置，见 dnsCache），客户端任取其中一个地址。ExternalName 所指的集群外主机视为能正常应答所有请求。',
  },
);
