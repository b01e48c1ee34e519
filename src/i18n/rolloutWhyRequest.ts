import { bilingual } from './sentence.ts';

/** Why a request was served or lost. Values are texts; instants and lengths are in seconds. */
export const requestWhy = bilingual(
  {
    served: (pod: string, took: string) => `Served by ${pod} in ${took} s.`,
    servedBy: (node: string, rules: string) => `The rules of ${node}, written at ${rules} s, chose it.`,
    servedTerminating: (pod: string) =>
      `Served by ${pod}, which is terminating: no ready endpoint was left, so the rules use those that still serve.`,
    servedLate: (pod: string) =>
      `Served by ${pod}, which is being deleted already: the rules still name it, and it still accepts.`,
    servedKept: (connection: string) =>
      `It went over connection ${connection}, which was open already: rules choose only for new connections.`,
    applicationError: (pod: string, status: string) => `Answered with ${status}: ${pod} itself said so.`,
    applicationErrorDetail:
      'The Scenario has the application answer some requests with an error; no rule and no rollout did that.',
    tooSlow: (request: string, limit: string) =>
      `Timed out: the answer takes ${request} s, and the client waits ${limit} s.`,
    noHealthyNode: (nodes: string) =>
      nodes === '0'
        ? 'Lost at the load balancer: it has no node to send to.'
        : `Lost at the load balancer: none of its ${nodes} nodes passes the health check.`,
    notReachable: 'Refused: the Service has no address for clients outside the cluster.',
    notReachableDetail:
      'Type ClusterIP is for the inside; NodePort and LoadBalancer have an address outside.',
    noSuchService: 'Refused: there is no such Service, or it has no such port.',
    noAddress: (at: string) =>
      `Refused: at ${at} s CoreDNS knew no ready pod behind the name, so there is no address.`,
    noAddressDetail:
      'The name of a headless Service has the addresses of its ready pods and nothing else. That there are none is kept in the cache as well.',
    portNotTranslated: (pod: string, port: string, target: string) =>
      `Refused: ${pod} was asked at port ${port} and listens at ${target}.`,
    portNotTranslatedDetail:
      'The name of a headless Service leads straight to the pods: no rule turns the port into the targetPort.',
    resolvedNow: (at: string) => `CoreDNS gave its address at ${at} s.`,
    resolvedBefore: (age: string, at: string) =>
      `CoreDNS gave its address from its cache: the answer of ${at} s, ${age} s old.`,
    noRules: (node: string) => `Timed out: kube-proxy on ${node} has not yet written rules for the Service.`,
    noEndpoints: (node: string, rules: string) =>
      `Refused by ${node}: its rules of ${rules} s know no endpoint, so they say REJECT.`,
    noEndpointsDetail:
      'REJECT answers at once. It stays until a pod is Ready, its EndpointSlice says so, and kube-proxy has synced.',
    noLocalEndpoints: (node: string) =>
      `Timed out: ${node} has no endpoint of its own, and the traffic policy is Local, so the rules say DROP.`,
    noLocalEndpointsDetail:
      'DROP answers nothing, so the client waits until its timeout. The load balancer should have left the node out by its health check.',
    machineGone: (machine: string, since: string) =>
      `Timed out: the machine ${machine} is gone since ${since} s.`,
    machineGoneDetail:
      'Nobody answers for a machine that is gone. New connections stop going there only when the health check of the balancer, or the rules, have noticed.',
    addressGone: (pod: string, since: string) =>
      `Timed out: ${pod} is gone since ${since} s, and nothing has its address now.`,
    neverListened: (pod: string) => `Refused: ${pod} was not listening yet.`,
    neverListenedDetail:
      'An endpoint is ready as soon as its pod is; without a readiness probe that is when the process has started, whether it listens or not.',
    closedSocket: (pod: string, since: string) => `Refused: ${pod} had stopped accepting at ${since} s.`,
    exited: (pod: string, since: string) => `Refused: the process of ${pod} had ended at ${since} s.`,
    reset: (pod: string, code: string) =>
      `Reset: the process of ${pod} ended, exit code ${code}, while it worked on the request.`,
    sentAt: (sent: string, before: string) => `The request had been sent at ${sent} s, ${before} s before.`,
    afterTerm: (term: string, after: string) =>
      `SIGTERM came at ${term} s; the process had stopped accepting ${after} s after it.`,
    atOnceAfterTerm: (term: string) =>
      `SIGTERM came at ${term} s, and the process stopped accepting at once.`,
    endedAfterTerm: (term: string, after: string) =>
      `SIGTERM came at ${term} s; the process ended ${after} s after it.`,
    noTerm: 'It had not been sent SIGTERM: it ended by itself.',
    leftAfterTerm: (endpoint: string, node: string, after: string) =>
      `The endpoint ${endpoint} left the rules of ${node} ${after} s after SIGTERM.`,
    leftBeforeTerm: (endpoint: string, node: string, before: string) =>
      `The endpoint ${endpoint} had left the rules of ${node} ${before} s before SIGTERM, but the connection was older.`,
    leftAt: (endpoint: string, node: string, at: string) =>
      `The endpoint ${endpoint} left the rules of ${node} at ${at} s.`,
    neverLeft: (endpoint: string, node: string) =>
      `The rules of ${node} still name the endpoint ${endpoint} at the end of the run.`,
    rulesNamed: (node: string, at: string) =>
      `In force on ${node} were the rules of ${at} s, which still named it.`,
    fallback: 'No ready endpoint was left, so these rules used endpoints that terminate but still serve.',
    retried: 'The client tries once more.',
    otherwiseAccept: (seconds: string) =>
      `With a preStop sleep of ${seconds} s or more it would still have accepted when this request came.`,
    otherwiseFinish: (seconds: string) =>
      `Had the process gone on for ${seconds} s more, the answer would have been sent.`,
    otherwiseProbe: 'With a readiness probe the pod would have got no requests before it listened.',
    otherwiseGate:
      'With KubeProxyDrainingTerminatingNodes the node would have answered 503 on /healthz before its machine went.',
    otherwiseCluster: 'With externalTrafficPolicy: Cluster the node would have passed it on to another one.',
    otherwiseUnavailable:
      'With maxUnavailable: 0 the last ready pod would have stayed until a new one was ready.',
    noPreStop: 'no preStop: SIGTERM comes at once',
    noProbe: 'no readinessProbe: ready as soon as it runs',
    policyCluster: 'externalTrafficPolicy: Cluster by default',
    stepServed: 'a request is served',
    stepRefused: 'a request is refused',
    stepReset: 'a request is reset',
    stepTimedOut: 'a request times out',
    stepError: 'a request is answered with an error',
    stepLeft: (node: string) => `the endpoint leaves ${node}'s rules`,
  },
  {
    served: (pod, took) => `由 ${pod} 在 ${took} 秒内应答。`,
    servedBy: (node, rules) => `${node} 在 ${rules} 秒写入的规则选中了它。`,
    servedTerminating: (pod) => `由正在终止的 ${pod} 应答：已没有就绪的端点，因此规则使用仍在服务的端点。`,
    servedLate: (pod) => `由已在删除中的 ${pod} 应答：规则仍指向它，而它仍接受连接。`,
    servedKept: (connection) => `它走的是早已打开的连接 ${connection}：规则只为新连接做选择。`,
    applicationError: (pod, status) => `应答为 ${status}：是 ${pod} 自己这样答的。`,
    applicationErrorDetail: 'Scenario 让该应用对部分请求返回错误；这与规则和滚动更新都无关。',
    tooSlow: (request, limit) => `超时：应答需要 ${request} 秒，而客户端只等 ${limit} 秒。`,
    noHealthyNode: (nodes) =>
      nodes === '0'
        ? '在负载均衡器处丢失：它没有任何节点可发。'
        : `在负载均衡器处丢失：${nodes} 个节点无一通过健康检查。`,
    notReachable: '被拒绝：该 Service 没有供集群外客户端使用的地址。',
    notReachableDetail: 'ClusterIP 类型只供内部使用；NodePort 和 LoadBalancer 才有外部地址。',
    noSuchService: '被拒绝：没有这个 Service，或它没有这个端口。',
    noAddress: (at) => `被拒绝：CoreDNS 在 ${at} 秒时不知道该名称后有任何就绪的 Pod，因此没有地址。`,
    noAddressDetail: 'headless Service 的名称只包含就绪 Pod 的地址。“没有地址”这一应答同样会留在缓存中。',
    portNotTranslated: (pod, port, target) => `被拒绝：访问的是 ${pod} 的端口 ${port}，而它监听 ${target}。`,
    portNotTranslatedDetail: 'headless Service 的名称直接指向 Pod：没有规则把端口换成 targetPort。',
    resolvedNow: (at) => `CoreDNS 在 ${at} 秒给出了它的地址。`,
    resolvedBefore: (age, at) => `CoreDNS 用缓存给出了它的地址：${at} 秒的应答，已有 ${age} 秒。`,
    noRules: (node) => `超时：${node} 上的 kube-proxy 还没有为该 Service 写入规则。`,
    noEndpoints: (node, rules) => `被 ${node} 拒绝：它在 ${rules} 秒写入的规则中没有端点，因此是 REJECT。`,
    noEndpointsDetail:
      'REJECT 立即应答。要等到有 Pod 就绪、EndpointSlice 写明、kube-proxy 完成同步，它才消失。',
    noLocalEndpoints: (node) => `超时：${node} 上没有自己的端点，而流量策略是 Local，因此规则是 DROP。`,
    noLocalEndpointsDetail: 'DROP 不作任何应答，客户端只能等到超时。负载均衡器本应凭健康检查把该节点排除。',
    machineGone: (machine, since) => `超时：机器 ${machine} 自 ${since} 秒起已不存在。`,
    machineGoneDetail:
      '没有人替已消失的机器应答。只有当负载均衡器的健康检查或规则察觉之后，新连接才不再发往那里。',
    addressGone: (pod, since) => `超时：${pod} 自 ${since} 秒起已不存在，其地址已无人使用。`,
    neverListened: (pod) => `被拒绝：${pod} 还没有开始监听。`,
    neverListenedDetail: 'Pod 就绪，端点就就绪；没有就绪探针时，进程一启动就算就绪，无论它是否在监听。',
    closedSocket: (pod, since) => `被拒绝：${pod} 已在 ${since} 秒停止接受连接。`,
    exited: (pod, since) => `被拒绝：${pod} 的进程已在 ${since} 秒结束。`,
    reset: (pod, code) => `被重置：${pod} 的进程在处理该请求时结束，退出码 ${code}。`,
    sentAt: (sent, before) => `请求在 ${sent} 秒发出，早了 ${before} 秒。`,
    afterTerm: (term, after) => `SIGTERM 在 ${term} 秒到来；${after} 秒后进程已停止接受连接。`,
    atOnceAfterTerm: (term) => `SIGTERM 在 ${term} 秒到来，进程立即停止接受连接。`,
    endedAfterTerm: (term, after) => `SIGTERM 在 ${term} 秒到来；${after} 秒后进程结束。`,
    noTerm: '它没有收到 SIGTERM：是自己结束的。',
    leftAfterTerm: (endpoint, node, after) =>
      `端点 ${endpoint} 在 SIGTERM 之后 ${after} 秒才从 ${node} 的规则中消失。`,
    leftBeforeTerm: (endpoint, node, before) =>
      `端点 ${endpoint} 在 SIGTERM 之前 ${before} 秒就已从 ${node} 的规则中消失，但连接更早。`,
    leftAt: (endpoint, node, at) => `端点 ${endpoint} 在 ${at} 秒从 ${node} 的规则中消失。`,
    neverLeft: (endpoint, node) => `到运行结束时，${node} 的规则仍指向端点 ${endpoint}。`,
    rulesNamed: (node, at) => `${node} 上生效的是 ${at} 秒的规则，其中仍有它。`,
    fallback: '已没有就绪的端点，因此这些规则使用正在终止但仍在服务的端点。',
    retried: '客户端会再试一次。',
    otherwiseAccept: (seconds) => `若有至少 ${seconds} 秒的 preStop 睡眠，此请求到来时它仍会接受。`,
    otherwiseFinish: (seconds) => `若进程再多运行 ${seconds} 秒，应答就已发出。`,
    otherwiseProbe: '若有就绪探针，Pod 在监听之前不会收到请求。',
    otherwiseGate:
      '若启用 KubeProxyDrainingTerminatingNodes，该节点在机器消失之前就会在 /healthz 上应答 503。',
    otherwiseCluster: '若 externalTrafficPolicy 为 Cluster，该节点会把它转给另一个节点。',
    otherwiseUnavailable: '若 maxUnavailable 为 0，最后一个就绪的 Pod 会留到新的 Pod 就绪。',
    noPreStop: '没有 preStop：SIGTERM 立即到来',
    noProbe: '没有 readinessProbe：一运行就算就绪',
    policyCluster: 'externalTrafficPolicy 默认为 Cluster',
    stepServed: '一个请求得到应答',
    stepRefused: '一个请求被拒绝',
    stepReset: '一个请求被重置',
    stepTimedOut: '一个请求超时',
    stepError: '一个请求得到错误应答',
    stepLeft: (node) => `端点从 ${node} 的规则中消失`,
  },
);
