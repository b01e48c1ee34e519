import { bilingual } from './sentence.ts';

/** Words around the notices that set the source against the announcement. */
export const noticeWords = bilingual(
  { source: 'source, v1.28.0', announced: 'announced' },
  { source: '源码，v1.28.0', announced: '公告' },
);

/** For each claim: what it is about, what v1.28.0 does, what was announced. */
export const claimWords = bilingual(
  {
    neverTopic: (sidecar: string) =>
      `A sidecar that fails during start-up, under restartPolicy: Never (${sidecar})`,
    neverTopicAny: 'A sidecar that fails during start-up, under restartPolicy: Never',
    neverSource:
      "It is started again whatever its exit code and whatever the pod's restartPolicy, Never included; only CrashLoopBackOff delays it (0, 10, 20, 40 … 300 s). What fails a Never pod is a plain init container that exits with another code than 0.",
    neverAnnounced: 'It is restarted, except under Never: then the whole pod fails.',

    orderTopic: (main: string, sidecar: string) => `Who stops first: ${sidecar} ends before ${main}`,
    orderSource: (seconds: string, sidecar: string) =>
      `In 1.28 sidecars and mains get preStop and SIGTERM at the same instant, each with the whole grace period: here ${seconds} s of draining go without ${sidecar}. The reverse order, sidecars last, came with 1.29.`,
    orderAnnounced:
      'Without the feature a sidecar may be killed before the main container has finished; with it, it runs as long as the mains run.',

    gateTopic: (sidecar: string) => `restartPolicy: Always on ${sidecar}, with the gate off`,
    gateSource: (sidecar: string) =>
      `The gate SidecarContainers is alpha and off by default in 1.28: kube-apiserver drops the field without error or warning. ${sidecar} becomes a plain init container, and a process that does not end holds the pod at Init:n/m for ever.`,
    gateAnnounced: 'Set restartPolicy on an init container to Always and Kubernetes treats it as a sidecar.',

    plainTopic: (init: string) => `${init} has no restartPolicy of its own`,
    plainSource: (init: string, sidecar: string) =>
      `Only ${sidecar} is a sidecar here. ${init} is a plain init container: everything after it waits until its process exits with 0, and if it never does the pod never starts.`,
    plainAnnounced: 'The example of the announcement, shown as a pod with sidecars.',
  },
  {
    neverTopic: (sidecar) => `restartPolicy 为 Never 时边车启动失败（${sidecar}）`,
    neverTopicAny: 'restartPolicy 为 Never 时边车启动失败',
    neverSource:
      '它总会被重新启动，与退出码无关，也与 Pod 的 restartPolicy 无关，Never 也不例外；仅受 CrashLoopBackOff 的延迟（0、10、20、40……300 秒）影响。真正会让 Never Pod 失败的，是以非零码退出的普通 Init 容器。',
    neverAnnounced: '它会被重启，除非 restartPolicy 为 Never：那样整个 Pod 会失败。',

    orderTopic: (main, sidecar) => `谁先停止：${sidecar} 先于 ${main} 结束`,
    orderSource: (seconds, sidecar) =>
      `1.28 中边车和主容器同时执行 preStop 并收到 SIGTERM，各自享有完整宽限期：这里有 ${seconds} 秒的收尾没有 ${sidecar} 陪伴。边车最后停止的逆序终止到 1.29 才有。`,
    orderAnnounced:
      '没有该特性时，边车可能在主容器完成之前就被杀死；有了它，只要主容器在运行，边车就会一直运行。',

    gateTopic: (sidecar) => `${sidecar} 设置了 restartPolicy: Always，但门控关闭`,
    gateSource: (sidecar) =>
      `门控 SidecarContainers 在 1.28 中为 Alpha，默认关闭：kube-apiserver 会静默丢弃该字段，既无错误也无警告。${sidecar} 变成普通 Init 容器，其进程若不结束，Pod 就永远停在 Init:n/m。`,
    gateAnnounced: '把 Init 容器的 restartPolicy 设为 Always，Kubernetes 就会把它当作边车。',

    plainTopic: (init) => `${init} 自己没有设置 restartPolicy`,
    plainSource: (init, sidecar) =>
      `这里只有 ${sidecar} 是边车。${init} 是普通 Init 容器：它之后的一切都要等其进程以 0 退出；若它永不退出，Pod 就永远起不来。`,
    plainAnnounced: '公告中的示例，作为带边车的 Pod 展示。',
  },
);
