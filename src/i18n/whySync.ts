import { bilingual } from './sentence.ts';

/** Why a pod's worker runs, what it saw, and what probes change. Values are texts. */
export const syncWords = bilingual(
  {
    received: 'The watch of the kubelet brought the pod that was bound to its node.',
    receivedUpdate: "The watch of the kubelet brought a change of the pod's spec.",
    receivedDelete:
      'The watch of the kubelet brought the deletionTimestamp: from now on every sync stops the pod.',
    receivedRemove: 'The API object is gone, so the kubelet stops what still runs of the pod.',
    receivedDetail:
      "The pod's worker does one sync at a time; a sync that is blocked in a kill or a hook is not cut short.",
    rejected: (reason: string) => `The kubelet refuses the pod at admission: ${reason}.`,

    podAdded: 'The first sync of the pod: the kubelet has just been told of it.',
    podUpdated: "The pod's spec changed, so its worker syncs at once.",
    podDeleted: 'The pod is to be deleted, so its worker turns to stopping it.',
    relist: "A relist saw something new, so the pod's worker syncs.",
    livenessFailed: "A liveness probe failed for good, and that wakes the pod's worker.",
    readinessChanged: "A readiness result changed, and that wakes the pod's worker.",
    readinessGateChanged:
      'A readiness gate changed in the API, so the worker writes the Ready condition anew.',
    startupChanged: "A startup result changed, and that wakes the pod's worker.",
    retryAfterError: (error: string, at: string) =>
      `The sync that ended at ${at} s ended with ${error}, and after an error kubelet tries again 10 to 15 s later.`,
    retry: 'The sync before ended with an error, and after an error kubelet tries again 10 to 15 s later.',
    periodicResync: "Nothing has woken the pod's worker for 60 s, so it syncs to be sure.",
    phaseTerminal: 'The phase is final, so the worker turns to stopping what may still run.',
    containersStopped: 'Everything has stopped; this last pass cleans up.',
    activeDeadline: 'activeDeadlineSeconds is over, so the worker has to fail the pod.',
    waitedForRelist: (asked: string, at: string) =>
      `It was asked for at ${asked} s and begins at ${at} s: a worker does one sync at a time, and each waits for a relist newer than the end of the one before.`,
    grid: 'The queue of retries is read once a second, so retries fall on the grid of whole seconds.',
    decidesNothing: 'It found nothing to do.',

    done: (next: string) => `The sync is done. If nothing wakes it before, kubelet looks again at ${next} s.`,
    doneDetail: 'After a sync without error that is 60 to 90 s later.',
    failed: (error: string, next: string) =>
      `The sync ended with ${error}. If nothing wakes it before, kubelet looks again at ${next} s.`,
    failedDetail:
      'After an error that is 10 to 15 s later. Back-offs were meant not to count as errors, but the list of results also holds the steps that went well, and those defeat the test.',
    failedOnly: 'After an error that is 10 to 15 s later.',
    terminating: 'Every container has ended and the sandbox is stopped; one more pass cleans up.',
    terminated: 'The kubelet is done with this pod.',
    terminatedDeleted: 'The kubelet is done with this pod and has the API server remove the object.',

    relisted: (at: string, happened: string) =>
      `PLEG's relist at ${at} s saw what happened at ${happened} s: it looks once a second.`,
    relistedAtOnce: (at: string) => `PLEG's relist at ${at} s saw it at once: it looks once a second.`,
    sawRunning: (name: string) => `${name} runs. Until now kubelet did not know.`,
    sawExited: (name: string, code: string) =>
      `${name} has exited with ${code}. Until now kubelet did not know.`,
    sawOther: (name: string, state: string) => `The runtime lists ${name} as ${state}.`,
    wakes: "A change of state wakes the pod's worker.",

    startupOk: (name: string) => `${name} counts as started: its startup probe has succeeded once.`,
    startupOkDetail:
      'The startup probe is not asked again for this instance; readiness and liveness probes begin now.',
    readyNow: (name: string) => `${name} is ready: its readiness probe has succeeded once.`,
    readyNowMany: (name: string, threshold: string) =>
      `${name} is ready: its readiness probe has succeeded ${threshold} times in a row.`,
    okSoFar: (name: string, probe: string, count: string, threshold: string) =>
      `The ${probe} probe of ${name} succeeded, ${count} of ${threshold} in a row.`,
    okAgain: (name: string, probe: string) => `The ${probe} probe of ${name} succeeded; nothing changes.`,
    failSoFar: (name: string, probe: string, count: string, threshold: string) =>
      `The ${probe} probe of ${name} failed, ${count} of ${threshold} in a row.`,
    killAtThreshold: (threshold: string) => `At ${threshold} the container is killed.`,
    unreadyAtThreshold: (threshold: string) => `At ${threshold} it is no longer ready.`,
    failDead: (name: string, probe: string, count: string) =>
      `The ${probe} probe of ${name} failed ${count} times in a row, so the container is to be killed.`,
    failDeadOnce: (name: string, probe: string) =>
      `The ${probe} probe of ${name} failed, and one failure is enough: the container is to be killed.`,
    failDeadDetail: 'The result wakes the worker. Then the probe waits for the next instance.',
    unready: (name: string, count: string) =>
      `${name} is no longer ready: its readiness probe failed ${count} times in a row.`,
    unreadyOnce: (name: string) => `${name} is no longer ready: its readiness probe failed.`,
    stillUnready: (name: string) =>
      `The readiness probe of ${name} failed; it is not ready anyway, so nothing changes.`,
    stillUnreadyDetail:
      'An instance begins as not ready and becomes ready with the first success that reaches successThreshold.',
    unreadyDetail:
      'It goes on running. The status says so at once, and Services take it out of their endpoints.',
    probeTicks: (period: string) =>
      `The probe is asked every ${period} s, counted from the pod's first sync.`,
    probeTermination:
      'While a pod terminates, readiness is still probed; of the mains liveness and startup are not.',

    newUnknown: (name: string) =>
      `${name} is a new instance: its startup result begins as unknown, so it is not started.`,
    newUnready: (name: string) =>
      `${name} is a new instance: its readiness begins as failure, so it is not ready.`,
    newAlive: (name: string) => `${name} is a new instance: its liveness begins as success.`,
    notRunning: (name: string, probe: string) =>
      `${name} does not run, so its ${probe} result is set to failure.`,
    deletedSuccess: (name: string, probe: string) =>
      `The pod is being deleted, so the ${probe} result of ${name} is set to success and the probe ends.`,
    publishes: 'Every change of a stored result goes into the status at once, ahead of the next sync.',
    publishesLiveness: 'Of liveness results only a failure wakes the worker.',
    noStartupProbe: 'Without a startup probe it would count as started as soon as it runs.',
    noReadinessProbe: 'Without a readiness probe it would be ready as soon as it counts as started.',
  },
  {
    received: 'kubelet 的 watch 带来了绑定到本节点的 Pod。',
    receivedUpdate: 'kubelet 的 watch 带来了 Pod 的 spec 变化。',
    receivedDelete: 'kubelet 的 watch 带来了 deletionTimestamp：从现在起，每次同步都在停止该 Pod。',
    receivedRemove: 'API 对象已不存在，因此 kubelet 停止该 Pod 仍在运行的部分。',
    receivedDetail: 'Pod 的工作协程一次只做一轮同步；卡在停止或钩子中的同步不会被打断。',
    rejected: (reason) => `kubelet 在准入时拒绝该 Pod：${reason}。`,

    podAdded: 'Pod 的第一次同步：kubelet 刚刚得知它。',
    podUpdated: 'Pod 的 spec 变了，因此它的工作协程立即同步。',
    podDeleted: 'Pod 要被删除，因此它的工作协程转而停止它。',
    relist: '一次重新列举看到了新情况，因此 Pod 的工作协程进行同步。',
    livenessFailed: '存活探针最终失败，这会唤醒 Pod 的工作协程。',
    readinessChanged: '就绪结果变了，这会唤醒 Pod 的工作协程。',
    readinessGateChanged: 'API 中的就绪门控变了，因此工作协程重新写入 Ready 状况。',
    startupChanged: '启动结果变了，这会唤醒 Pod 的工作协程。',
    retryAfterError: (error, at) =>
      `${at} 秒结束的那次同步以 ${error} 告终，出错后 kubelet 过 10 到 15 秒再试。`,
    retry: '上一次同步以错误告终，出错后 kubelet 过 10 到 15 秒再试。',
    periodicResync: '60 秒内没有任何事唤醒 Pod 的工作协程，因此它同步一次以防遗漏。',
    phaseTerminal: '阶段已是终态，因此工作协程转而停止可能仍在运行的部分。',
    containersStopped: '一切都已停止；这最后一轮负责清理。',
    activeDeadline: 'activeDeadlineSeconds 已到，因此工作协程必须让 Pod 失败。',
    waitedForRelist: (asked, at) =>
      `它在 ${asked} 秒被请求，到 ${at} 秒才开始：工作协程一次只做一轮同步，而每轮都要等比上一轮结束更新的重新列举。`,
    grid: '重试队列每秒读取一次，因此重试落在整秒的节拍上。',
    decidesNothing: '它没有发现要做的事。',

    done: (next) => `同步完成。若此前没有事唤醒它，kubelet 在 ${next} 秒再看一次。`,
    doneDetail: '没有错误的同步之后，间隔为 60 到 90 秒。',
    failed: (error, next) => `同步以 ${error} 告终。若此前没有事唤醒它，kubelet 在 ${next} 秒再看一次。`,
    failedDetail:
      '出错后的间隔为 10 到 15 秒。回退本不该算作错误，但结果列表里还有成功的步骤，它们使这一判断失效。',
    failedOnly: '出错后的间隔为 10 到 15 秒。',
    terminating: '所有容器都已结束，沙箱已停止；再有一轮负责清理。',
    terminated: 'kubelet 已处理完该 Pod。',
    terminatedDeleted: 'kubelet 已处理完该 Pod，并请 API 服务器移除对象。',

    relisted: (at, happened) => `PLEG 在 ${at} 秒的重新列举看到了 ${happened} 秒发生的事：它每秒看一次。`,
    relistedAtOnce: (at) => `PLEG 在 ${at} 秒的重新列举当即看到了它：它每秒看一次。`,
    sawRunning: (name) => `${name} 在运行。此前 kubelet 并不知道。`,
    sawExited: (name, code) => `${name} 已以 ${code} 退出。此前 kubelet 并不知道。`,
    sawOther: (name, state) => `运行时列出 ${name} 的状态为 ${state}。`,
    wakes: '状态变化会唤醒 Pod 的工作协程。',

    startupOk: (name) => `${name} 已算启动：它的启动探针成功了一次。`,
    startupOkDetail: '该实例的启动探针不再执行；就绪探针和存活探针从现在开始。',
    readyNow: (name) => `${name} 已就绪：它的就绪探针成功了一次。`,
    readyNowMany: (name, threshold) => `${name} 已就绪：它的就绪探针连续成功了 ${threshold} 次。`,
    okSoFar: (name, probe, count, threshold) =>
      `${name} 的${probe}成功，已连续 ${count} 次，需要 ${threshold} 次。`,
    okAgain: (name, probe) => `${name} 的${probe}成功；没有任何改变。`,
    failSoFar: (name, probe, count, threshold) =>
      `${name} 的${probe}失败，已连续 ${count} 次，阈值为 ${threshold} 次。`,
    killAtThreshold: (threshold) => `达到 ${threshold} 次时容器会被杀死。`,
    unreadyAtThreshold: (threshold) => `达到 ${threshold} 次时它不再就绪。`,
    failDead: (name, probe, count) => `${name} 的${probe}连续失败了 ${count} 次，因此容器将被杀死。`,
    failDeadOnce: (name, probe) => `${name} 的${probe}失败，一次即够：容器将被杀死。`,
    failDeadDetail: '该结果唤醒工作协程。之后探针等待下一个实例。',
    unready: (name, count) => `${name} 不再就绪：它的就绪探针连续失败了 ${count} 次。`,
    unreadyOnce: (name) => `${name} 不再就绪：它的就绪探针失败了。`,
    stillUnready: (name) => `${name} 的就绪探针失败；它本来就未就绪，没有任何改变。`,
    stillUnreadyDetail: '实例一开始为未就绪，成功次数达到 successThreshold 时才就绪。',
    unreadyDetail: '它继续运行。状态立即反映，Service 会把它移出端点。',
    probeTicks: (period) => `探针每 ${period} 秒执行一次，从 Pod 的第一次同步算起。`,
    probeTermination: 'Pod 终止期间仍会执行就绪探针；主容器的存活探针和启动探针则不会。',

    newUnknown: (name) => `${name} 是新实例：启动结果从未知开始，因此还不算已启动。`,
    newUnready: (name) => `${name} 是新实例：就绪结果从失败开始，因此未就绪。`,
    newAlive: (name) => `${name} 是新实例：存活结果从成功开始。`,
    notRunning: (name, probe) => `${name} 没有在运行，因此它的${probe}结果被设为失败。`,
    deletedSuccess: (name, probe) => `Pod 正在被删除，因此 ${name} 的${probe}结果被设为成功，探针随之结束。`,
    publishes: '存储的结果一有变化就立即写入状态，不等下一次同步。',
    publishesLiveness: '存活结果中只有失败会唤醒工作协程。',
    noStartupProbe: '若没有启动探针，它一运行就算已启动。',
    noReadinessProbe: '若没有就绪探针，它一旦算作已启动就会就绪。',
  },
);
