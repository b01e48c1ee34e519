import { bilingual } from './sentence.ts';

/** What differs between two runs, and the numbers of a marked range. Runs are named by what differs: "v1.29+". */
export const comparisonWords = bilingual(
  {
    nothing: 'Nothing differs.',
    thePod: 'the Pod',
    podNamed: (pod: string) => `Pod ${pod}`,
    pod: 'Pod',

    starts: (lane: string) => `${lane} starts`,
    startsMoved: (run: string, lane: string, below: string, above: string) =>
      `In ${run} ${lane} starts at ${below} instead of ${above}.`,
    startsNever: (run: string, lane: string) => `In ${run} ${lane} never starts.`,
    startsNeverShort: (run: string, lane: string) => `${lane} never starts in ${run}`,

    ready: (lane: string) => `${lane} ready`,
    readyMoved: (run: string, lane: string, below: string, above: string) =>
      `In ${run} ${lane} becomes ready at ${below} instead of ${above}.`,
    readyNever: (run: string, lane: string) => `In ${run} ${lane} never becomes ready.`,
    readyNeverShort: (run: string, lane: string) => `${lane} never ready in ${run}`,

    sigterm: (lane: string) => `${lane}: SIGTERM`,
    sigtermMoved: (run: string, lane: string, below: string, above: string) =>
      `In ${run} ${lane} gets SIGTERM at ${below} instead of ${above}.`,
    sigtermNever: (run: string, lane: string) => `In ${run} ${lane} gets no SIGTERM.`,
    sigtermNeverShort: (run: string, lane: string) => `${lane}: no SIGTERM in ${run}`,

    ends: (lane: string) => `${lane} ends`,
    endsMoved: (run: string, lane: string, below: string, above: string) =>
      `In ${run} ${lane} ends at ${below} instead of ${above}.`,
    endsNever: (run: string, lane: string) => `In ${run} ${lane} does not end.`,
    endsNeverShort: (run: string, lane: string) => `${lane} does not end in ${run}`,

    phase: (pod: string, phase: string) => `${pod}: phase ${phase}`,
    phaseMoved: (run: string, pod: string, phase: string, below: string, above: string) =>
      `In ${run} ${pod} reaches the phase ${phase} at ${below} instead of ${above}.`,
    phaseNever: (run: string, pod: string, phase: string) =>
      `In ${run} ${pod} never reaches the phase ${phase}.`,
    phaseNeverShort: (run: string, phase: string) => `Phase ${phase} never reached in ${run}`,

    podReady: (pod: string) => `${pod} Ready`,
    podReadyMoved: (run: string, pod: string, below: string, above: string) =>
      `In ${run} ${pod} is Ready from ${below} instead of ${above}.`,
    podReadyNever: (run: string, pod: string) => `In ${run} ${pod} is never Ready.`,
    podReadyNeverShort: (run: string, pod: string) => `${pod} never Ready in ${run}`,

    gone: (pod: string) => `${pod} gone`,
    goneMoved: (run: string, pod: string, below: string, above: string) =>
      `In ${run} ${pod} is gone at ${below} instead of ${above}.`,
    goneNever: (run: string, pod: string) => `In ${run} ${pod} stays to the end of the run.`,
    goneNeverShort: (run: string, pod: string) => `${pod} stays in ${run}`,

    exists: (pod: string) => `${pod} created`,
    existsOnly: (run: string, pod: string) => `${pod} exists only in ${run}.`,
    existsOnlyShort: (run: string, pod: string) => `${pod} only in ${run}`,

    later: (what: string, seconds: string, run: string) => `${what} ${seconds} later in ${run}`,
    earlier: (what: string, seconds: string, run: string) => `${what} ${seconds} earlier in ${run}`,

    uncovered: (main: string, sidecar: string) => `${main} without ${sidecar}`,
    uncoveredOnly: (run: string, main: string, sidecar: string, seconds: string, other: string) =>
      `In ${run} ${main} drains for ${seconds} without ${sidecar}, in ${other} not at all.`,
    uncoveredMoved: (run: string, main: string, sidecar: string, below: string, above: string) =>
      `In ${run} ${main} drains for ${below} without ${sidecar} instead of ${above}.`,
    uncoveredShort: (run: string, main: string, sidecar: string) =>
      `${main} drains without ${sidecar} in ${run}`,

    graceLeft: (pod: string) => `${pod}: grace left over`,
    graceLeftMoved: (run: string, below: string, above: string) =>
      `In ${run} ${below} of the grace period are left over instead of ${above}.`,
    graceLeftShort: (run: string, seconds: string) => `${seconds} of grace left in ${run}`,

    restarts: (lane: string) => `${lane}: restarts`,
    restartsMoved: (run: string, lane: string, below: number, above: number) =>
      `In ${run} ${lane} restarts ${below === 1 ? 'once' : `${below} times`} instead of ${above === 1 ? 'once' : `${above} times`}.`,
    restartsShort: (lane: string, below: string, run: string, above: string, other: string) =>
      `${lane}: ${below} restarts in ${run}, ${above} in ${other}`,

    exitCode: (lane: string) => `${lane}: exit code`,
    exitCodeMoved: (run: string, lane: string, below: string, above: string) =>
      `In ${run} ${lane} ends with exit code ${below} instead of ${above}.`,
    exitCodeShort: (lane: string, below: string, run: string, above: string, other: string) =>
      `${lane} exits ${below} in ${run}, ${above} in ${other}`,

    status: (status: string) => `STATUS ${status}`,
    statusOfPod: (pod: string, status: string) => `${pod}: STATUS ${status}`,
    statusMoved: (run: string, pod: string, status: string, below: string, above: string) =>
      `In ${run} the STATUS of ${pod} is ${status} for ${below} instead of ${above}.`,
    statusNever: (run: string, pod: string, status: string) =>
      `In ${run} the STATUS of ${pod} is never ${status}.`,
    statusNeverShort: (run: string, status: string) => `${status} never shown in ${run}`,
    statusShort: (run: string, status: string, seconds: string) => `${status} for ${seconds} in ${run}`,

    firstAndLast: (first: string, last: string) => `Sidecars leave first in ${first}, last in ${last}`,
    onceAndLast: (once: string, last: string) => `${once} stops all at once, ${last} sidecars last`,
    atOnceExplained: (run: string) => `In ${run} kubelet stops every container at once.`,
    lastExplained: (run: string) =>
      `In ${run} a sidecar gets SIGTERM only when the main containers have ended.`,

    readyTime: (lane: string) => `${lane} ready`,
    podReadyTime: (pod: string) => `${pod} Ready`,
    meanReady: 'containers ready, mean',
    restartsInRange: 'restarts',
    backOffInRange: 'in back-off',
    failuresInRange: 'failed probes',
    failedExitsInRange: 'exits with an error',
    statusChangesInRange: 'STATUS changes',
  },
  {
    nothing: '没有差异。',
    thePod: '该 Pod',
    podNamed: (pod) => `Pod ${pod}`,
    pod: 'Pod',

    starts: (lane) => `${lane} 启动`,
    startsMoved: (run, lane, below, above) => `在 ${run} 中，${lane} 于 ${below} 启动，而不是 ${above}。`,
    startsNever: (run, lane) => `在 ${run} 中，${lane} 从未启动。`,
    startsNeverShort: (run, lane) => `${run} 中 ${lane} 从未启动`,

    ready: (lane) => `${lane} 就绪`,
    readyMoved: (run, lane, below, above) => `在 ${run} 中，${lane} 于 ${below} 就绪，而不是 ${above}。`,
    readyNever: (run, lane) => `在 ${run} 中，${lane} 从未就绪。`,
    readyNeverShort: (run, lane) => `${run} 中 ${lane} 从未就绪`,

    sigterm: (lane) => `${lane}：SIGTERM`,
    sigtermMoved: (run, lane, below, above) =>
      `在 ${run} 中，${lane} 于 ${below} 收到 SIGTERM，而不是 ${above}。`,
    sigtermNever: (run, lane) => `在 ${run} 中，${lane} 没有收到 SIGTERM。`,
    sigtermNeverShort: (run, lane) => `${run} 中 ${lane} 没有 SIGTERM`,

    ends: (lane) => `${lane} 结束`,
    endsMoved: (run, lane, below, above) => `在 ${run} 中，${lane} 于 ${below} 结束，而不是 ${above}。`,
    endsNever: (run, lane) => `在 ${run} 中，${lane} 没有结束。`,
    endsNeverShort: (run, lane) => `${run} 中 ${lane} 没有结束`,

    phase: (pod, phase) => `${pod}：阶段 ${phase}`,
    phaseMoved: (run, pod, phase, below, above) =>
      `在 ${run} 中，${pod} 于 ${below} 进入阶段 ${phase}，而不是 ${above}。`,
    phaseNever: (run, pod, phase) => `在 ${run} 中，${pod} 从未进入阶段 ${phase}。`,
    phaseNeverShort: (run, phase) => `${run} 中从未进入阶段 ${phase}`,

    podReady: (pod) => `${pod} Ready`,
    podReadyMoved: (run, pod, below, above) => `在 ${run} 中，${pod} 从 ${below} 起 Ready，而不是 ${above}。`,
    podReadyNever: (run, pod) => `在 ${run} 中，${pod} 从未 Ready。`,
    podReadyNeverShort: (run, pod) => `${run} 中 ${pod} 从未 Ready`,

    gone: (pod) => `${pod} 消失`,
    goneMoved: (run, pod, below, above) => `在 ${run} 中，${pod} 于 ${below} 消失，而不是 ${above}。`,
    goneNever: (run, pod) => `在 ${run} 中，${pod} 直到运行结束都在。`,
    goneNeverShort: (run, pod) => `${run} 中 ${pod} 一直都在`,

    exists: (pod) => `${pod} 创建`,
    existsOnly: (run, pod) => `只有 ${run} 中有 ${pod}。`,
    existsOnlyShort: (run, pod) => `${pod} 仅在 ${run} 中`,

    later: (what, seconds, run) => `${run} 中 ${what}晚 ${seconds}`,
    earlier: (what, seconds, run) => `${run} 中 ${what}早 ${seconds}`,

    uncovered: (main, sidecar) => `${main} 没有 ${sidecar}`,
    uncoveredOnly: (run, main, sidecar, seconds, other) =>
      `在 ${run} 中，${main} 有 ${seconds} 在没有 ${sidecar} 的情况下收尾；在 ${other} 中则没有。`,
    uncoveredMoved: (run, main, sidecar, below, above) =>
      `在 ${run} 中，${main} 有 ${below} 在没有 ${sidecar} 的情况下收尾，而不是 ${above}。`,
    uncoveredShort: (run, main, sidecar) => `${run} 中 ${main} 收尾时没有 ${sidecar}`,

    graceLeft: (pod) => `${pod}：剩余宽限期`,
    graceLeftMoved: (run, below, above) => `在 ${run} 中，宽限期还剩 ${below}，而不是 ${above}。`,
    graceLeftShort: (run, seconds) => `${run} 中宽限期还剩 ${seconds}`,

    restarts: (lane) => `${lane}：重启次数`,
    restartsMoved: (run, lane, below, above) =>
      `在 ${run} 中，${lane} 重启 ${below} 次，而不是 ${above} 次。`,
    restartsShort: (lane, below, run, above, other) =>
      `${lane}：${run} 中重启 ${below} 次，${other} 中 ${above} 次`,

    exitCode: (lane) => `${lane}：退出码`,
    exitCodeMoved: (run, lane, below, above) =>
      `在 ${run} 中，${lane} 的退出码是 ${below}，而不是 ${above}。`,
    exitCodeShort: (lane, below, run, above, other) =>
      `${lane} 的退出码：${run} 中 ${below}，${other} 中 ${above}`,

    status: (status) => `STATUS ${status}`,
    statusOfPod: (pod, status) => `${pod}：STATUS ${status}`,
    statusMoved: (run, pod, status, below, above) =>
      `在 ${run} 中，${pod} 的 STATUS 有 ${below} 是 ${status}，而不是 ${above}。`,
    statusNever: (run, pod, status) => `在 ${run} 中，${pod} 的 STATUS 从未是 ${status}。`,
    statusNeverShort: (run, status) => `${run} 中从未显示 ${status}`,
    statusShort: (run, status, seconds) => `${run} 中 ${status} 共 ${seconds}`,

    firstAndLast: (first, last) => `边车容器在 ${first} 中先走，在 ${last} 中后走`,
    onceAndLast: (once, last) => `${once} 同时停止全部容器，${last} 最后停边车容器`,
    atOnceExplained: (run) => `在 ${run} 中，kubelet 同时停止所有容器。`,
    lastExplained: (run) => `在 ${run} 中，主容器结束之后，边车容器才收到 SIGTERM。`,

    readyTime: (lane) => `${lane} 就绪`,
    podReadyTime: (pod) => `${pod} Ready`,
    meanReady: '就绪的容器，平均',
    restartsInRange: '重启次数',
    backOffInRange: '处于回退',
    failuresInRange: '失败的探针',
    failedExitsInRange: '出错退出',
    statusChangesInRange: 'STATUS 变化',
  },
);
