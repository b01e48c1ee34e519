import { bilingual } from './sentence.ts';

/** Why kubectl prints what it prints, and why a pod has its phase and conditions. Values are texts. */
export const statusWords = bilingual(
  {
    initWaits: (word: string, name: string, done: string, total: string) =>
      `${word}: ${done} of ${total} init containers count as done, and ${name} has not started yet.`,
    initRuns: (word: string, name: string, done: string, total: string) =>
      `${word}: ${done} of ${total} init containers count as done, and ${name} is at work.`,
    initNotStarted: (word: string, name: string, done: string, total: string) =>
      `${word}: ${done} of ${total} init containers count as done; ${name} runs but does not count as started yet.`,
    backOff: (word: string, name: string) =>
      `${word}: ${name} waits out its back-off before it is started again.`,
    exited: (word: string, name: string, code: string) => `${word}: ${name} has exited with ${code}.`,
    lostStatus: (word: string, name: string) =>
      `${word}: how ${name} ended is not known, so 137 is put in its place.`,
    pullFailed: (word: string, name: string) => `${word}: the image of ${name} could not be pulled.`,
    pullBackOff: (word: string, name: string) => `${word}: ${name} waits before its image is pulled again.`,
    startFailed: (word: string, name: string) => `${word}: the last attempt to start ${name} failed.`,
    podInitializing: (name: string) =>
      `PodInitializing: every init container counts as done, and ${name} is not made yet.`,
    containerCreating: (name: string) => `ContainerCreating: ${name} is not made yet.`,
    running: 'Running: that is the phase, and no container has a word of its own to put in its place.',
    runningAgain: (name: string) =>
      `Running again: ${name} counts as started, so kubectl is back to printing the phase.`,
    runningBeside: (name: string) =>
      `Running: ${name} has completed, but other mains run and the pod is Ready.`,
    notReady: (name: string) =>
      `NotReady: ${name} has completed, other mains still run, and the pod is not Ready.`,
    phaseWord: (word: string) => `${word}: that is the phase, as no container has a word of its own.`,
    reasonWord: (word: string) => `${word}: the reason the kubelet gives for the phase.`,
    gated: 'SchedulingGated: the pod has scheduling gates, so the scheduler does not look at it.',
    terminating: (grace: string) =>
      `Terminating: the pod has a deletionTimestamp, ${grace} s from now, and kubectl prints that whatever else happens.`,
    terminatingFirst:
      'kubectl prints Terminating as long as the object is there, whatever its containers do.',
    shorterGrace: (grace: string) => `A second delete shortened the grace period to ${grace} s.`,
    markedAndGone: 'The pod is marked with no grace at all, and the object goes in the same request.',
    lastMark:
      'The kubelet deletes the pod with grace 0, now that all of it has stopped; the object goes in the same request.',
    imageSet: 'The image of the pod was changed in the API; the kubelet compares its hash at the next sync.',
    bound: (node: string) => `The pod now names its node, ${node}, and PodScheduled is True.`,

    initFirst: (name: string) =>
      `kubectl goes through the init containers first, so it names ${name} although the mains run and the phase is Running.`,
    oneSyncLate: 'It shows one sync after the failure: the reason is remembered, and the next sync reads it.',
    sidecarsStop: 'The phase stays Running until the sidecars have stopped too.',

    readyChanged: (before: string, after: string, names: string) =>
      `READY goes from ${before} to ${after}: what changed is ${names}.`,
    readyGoes: (before: string, after: string) => `READY goes from ${before} to ${after}.`,
    restartsChanged: (count: string, name: string) => `RESTARTS is ${count} now: ${name} was started again.`,
    recorded: (name: string, state: string) =>
      `The status now says that ${name} is ${state}; kubectl's columns stay the same.`,
    started: (name: string) =>
      `The status now says that ${name} is started; its readiness follows with the next sync.`,
    recordedOnly: 'The status was written again; what kubectl prints stays the same.',
    conditionTrue: (type: string) => `${type} turns True: every sidecar and every main is ready.`,
    initializedTrue: 'Initialized turns True: every init container is done or started.',
    conditionFalse: (type: string, reason: string, message: string) =>
      `${type} is False, ${reason}: ${message}.`,
    conditionFalseOnly: (type: string, reason: string) => `${type} is False, ${reason}.`,
    conditionScheduled: 'PodScheduled is True.',

    phaseInitFailed:
      'Phase Failed: a plain init container failed and restartPolicy is Never (getPhase, rule 1).',
    phaseInit:
      'Phase Pending: initialisation is not complete, and no main runs or has just ended (getPhase, rule 2).',
    phaseBack:
      'The phase goes back to Pending: every main waits in back-off, and while the phase is computed a running sidecar still counts as not started (getPhase, rule 2).',
    phaseWaiting: 'Phase Pending: a main waits that has never run (getPhase, rule 3).',
    phaseRunning: 'Phase Running: a container runs, and each one has a status (getPhase, rule 4).',
    phaseSucceeded: 'Phase Succeeded: every main has exited with 0 (getPhase, rule 5).',
    phaseSucceededSidecars:
      'Phase Succeeded: every main has exited with 0; what the sidecars exited with does not count (getPhase, rule 5).',
    phaseFailedStopped:
      'Phase Failed: everything has been stopped, and not every main exited with 0 (getPhase, rule 5).',
    phaseFailedNever:
      'Phase Failed: every main has ended, not all of them with 0, and restartPolicy is Never (getPhase, rule 5).',
    phaseRestarts: (policy: string) =>
      `Phase Running: every main has ended, but restartPolicy ${policy} will start one again (getPhase, rule 5).`,
    phaseOther: (phase: string) => `Phase ${phase}: no other rule applies (getPhase, rule 6).`,
    phaseDeadline: 'Phase Failed: activeDeadlineSeconds is over.',
    phaseAnnounced: (name: string) =>
      `Phase Failed by the announced rule: ${name} failed before the pod was initialised.`,
    phaseTerminated:
      'Phase Failed: the pod was stopped before it ran to its end, and a stopped pod is left neither Pending nor Running.',

    heldBack:
      'The API server does not get this phase yet: as long as a container of the pod could still run, a final phase is held back.',
    announced: (name: string) =>
      `By the announced rule the pod fails, because ${name} failed during start-up and restartPolicy is Never.`,
    announcedDetail: 'This run plays the announcement. v1.28.0 has no such rule.',
    announcedOtherwise: (name: string) =>
      `By the source ${name} is started again, as a sidecar always is, and the pod stays Pending.`,
    pendingWithSidecar: 'With no sidecar running the phase would stay Running.',
  },
  {
    initWaits: (word, name, done, total) =>
      `${word}：${total} 个 Init 容器中有 ${done} 个已算完成，${name} 还没有启动。`,
    initRuns: (word, name, done, total) =>
      `${word}：${total} 个 Init 容器中有 ${done} 个已算完成，${name} 正在工作。`,
    initNotStarted: (word, name, done, total) =>
      `${word}：${total} 个 Init 容器中有 ${done} 个已算完成；${name} 在运行，但还不算已启动。`,
    backOff: (word, name) => `${word}：${name} 在等待回退结束，然后再启动。`,
    exited: (word, name, code) => `${word}：${name} 已以 ${code} 退出。`,
    lostStatus: (word, name) => `${word}：不知道 ${name} 是如何结束的，因此以 137 代替。`,
    pullFailed: (word, name) => `${word}：无法拉取 ${name} 的镜像。`,
    pullBackOff: (word, name) => `${word}：${name} 在等待再次拉取镜像。`,
    startFailed: (word, name) => `${word}：上一次启动 ${name} 的尝试失败了。`,
    podInitializing: (name) => `PodInitializing：所有 Init 容器都已算完成，${name} 还没有创建。`,
    containerCreating: (name) => `ContainerCreating：${name} 还没有创建。`,
    running: 'Running：这就是阶段，没有容器另有说法取而代之。',
    runningAgain: (name) => `又是 Running：${name} 已算启动，因此 kubectl 重新打印阶段。`,
    runningBeside: (name) => `Running：${name} 已完成，但其他主容器在运行，且 Pod 为 Ready。`,
    notReady: (name) => `NotReady：${name} 已完成，其他主容器仍在运行，而 Pod 不为 Ready。`,
    phaseWord: (word) => `${word}：这就是阶段，没有容器另有说法。`,
    reasonWord: (word) => `${word}：kubelet 给出的该阶段的原因。`,
    gated: 'SchedulingGated：此 Pod 有调度门控，因此调度器不会考虑它。',
    terminating: (grace) =>
      `Terminating：此 Pod 有了 deletionTimestamp，即 ${grace} 秒之后；无论别的怎样，kubectl 都打印它。`,
    terminatingFirst: '只要对象还在，无论容器怎样，kubectl 都打印 Terminating。',
    shorterGrace: (grace) => `第二次删除把宽限期缩短为 ${grace} 秒。`,
    markedAndGone: '此 Pod 被标记为没有任何宽限期，对象在同一请求中消失。',
    lastMark: 'Pod 的一切都已停止，kubelet 以宽限期 0 删除它；对象在同一请求中消失。',
    imageSet: 'Pod 的镜像在 API 中被改变；kubelet 会在下一次同步时比较哈希。',
    bound: (node) => `Pod 现在写明了节点 ${node}，PodScheduled 为 True。`,

    initFirst: (name) =>
      `kubectl 先看 Init 容器，因此尽管主容器在运行、阶段为 Running，它仍显示 ${name} 的情况。`,
    oneSyncLate: '它比失败晚一次同步才显示：原因被记住，由下一次同步读取。',
    sidecarsStop: '在边车也停止之前，阶段保持 Running。',

    readyChanged: (before, after, names) => `READY 从 ${before} 变为 ${after}：变化的是 ${names}。`,
    readyGoes: (before, after) => `READY 从 ${before} 变为 ${after}。`,
    restartsChanged: (count, name) => `RESTARTS 现为 ${count}：${name} 被重新启动。`,
    recorded: (name, state) => `状态现在写明 ${name} 为 ${state}；kubectl 的各列不变。`,
    started: (name) => `状态现在写明 ${name} 已启动；其就绪情况由下一次同步写入。`,
    recordedOnly: '状态被重新写入；kubectl 打印的内容不变。',
    conditionTrue: (type) => `${type} 变为 True：每个边车和主容器都已就绪。`,
    initializedTrue: 'Initialized 变为 True：每个 Init 容器都已完成或已启动。',
    conditionFalse: (type, reason, message) => `${type} 为 False，${reason}：${message}。`,
    conditionFalseOnly: (type, reason) => `${type} 为 False，${reason}。`,
    conditionScheduled: 'PodScheduled 为 True。',

    phaseInitFailed: '阶段 Failed：一个普通 Init 容器失败，而 restartPolicy 为 Never（getPhase 规则 1）。',
    phaseInit: '阶段 Pending：初始化尚未完成，也没有主容器在运行或刚结束（getPhase 规则 2）。',
    phaseBack:
      '阶段退回 Pending：所有主容器都在回退等待中，而计算阶段时，运行中的边车仍算作未启动（getPhase 规则 2）。',
    phaseWaiting: '阶段 Pending：有一个从未运行过的主容器在等待（getPhase 规则 3）。',
    phaseRunning: '阶段 Running：有容器在运行，且每个容器都有状态（getPhase 规则 4）。',
    phaseSucceeded: '阶段 Succeeded：每个主容器都以 0 退出（getPhase 规则 5）。',
    phaseSucceededSidecars: '阶段 Succeeded：每个主容器都以 0 退出；边车的退出码不计（getPhase 规则 5）。',
    phaseFailedStopped: '阶段 Failed：一切都已停止，而并非每个主容器都以 0 退出（getPhase 规则 5）。',
    phaseFailedNever:
      '阶段 Failed：所有主容器都已结束，但并非都以 0 退出，而 restartPolicy 为 Never（getPhase 规则 5）。',
    phaseRestarts: (policy) =>
      `阶段 Running：所有主容器都已结束，但 restartPolicy 为 ${policy}，会再启动其中之一（getPhase 规则 5）。`,
    phaseOther: (phase) => `阶段 ${phase}：其他规则都不适用（getPhase 规则 6）。`,
    phaseDeadline: '阶段 Failed：activeDeadlineSeconds 已到。',
    phaseAnnounced: (name) => `按公告的规则阶段为 Failed：${name} 在 Pod 初始化完成之前失败。`,
    phaseTerminated: '阶段 Failed：Pod 在运行结束之前被停止，而停止的 Pod 不会留在 Pending 或 Running。',

    heldBack: 'API 服务器暂时还得不到该阶段：只要 Pod 的容器还可能运行，终态阶段就先压下不报。',
    announced: (name) => `按公告的规则 Pod 失败，因为 ${name} 在启动期间失败，而 restartPolicy 为 Never。`,
    announcedDetail: '本次运行按公告播放。v1.28.0 没有这条规则。',
    announcedOtherwise: (name) => `按源码，${name} 会像任何边车那样被重新启动，Pod 保持 Pending。`,
    pendingWithSidecar: '若没有边车在运行，阶段会保持 Running。',
  },
);
