import { bilingual } from './sentence.ts';

const words = bilingual(
  {
    applied: (name: string) => `kubectl apply: ${name}`,
    appliedDetail: 'The text asks for it.',
    stored: (name: string) => `Job ${name} is stored.`,
    gone: (name: string) => `${name} is gone.`,
    scenario: (verb: string, target: string) => `The Scenario: ${verb} ${target}`,
    status: (active: number, succeeded: number, failed: number) =>
      `Status: ${active} active, ${succeeded} succeeded, ${failed} failed.`,
    statusDetail:
      'The controller writes what it counted in its last sync. While it waits for a back-off it reports 0 active, whatever runs.',
    event: (reason: string) => `Event ${reason}`,

    syncLooks: 'The controller looks at the Job and leaves its pods alone.',
    syncCreates: (count: number) =>
      count === 1 ? 'The controller creates one pod.' : `The controller creates ${count} pods.`,
    syncDeletes: (count: number) =>
      count === 1 ? 'The controller deletes one pod.' : `The controller deletes ${count} pods.`,
    syncCounts: (want: number, active: number, terminating: number) =>
      `It wants ${want} active pods and finds ${active}${terminating > 0 ? `, and ${terminating} terminating` : ''}.`,
    syncNotAsked: (active: number) => `It finds ${active} active pods, and the Job is over.`,
    heldExpectations:
      'Not all of its own creations or deletions have come back on the watch yet, so it does nothing about pods.',
    heldBackoff: 'Failures have to be waited for first.',
    heldTerminating: 'Terminating pods hold their slots until they have failed.',
    heldSuspended: 'The Job is suspended.',
    heldFinishing: 'The Job is ending.',

    createdPlain: (pod: string, attempt: number) => `${pod} is created: pod ${attempt} of its slot.`,
    createdIndex: (pod: string, index: number, attempt: number) =>
      `${pod} is created: attempt ${attempt} of index ${index}.`,
    createdBecause: 'Fewer pods are active than parallelism and the completions that are left allow.',
    lowestPending: 'The lowest indexes that are neither done, lost nor at work come first.',
    carries: (failures: number, ignored: number) =>
      `Its annotations carry what its index has behind it: ${failures} counted ${failures === 1 ? 'failure' : 'failures'}, ${ignored} ignored.`,

    waitsIndex: (index: number, seconds: number) => `Index ${index} waits ${seconds} s before its next pod.`,
    waitsJob: (seconds: number) => `The Job waits ${seconds} s before its next pod.`,
    arithmetic: (failures: number, seconds: number) =>
      failures === 1
        ? 'One failure: 10 s.'
        : `${failures} failures in a row: 10 s × 2^${failures - 1} = ${seconds} s.`,
    arithmeticCapped: (failures: number, seconds: number) =>
      `${failures} failures in a row: 10 s × 2^${failures - 1}, of which ${seconds} s is the most.`,
    countedFrom: (from: string, until: string) =>
      `It is counted from the end of the latest failed pod at ${from}, so it is over at ${until}.`,
    looksAt: (at: string) => `The controller looks again at ${at}.`,
    othersGoOn: 'Other indexes go on, but this one keeps its place among the lowest pending ones.',
    nothingIsCreated: 'Until then the Job creates no pod at all, not even to refill after a success.',
    backoffOtherwise: 'A success without a later failure would set the count back to 0.',

    noRule: 'No rule matches this failure.',
    noRuleDetail: 'It counts, and the pod is replaced.',
    matched: (rule: number, action: string) => `Rule ${rule} matches: ${action}.`,
    matchedExit: (container: string, code: number) => `Container ${container} has exited ${code}.`,
    matchedCondition: (condition: string, reason: string) =>
      `The pod has the condition ${condition}${reason === '' ? '' : ` (${reason})`}.`,
    firstRule: 'Rules are tried in order, and the first that matches decides.',
    actionFailJob: 'The Job fails at once, and its other pods are deleted.',
    actionFailIndex: 'The index fails at once, whatever its limit.',
    actionIgnore: 'The failure does not count towards backoffLimit, but it does lengthen the back-off.',
    actionCount: 'The failure counts, as it would without a rule.',
    otherwiseFailJob: 'Without the rule the pod would be retried until backoffLimit is exceeded.',
    otherwiseFailIndex: 'Without the rule the index would be retried up to its limit.',
    otherwiseIgnore: 'Without the rule the failure would count towards the limit.',
    otherwiseCount: 'Without the rule the failure would count all the same, unless a later rule matches.',

    indexLost: (index: number) => `Index ${index} is given up.`,
    lostByRule: 'A FailIndex rule matched: it is not retried.',
    lostByLimit: (failures: number, limit: number) =>
      `${failures} failures counted, and backoffLimitPerIndex survives ${limit}.`,
    othersGoOnFailed: 'The other indexes go on, but the Job can only end Failed now.',
    otherwiseLimit: (limit: number) => `With backoffLimitPerIndex ${limit} it would be tried once more.`,

    countedSucceeded: (pod: string) => `${pod} is counted as succeeded.`,
    countedFailed: (pod: string) => `${pod} is counted as failed.`,
    countedIgnored: (pod: string) => `${pod} is not counted: an Ignore rule matched.`,
    countedUncounted: (pod: string) => `${pod} is in no number of the Job.`,
    finalizerGoes: 'Its finalizer batch.kubernetes.io/job-tracking goes, so it is never counted again.',
    countedLate: 'With a limit for each index that happens only when its replacement is there.',

    deletes: (count: number) =>
      count === 1 ? 'The controller deletes one active pod.' : `The controller deletes ${count} active pods.`,
    deletedSuspended: 'The Job is suspended.',
    deletedTooMany: 'More pods are active than wanted.',
    deletedIndex: 'Two pods of one index, or one of an index the Job does not have.',
    deletedJobFailed: 'The Job has failed.',
    deletedCount: 'They keep their finalizer, so they count as failed too.',
    deletedUncounted: 'Their finalizer is removed first, so they count neither as failed nor as succeeded.',

    condition: (condition: string) => `The Job becomes ${condition}.`,
    tooManyFailures: (limit: number) =>
      `More pods have failed than backoffLimit ${limit} survives; all that fail at a time count at once.`,
    tooManyRestarts: (limit: number) =>
      `With OnFailure the restarts of all containers of its pods count, sidecars included: ${Math.max(1, limit)} of them are enough.`,
    deadline: (seconds: number) => `${seconds} s have passed since its startTime.`,
    failedIndexes: 'All other indexes are done, and at least one was lost: such a Job never completes.',
    maxFailedIndexes: 'More indexes are lost than maxFailedIndexes allows; the rest is stopped.',
    failureTarget:
      'It is written first, before the finalizers of its pods go; Failed follows with the same reason.',
    failJob: 'A FailJob rule matched a failed pod.',
    suspended: 'Its active pods are deleted and count as nothing; its deadline does not run.',
    resumed: 'It begins anew: startTime is now.',
    complete: 'Enough pods have succeeded, and none is active any more.',
    otherwiseBudget: 'A larger backoffLimit would let it go on.',
    otherwiseDeadline: 'Without activeDeadlineSeconds it would go on.',
    otherwiseMax: 'With a larger maxFailedIndexes the other indexes would go on.',

    panics: 'kube-controller-manager v1.28.0 would crash here.',
    panicDetail: (least: number, active: number) =>
      `It asks for ${least} active pods to delete of ${active}: terminating pods raise the number. 1.28.7 has the fix; here the run goes on as if it had asked for all of them.`,
    syncFails: 'A sync of the controller fails.',
    triedAgain: (at: string) => `The next try is at ${at}.`,
    notAgain: 'It is given up until the object changes.',
    raise: (field: string, value: number) => `Set ${field} to ${value}`,
    expires: (seconds: number) => `The Job is deleted: it finished ${seconds} s ago.`,
    finishedAt: (at: string) => `It finished at ${at}.`,

    runs: (container: string) => `${container} runs.`,
    exits: (container: string, code: number) => `${container} exits ${code}.`,
    stoppedSigterm: (container: string, code: number) => `${container} stops on SIGTERM, exit code ${code}.`,
    stoppedSigkill: (container: string, code: number) =>
      `${container} is killed by SIGKILL, exit code ${code}.`,
    exitDone: 'When all main containers have exited 0 the pod has succeeded.',
    exitFails: 'The pod has failed as soon as its containers have ended, unless it may restart them.',
    signalled: (container: string, signal: string) => `${container} gets ${signal}.`,
    grace: (seconds: number) =>
      seconds === 0 ? 'No time is left.' : `It has ${seconds} s to end by itself.`,
    kubeletWaits: (container: string, seconds: number) =>
      `The kubelet waits ${seconds} s before it restarts ${container}.`,
    restartsCount: 'The Job controller counts restarts of its pods towards backoffLimit.',
    disruptedEviction: (pod: string) => `${pod} is evicted.`,
    disruptedPreemption: (pod: string) => `${pod} is preempted.`,
    disruptedTaint: (pod: string) => `${pod} is taken away by a taint of its node.`,
    disruptionTarget:
      'It gets the condition DisruptionTarget, which a rule of the podFailurePolicy can match.',
    askedToStop: (pod: string) => `${pod} is being deleted.`,
    keepsItsSlot:
      'The Job replaces only pods that have failed: until its phase is Failed it keeps its slot and its index.',
    countsAtOnce: 'It counts as failed at once, and its replacement does not wait for its end.',
    otherwiseKeeps:
      'With podReplacementPolicy TerminatingOrFailed, and without a podFailurePolicy, two pods could overlap.',
    otherwiseOverlap: 'With podReplacementPolicy Failed its replacement would wait for its end.',
    phase: (pod: string, phase: string) => `${pod} has ${phase === 'Failed' ? 'failed' : 'succeeded'}.`,
    phaseIsAll: 'The phase is all that the Job controller looks at.',
    ready: (pod: string) => `${pod} runs; the API shows its readiness.`,
    readyDetail: 'status.ready counts active pods that are ready.',
    changes: (pod: string) => `The status of ${pod} changes.`,

    cronStarts: (job: string) => `${job} is started.`,
    cronFor: (at: string) => `It is the Job of the scheduled time ${at}.`,
    cronMissed: 'Earlier scheduled times were passed over: only the latest is started.',
    cronSkips: (at: string) => `The scheduled time ${at} brings no Job.`,
    cronForbid: (jobs: string) => `concurrencyPolicy Forbid: ${jobs} still runs.`,
    cronDeadline: 'It is longer ago than startingDeadlineSeconds.',
    cronOtherwise: 'Allow would start another beside it, Replace would stop the one that runs.',
    cronReplaces: (job: string) => `${job} makes room for the next Job.`,
    cronCleans: (job: string) => `${job} is deleted from the history.`,
    cronKeeps: (limit: number) => (limit === 1 ? 'One is kept.' : `${limit} are kept.`),
    cronNext: (at: string) => `The next scheduled time is looked at at ${at}.`,
  },
  {
    applied: (name) => `kubectl apply：${name}`,
    appliedDetail: '文本要求创建它。',
    stored: (name) => `Job ${name} 已存储。`,
    gone: (name) => `${name} 已删除。`,
    scenario: (verb, target) => `Scenario：${verb} ${target}`,
    status: (active, succeeded, failed) =>
      `状态：active ${active}，succeeded ${succeeded}，failed ${failed}。`,
    statusDetail: '控制器写入上一次同步数出的结果。等待回退时，不管有什么在运行，它都报告 active 为 0。',
    event: (reason) => `事件 ${reason}`,

    syncLooks: '控制器检查该 Job，不动它的 Pod。',
    syncCreates: (count) => `控制器创建 ${count} 个 Pod。`,
    syncDeletes: (count) => `控制器删除 ${count} 个 Pod。`,
    syncCounts: (want, active, terminating) =>
      `它想要 ${want} 个活动的 Pod，找到 ${active} 个${terminating > 0 ? `，另有 ${terminating} 个终止中` : ''}。`,
    syncNotAsked: (active) => `它找到 ${active} 个活动的 Pod，而 Job 已经结束。`,
    heldExpectations: '它自己的创建或删除还没有全部出现在监听中，所以先不动 Pod。',
    heldBackoff: '要先等待失败的回退。',
    heldTerminating: '终止中的 Pod 在失败之前一直占着槽位。',
    heldSuspended: 'Job 已挂起。',
    heldFinishing: 'Job 正在结束。',

    createdPlain: (pod, attempt) => `创建 ${pod}：该槽位的第 ${attempt} 个 Pod。`,
    createdIndex: (pod, index, attempt) => `创建 ${pod}：索引 ${index} 的第 ${attempt} 次尝试。`,
    createdBecause: '活动的 Pod 少于 parallelism 和剩余 completions 所允许的数目。',
    lowestPending: '既未完成、未放弃、也没有 Pod 的索引，从最小的开始。',
    carries: (failures, ignored) =>
      `它的注解带着该索引以前的记录：计数的失败 ${failures} 次，被忽略 ${ignored} 次。`,

    waitsIndex: (index, seconds) => `索引 ${index} 等待 ${seconds} s 才有下一个 Pod。`,
    waitsJob: (seconds) => `Job 等待 ${seconds} s 才有下一个 Pod。`,
    arithmetic: (failures, seconds) =>
      failures === 1
        ? '失败一次：10 s。'
        : `连续失败 ${failures} 次：10 s × 2^${failures - 1} = ${seconds} s。`,
    arithmeticCapped: (failures, seconds) =>
      `连续失败 ${failures} 次：10 s × 2^${failures - 1}，但最多 ${seconds} s。`,
    countedFrom: (from, until) => `从最近失败的 Pod 在 ${from} 结束算起，所以到 ${until} 为止。`,
    looksAt: (at) => `控制器在 ${at} 再次检查。`,
    othersGoOn: '其他索引继续，但它仍在最小的待处理索引中占着位置。',
    nothingIsCreated: '在此之前 Job 完全不创建 Pod，成功之后也不补充。',
    backoffOtherwise: '若有一次成功，且其后没有失败，计数就归零。',

    noRule: '没有规则匹配这次失败。',
    noRuleDetail: '它计数，并替换该 Pod。',
    matched: (rule, action) => `规则 ${rule} 匹配：${action}。`,
    matchedExit: (container, code) => `容器 ${container} 以码 ${code} 退出。`,
    matchedCondition: (condition, reason) =>
      `Pod 有状况 ${condition}${reason === '' ? '' : `（${reason}）`}。`,
    firstRule: '规则按顺序尝试，第一条匹配的起决定作用。',
    actionFailJob: 'Job 立即失败，其余 Pod 被删除。',
    actionFailIndex: '该索引立即失败，不管它的上限。',
    actionIgnore: '这次失败不计入 backoffLimit，但会延长回退。',
    actionCount: '这次失败照常计数，和没有规则时一样。',
    otherwiseFailJob: '没有这条规则，Pod 会一直重试到超出 backoffLimit。',
    otherwiseFailIndex: '没有这条规则，该索引会重试到上限。',
    otherwiseIgnore: '没有这条规则，这次失败会计入上限。',
    otherwiseCount: '没有这条规则，失败同样计数，除非后面的规则匹配。',

    indexLost: (index) => `索引 ${index} 被放弃。`,
    lostByRule: 'FailIndex 规则匹配：不再重试。',
    lostByLimit: (failures, limit) => `已计失败 ${failures} 次，而 backoffLimitPerIndex 只承受 ${limit} 次。`,
    othersGoOnFailed: '其他索引继续，但 Job 现在只能以 Failed 结束。',
    otherwiseLimit: (limit) => `若 backoffLimitPerIndex 为 ${limit}，还会再试一次。`,

    countedSucceeded: (pod) => `${pod} 计为成功。`,
    countedFailed: (pod) => `${pod} 计为失败。`,
    countedIgnored: (pod) => `${pod} 不计数：Ignore 规则匹配。`,
    countedUncounted: (pod) => `${pod} 不计入 Job 的任何数字。`,
    finalizerGoes: '它的 finalizer batch.kubernetes.io/job-tracking 被移除，因此不会再次计数。',
    countedLate: '有逐索引上限时，要等替代者出现才会这样做。',

    deletes: (count) => `控制器删除 ${count} 个活动的 Pod。`,
    deletedSuspended: 'Job 已挂起。',
    deletedTooMany: '活动的 Pod 多于所需。',
    deletedIndex: '同一索引有两个 Pod，或索引不属于该 Job。',
    deletedJobFailed: 'Job 已失败。',
    deletedCount: '它们保留 finalizer，因此也计为失败。',
    deletedUncounted: '先移除它们的 finalizer，因此既不计为失败也不计为成功。',

    condition: (condition) => `Job 变为 ${condition}。`,
    tooManyFailures: (limit) => `失败的 Pod 多于 backoffLimit ${limit} 所能承受的；同时失败的一并计数。`,
    tooManyRestarts: (limit) =>
      `OnFailure 时其 Pod 中所有容器（包括边车）的重启都计数：${Math.max(1, limit)} 次就够了。`,
    deadline: (seconds) => `自 startTime 起已过 ${seconds} s。`,
    failedIndexes: '其余索引都已结束，且至少放弃了一个：这样的 Job 绝不会 Complete。',
    maxFailedIndexes: '放弃的索引多于 maxFailedIndexes 所允许的；其余的被停止。',
    failureTarget: '它先写入，在移除 Pod 的 finalizer 之前；Failed 随后以同样的原因写入。',
    failJob: 'FailJob 规则匹配了一个失败的 Pod。',
    suspended: '它的活动 Pod 被删除，不计入任何数字；期限停止计时。',
    resumed: '它重新开始：startTime 为现在。',
    complete: '成功的 Pod 已经足够，也没有活动的 Pod。',
    otherwiseBudget: '更大的 backoffLimit 会让它继续。',
    otherwiseDeadline: '没有 activeDeadlineSeconds，它会继续。',
    otherwiseMax: '更大的 maxFailedIndexes 会让其他索引继续。',

    panics: 'kube-controller-manager v1.28.0 会在此崩溃。',
    panicDetail: (least, active) =>
      `它要从 ${active} 个活动的 Pod 中删除 ${least} 个：终止中的 Pod 使数目变大。1.28.7 已修复；这里按删除全部来继续。`,
    syncFails: '控制器的一次同步失败。',
    triedAgain: (at) => `下一次尝试在 ${at}。`,
    notAgain: '在对象变化之前不再尝试。',
    raise: (field, value) => `把 ${field} 设为 ${value}`,
    expires: (seconds) => `Job 被删除：它在 ${seconds} s 前结束。`,
    finishedAt: (at) => `它在 ${at} 结束。`,

    runs: (container) => `${container} 运行。`,
    exits: (container, code) => `${container} 退出，码 ${code}。`,
    stoppedSigterm: (container, code) => `${container} 因 SIGTERM 停止，码 ${code}。`,
    stoppedSigkill: (container, code) => `${container} 被 SIGKILL 杀死，码 ${code}。`,
    exitDone: '所有主容器都以 0 退出时，Pod 成功。',
    exitFails: '容器都结束后 Pod 就失败，除非可以重启容器。',
    signalled: (container, signal) => `${container} 收到 ${signal}。`,
    grace: (seconds) => (seconds === 0 ? '没有剩余时间。' : `它有 ${seconds} s 自行结束。`),
    kubeletWaits: (container, seconds) => `kubelet 等待 ${seconds} s 才重启 ${container}。`,
    restartsCount: 'Job 控制器把其 Pod 的重启计入 backoffLimit。',
    disruptedEviction: (pod) => `${pod} 被驱逐。`,
    disruptedPreemption: (pod) => `${pod} 被抢占。`,
    disruptedTaint: (pod) => `${pod} 因节点的污点被带走。`,
    disruptionTarget: '它得到状况 DisruptionTarget，podFailurePolicy 的规则可以匹配它。',
    askedToStop: (pod) => `${pod} 正在被删除。`,
    keepsItsSlot: '该 Job 只替换已失败的 Pod：在阶段变为 Failed 之前，它占着槽位和索引。',
    countsAtOnce: '它立即计为失败，替代者不等它结束。',
    otherwiseKeeps:
      '若 podReplacementPolicy 为 TerminatingOrFailed 且没有 podFailurePolicy，两个 Pod 可能并存。',
    otherwiseOverlap: '若 podReplacementPolicy 为 Failed，替代者会等它结束。',
    phase: (pod, phase) => `${pod} ${phase === 'Failed' ? '失败' : '成功'}。`,
    phaseIsAll: 'Job 控制器只看阶段。',
    ready: (pod) => `${pod} 在运行；API 显示其就绪状态。`,
    readyDetail: 'status.ready 计数就绪的活动 Pod。',
    changes: (pod) => `${pod} 的状态变化。`,

    cronStarts: (job) => `启动 ${job}。`,
    cronFor: (at) => `它是计划时间 ${at} 的 Job。`,
    cronMissed: '更早的计划时间被跳过：只启动最近的一个。',
    cronSkips: (at) => `计划时间 ${at} 没有启动 Job。`,
    cronForbid: (jobs) => `concurrencyPolicy 为 Forbid：${jobs} 仍在运行。`,
    cronDeadline: '它早于 startingDeadlineSeconds。',
    cronOtherwise: 'Allow 会在旁边再启动一个，Replace 会停止正在运行的。',
    cronReplaces: (job) => `${job} 为下一个 Job 让位。`,
    cronCleans: (job) => `${job} 从历史记录中删除。`,
    cronKeeps: (limit) => `保留 ${limit} 个。`,
    cronNext: (at) => `下一个计划时间将在 ${at} 检查。`,
  },
);

/** Why something happened to a Job, its pods or a CronJob. */
export const jobWhyWords = {
  ...words,
  held: {
    expectations: words.heldExpectations,
    backoff: words.heldBackoff,
    terminating: words.heldTerminating,
    suspended: words.heldSuspended,
    finishing: words.heldFinishing,
  },
  action: {
    FailJob: words.actionFailJob,
    FailIndex: words.actionFailIndex,
    Ignore: words.actionIgnore,
    Count: words.actionCount,
  },
  otherwiseRule: {
    FailJob: words.otherwiseFailJob,
    FailIndex: words.otherwiseFailIndex,
    Ignore: words.otherwiseIgnore,
    Count: words.otherwiseCount,
  },
  counted: {
    succeeded: words.countedSucceeded,
    failed: words.countedFailed,
    ignored: words.countedIgnored,
    uncounted: words.countedUncounted,
  },
  deletedBecause: {
    suspended: words.deletedSuspended,
    tooMany: words.deletedTooMany,
    index: words.deletedIndex,
    jobFailed: words.deletedJobFailed,
  },
  stopped: { sigterm: words.stoppedSigterm, sigkill: words.stoppedSigkill },
  disrupted: {
    eviction: words.disruptedEviction,
    preemption: words.disruptedPreemption,
    taint: words.disruptedTaint,
  },
} as const;
