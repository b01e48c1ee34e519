import { bilingual } from './sentence.ts';

/** Why a sync decides as it does, and why a container starts, waits, or has its image pulled. Values are texts. */
export const startWords = bilingual(
  {
    firstInit: (name: string) =>
      `${name} starts first: init containers run in the order written, and nothing else starts before them.`,
    newSandbox: (name: string) => `The pod gets a new sandbox, so initialisation begins anew with ${name}.`,
    afterPlain: (name: string, before: string) => `${name} starts because ${before} exited with 0.`,
    afterSeen: (name: string, before: string) =>
      `${name} starts because a sync saw ${before} running: without a startup probe a sidecar then counts as started.`,
    afterProbe: (name: string, before: string) =>
      `${name} starts because ${before} counts as started: its startup probe has succeeded.`,
    withSandbox: (name: string) => `${name} starts with the new sandbox: the pod has no init containers.`,
    neverRan: (name: string) => `${name} has not run yet, so this sync starts it.`,
    mainAgain: (name: string, code: string, policy: string) =>
      `${name} is started again: it exited with ${code}, and restartPolicy is ${policy}.`,
    sidecarAgain: (name: string) =>
      `${name} is started again: a sidecar always is, whatever its exit code and the pod's restartPolicy.`,
    sidecarAgainNever: (name: string) =>
      `${name} is started again although the pod's restartPolicy is Never: a sidecar always is.`,
    initAgain: (name: string, code: string, policy: string) =>
      `${name} is run again: it exited with ${code}, and restartPolicy is ${policy}.`,
    afterProbeFailure: (name: string, probe: string, times: string) =>
      `${name} is killed and started again: its ${probe} probe failed ${times} times in a row.`,
    killedForGood: (name: string, probe: string, times: string) =>
      `${name} is killed and not started again: its ${probe} probe failed ${times} times in a row, and restartPolicy is Never.`,
    afterProbeFailureOnce: (name: string, probe: string) =>
      `${name} is killed and started again: its ${probe} probe failed.`,
    killedForGoodOnce: (name: string, probe: string) =>
      `${name} is killed and not started again: its ${probe} probe failed, and restartPolicy is Never.`,
    changed: (name: string) =>
      `${name} is replaced because its definition changed; restartPolicy has no say in that.`,
    ephemeral: (name: string) =>
      `${name} is an ephemeral container: it starts whatever initialisation does, and only once.`,
    unknownState: (name: string) =>
      `The runtime cannot tell whether ${name} runs, so it is killed and started again.`,
    lost: (name: string) =>
      `The runtime has no trace of ${name}, which the pod had got past, so the sidecar is started again.`,

    sandboxMade:
      'A pod that has no sandbox gets one first: its network and namespaces, shared by all containers.',
    initFailedNever: (name: string, code: string) =>
      `${name} exited with ${code} and restartPolicy is Never, so the pod has failed and is stopped.`,
    nothingToKeep: 'No main container runs or is to be started, so kubelet stops the pod, sidecars included.',
    nothingToKeepDetail: (names: string) =>
      `${names} would run for ever. A sidecar does not keep its pod alive; it gets SIGTERM and the grace period, and its exit code does not count for the phase.`,
    neverNewSandbox: 'The sandbox is gone and restartPolicy is Never: a pod that has run gets no new one.',
    nothingToStart: 'The sandbox is gone and no container needs a new one, so nothing is started.',
    alsoStarts: (names: string) => `The same sync starts ${names}, one after the other.`,
    thenRefused: (name: string, seconds: string) =>
      `The start itself is then refused: the back-off of ${seconds} s for ${name} is not over.`,
    serial:
      'One sync starts containers one after the other: a slow pull or postStart hook holds up those behind it.',
    postStartToo:
      'Its postStart hook is done as well: startContainer returns only after it, and the sync goes on.',
    seenBy: (before: string, started: string, seen: string) =>
      `${before} has run since ${started} s, but kubelet knows it only from the relist at ${seen} s: it looks once a second.`,
    noWaitForEnd: 'kubelet does not wait for a sidecar to end, only for it to start.',
    firstRestart: 'The first restart has no delay. After later exits it waits 10, 20, 40 … 300 s.',
    afterBackOff: (name: string, over: string) =>
      `${name} starts again: its back-off was over at ${over} s, and this is kubelet's first look after that.`,
    afterBackOffDetail: (finished: string) =>
      `The end of a back-off wakes nobody. The sync that ended at ${finished} s ended with an error, and after an error kubelet looks again 10 to 15 s later.`,
    newKey: (name: string) =>
      `${name} starts at once: its definition changed, and the back-off of the old one does not count for the new one.`,
    thenNotPulled: (name: string, seconds: string) =>
      `The start itself is then refused: the back-off of ${seconds} s for pulling the image of ${name} is not over.`,
    afterPull: (name: string, seconds: string) => `${name} starts: its image was pulled in ${seconds} s.`,
    created: (name: string, attempt: string) =>
      `The container runtime makes restart number ${attempt} of ${name}; the process starts when that is done.`,
    createdFirst: (name: string) =>
      `The container runtime makes ${name} for the first time; the process starts when that is done.`,
    startedDetail: (next: string) =>
      `kubelet does not see it at once: the next relist is at ${next} s, and only then does the status say running.`,
    sandboxStarted:
      'The sandbox is up: the pod has its network and namespaces, and containers can be made in it.',
    sandboxAgain: (attempt: string) => `The pod's sandbox is made anew, attempt ${attempt}.`,
    sandboxStopped: 'All containers of the pod have ended, so its sandbox is stopped, last of all.',

    gateOffSidecar: (name: string) =>
      `With the gate SidecarContainers off, ${name} would be a plain init container: nothing after it starts before it exits with 0.`,
    plainUnderNever: (name: string) =>
      `A plain init container in the place of ${name} would fail the pod here, as restartPolicy is Never.`,
    withoutProbe: (before: string) =>
      `Without the startup probe ${before} would count as started at the first relist that sees it running.`,
    oldSidecar: 'A helper written as a second main container would keep the pod running for ever.',
    policyNever: 'Under restartPolicy: Never it would stay down.',

    backOff: (name: string, seconds: string) =>
      `${name} waits ${seconds} s because it has crashed before: 10, 20, 40 … 300 s.`,
    backOffStopped: (name: string, seconds: string) =>
      `${name} waits ${seconds} s because it had to be stopped before: 10, 20, 40 … 300 s.`,
    backOffClean: (name: string, seconds: string) =>
      `${name} waits ${seconds} s because it has ended before, be it with 0: 10, 20, 40 … 300 s.`,
    backOffSeries:
      'The first restart had no delay; from then on it doubles. A run of more than 10 minutes resets it.',
    backOffCount: (since: string, over: string, next: string) =>
      `Counted from the exit at ${since} s it is over at ${over} s. kubelet looks again at ${next} s: after a sync that ends with an error it tries again 10 to 15 s later, not when the back-off ends.`,
    backOffCountWoken: (since: string, over: string, next: string) =>
      `Counted from the exit at ${since} s it is over at ${over} s. The first sync after that is at ${next} s.`,
    backOffCountOnly: (since: string, over: string) =>
      `Counted from the exit at ${since} s it is over at ${over} s.`,
    backOffHidden:
      "kubectl will not show CrashLoopBackOff: the status says so only where the pod's restartPolicy would restart the container, and never for an init container that exited with 0.",
    backOffOtherwise: 'Had the run before lasted more than 10 minutes, it would be started at once.',

    pullStarted: (name: string, image: string) =>
      `The image ${image} is not on the node, so kubelet has it pulled before it makes ${name}.`,
    pullStartedDetail:
      'There is no STATUS for a pull: until it ends, kubectl shows what it showed before. A node pulls one image at a time.',
    pulled: (name: string, seconds: string) => `The pull took ${seconds} s; only now ${name} can be made.`,
    pullFailed: (image: string) => `The pull of ${image} failed, and with it the start.`,
    pullFailedDetail:
      'The status says ErrImagePull from the next sync on. A sync that comes while the back-off of 10, 20, 40 … 300 s lasts does not try, and makes it ImagePullBackOff.',
    pullBackOff: (name: string, seconds: string) =>
      `${name} waits: a failed pull is not tried again for ${seconds} s.`,
    pullBackOffCount: (since: string, over: string, next: string) =>
      `Counted from the failed pull at ${since} s it is over at ${over} s; the first sync after that is at ${next} s. The delay doubles with each failure: 10, 20, 40 … 300 s.`,
    pullBackOffCountOnly: (since: string, over: string) =>
      `It counts from the failed pull at ${since} s and is over at ${over} s. The delay doubles with each failure: 10, 20, 40 … 300 s.`,
    pullPresent: 'With the image on the node the container would be made at once.',

    postStart: (name: string) =>
      `The postStart hook of ${name} runs right after its start, and the sync waits for it.`,
    postStartDetail: 'Until it returns, this worker starts nothing else and writes no status for the pod.',
    postStartDone: (name: string, seconds: string) =>
      `The postStart hook of ${name} returned after ${seconds} s; now the sync goes on.`,
    postStartFailed: (name: string) =>
      `The postStart hook of ${name} failed, so kubelet kills the container again.`,
    postStartFailedDetail: 'The start counts as failed: the waiting reason becomes PostStartHookError.',
  },
  {
    firstInit: (name) => `${name} 最先启动：Init 容器按书写顺序运行，在它们之前不会启动任何其他容器。`,
    newSandbox: (name) => `Pod 得到新的沙箱，因此初始化从 ${name} 重新开始。`,
    afterPlain: (name, before) => `${name} 启动，因为 ${before} 以 0 退出了。`,
    afterSeen: (name, before) =>
      `${name} 启动，因为一次同步看到 ${before} 在运行：没有启动探针时，边车这样就算已启动。`,
    afterProbe: (name, before) => `${name} 启动，因为 ${before} 已算启动：它的启动探针成功了。`,
    withSandbox: (name) => `${name} 随新沙箱一起启动：此 Pod 没有 Init 容器。`,
    neverRan: (name) => `${name} 还没有运行过，因此本次同步启动它。`,
    mainAgain: (name, code, policy) =>
      `${name} 被重新启动：它以 ${code} 退出，而 restartPolicy 为 ${policy}。`,
    sidecarAgain: (name) => `${name} 被重新启动：边车总会如此，与退出码和 Pod 的 restartPolicy 都无关。`,
    sidecarAgainNever: (name) => `尽管 Pod 的 restartPolicy 为 Never，${name} 仍被重新启动：边车总会如此。`,
    initAgain: (name, code, policy) => `${name} 再次运行：它以 ${code} 退出，而 restartPolicy 为 ${policy}。`,
    afterProbeFailure: (name, probe, times) =>
      `${name} 被杀死并重新启动：它的${probe}连续失败了 ${times} 次。`,
    killedForGood: (name, probe, times) =>
      `${name} 被杀死且不再启动：它的${probe}连续失败了 ${times} 次，而 restartPolicy 为 Never。`,
    afterProbeFailureOnce: (name, probe) => `${name} 被杀死并重新启动：它的${probe}失败了。`,
    killedForGoodOnce: (name, probe) =>
      `${name} 被杀死且不再启动：它的${probe}失败了，而 restartPolicy 为 Never。`,
    changed: (name) => `${name} 被替换，因为它的定义变了；这与 restartPolicy 无关。`,
    ephemeral: (name) => `${name} 是临时容器：无论初始化进行到哪里都会启动，且只启动一次。`,
    unknownState: (name) => `运行时说不清 ${name} 是否在运行，因此先杀死再启动。`,
    lost: (name) => `运行时已没有 ${name} 的记录，而 Pod 早已越过它，因此重新启动该边车。`,

    sandboxMade: '没有沙箱的 Pod 先得到一个：所有容器共享的网络和命名空间。',
    initFailedNever: (name, code) =>
      `${name} 以 ${code} 退出，而 restartPolicy 为 Never，因此 Pod 失败并被停止。`,
    nothingToKeep: '没有主容器在运行或将要启动，因此 kubelet 停止整个 Pod，边车也在内。',
    nothingToKeepDetail: (names) =>
      `${names} 本会一直运行。边车不会让 Pod 存活；它收到 SIGTERM 并享有宽限期，其退出码不影响阶段。`,
    neverNewSandbox: '沙箱没了，而 restartPolicy 为 Never：运行过的 Pod 不会得到新沙箱。',
    nothingToStart: '沙箱没了，也没有容器需要新沙箱，因此什么都不启动。',
    alsoStarts: (names) => `同一次同步还依次启动 ${names}。`,
    thenRefused: (name, seconds) => `启动随后被拒绝：${name} 的 ${seconds} 秒回退还没有结束。`,
    serial: '一次同步逐个启动容器：缓慢的拉取或 postStart 钩子会拖住后面的容器。',
    postStartToo: '它的 postStart 钩子也已完成：startContainer 在钩子之后才返回，同步也才继续。',
    seenBy: (before, started, seen) =>
      `${before} 自 ${started} 秒起就在运行，但 kubelet 直到 ${seen} 秒的重新列举才知道：它每秒看一次。`,
    noWaitForEnd: 'kubelet 不等边车结束，只等它启动。',
    firstRestart: '第一次重启没有延迟。之后的退出依次等待 10、20、40……300 秒。',
    afterBackOff: (name, over) =>
      `${name} 再次启动：回退在 ${over} 秒结束，而这是 kubelet 在那之后第一次查看。`,
    afterBackOffDetail: (finished) =>
      `回退结束不会唤醒任何人。${finished} 秒结束的那次同步以错误告终，出错后 kubelet 要过 10 到 15 秒才再看一次。`,
    newKey: (name) => `${name} 立即启动：它的定义变了，旧定义的回退对新定义不作数。`,
    thenNotPulled: (name, seconds) => `启动随后被拒绝：拉取 ${name} 镜像的 ${seconds} 秒回退还没有结束。`,
    afterPull: (name, seconds) => `${name} 启动：它的镜像用 ${seconds} 秒拉取完毕。`,
    created: (name, attempt) => `容器运行时创建 ${name} 的第 ${attempt} 次重启实例；创建完成后进程才启动。`,
    createdFirst: (name) => `容器运行时首次创建 ${name}；创建完成后进程才启动。`,
    startedDetail: (next) => `kubelet 不会立刻看到：下一次重新列举在 ${next} 秒，那时状态才会显示为运行。`,
    sandboxStarted: '沙箱已就位：Pod 有了网络和命名空间，可以在其中创建容器。',
    sandboxAgain: (attempt) => `Pod 的沙箱重新创建，第 ${attempt} 次尝试。`,
    sandboxStopped: 'Pod 的所有容器都已结束，沙箱最后停止。',

    gateOffSidecar: (name) =>
      `若门控 SidecarContainers 关闭，${name} 会是普通 Init 容器：它以 0 退出之前，后面的都不会启动。`,
    plainUnderNever: (name) =>
      `若 ${name} 处是普通 Init 容器，此时 Pod 会失败，因为 restartPolicy 为 Never。`,
    withoutProbe: (before) => `若没有启动探针，第一次重新列举看到 ${before} 在运行时，它就算已启动。`,
    oldSidecar: '若把辅助进程写成第二个主容器，Pod 会永远运行下去。',
    policyNever: '若 restartPolicy 为 Never，它就不会再启动。',

    backOff: (name, seconds) => `${name} 要等 ${seconds} 秒，因为它之前崩溃过：10、20、40……300 秒。`,
    backOffStopped: (name, seconds) => `${name} 要等 ${seconds} 秒，因为它之前被停止过：10、20、40……300 秒。`,
    backOffClean: (name, seconds) =>
      `${name} 要等 ${seconds} 秒，因为它之前结束过，即使退出码为 0：10、20、40……300 秒。`,
    backOffSeries: '第一次重启没有延迟，此后加倍。运行超过 10 分钟则重新计数。',
    backOffCount: (since, over, next) =>
      `从 ${since} 秒的退出算起，到 ${over} 秒结束。kubelet 在 ${next} 秒才再看一次：同步以错误告终后，它过 10 到 15 秒再试，而不是在回退结束时。`,
    backOffCountWoken: (since, over, next) =>
      `从 ${since} 秒的退出算起，到 ${over} 秒结束。在那之后的第一次同步在 ${next} 秒。`,
    backOffCountOnly: (since, over) => `从 ${since} 秒的退出算起，到 ${over} 秒结束。`,
    backOffHidden:
      'kubectl 不会显示 CrashLoopBackOff：只有按 Pod 的 restartPolicy 会重启该容器时状态才这样写，而对以 0 退出的 Init 容器从不这样写。',
    backOffOtherwise: '若上一次运行超过 10 分钟，它会立即启动。',

    pullStarted: (name, image) => `节点上没有镜像 ${image}，因此 kubelet 先拉取它，再创建 ${name}。`,
    pullStartedDetail:
      '拉取没有对应的 STATUS：结束之前 kubectl 显示的内容不变。一个节点同一时刻只拉取一个镜像。',
    pulled: (name, seconds) => `拉取用了 ${seconds} 秒；现在才能创建 ${name}。`,
    pullFailed: (image) => `镜像 ${image} 拉取失败，启动也随之失败。`,
    pullFailedDetail:
      '从下一次同步起，状态为 ErrImagePull。若同步发生在 10、20、40……300 秒的回退期内，则不再尝试，状态变为 ImagePullBackOff。',
    pullBackOff: (name, seconds) => `${name} 在等待：拉取失败后 ${seconds} 秒内不会再试。`,
    pullBackOffCount: (since, over, next) =>
      `从 ${since} 秒的失败拉取算起，到 ${over} 秒结束；在那之后的第一次同步在 ${next} 秒。每次失败延迟加倍：10、20、40……300 秒。`,
    pullBackOffCountOnly: (since, over) =>
      `从 ${since} 秒的失败拉取算起，到 ${over} 秒结束。每次失败延迟加倍：10、20、40……300 秒。`,
    pullPresent: '若镜像已在节点上，容器会立刻创建。',

    postStart: (name) => `${name} 的 postStart 钩子在启动后立即运行，同步等待它完成。`,
    postStartDetail: '钩子返回之前，该工作协程不会启动别的容器，也不会为 Pod 写状态。',
    postStartDone: (name, seconds) => `${name} 的 postStart 钩子在 ${seconds} 秒后返回；同步现在继续。`,
    postStartFailed: (name) => `${name} 的 postStart 钩子失败，因此 kubelet 又杀死该容器。`,
    postStartFailedDetail: '这次启动算作失败：等待原因变为 PostStartHookError。',
  },
);
