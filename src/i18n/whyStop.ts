import { bilingual } from './sentence.ts';

/** Why a container is stopped, signalled, and how it ends. Values are texts. */
export const stopWords = bilingual(
  {
    killDeleted: (name: string, grace: string) =>
      `The pod is being deleted, so kubelet stops ${name}, with ${grace} s of grace.`,
    killFinished: (name: string, grace: string) =>
      `No main container is left to serve, so kubelet stops ${name}, with ${grace} s of grace.`,
    killFailed: (name: string, grace: string) =>
      `The pod has failed, so kubelet stops what still runs: ${name}, with ${grace} s of grace.`,
    killProbe: (name: string, probe: string, grace: string) =>
      `${name} failed its ${probe} probe, so kubelet stops it, with ${grace} s of grace.`,
    killPostStart: (name: string) => `The postStart hook of ${name} failed, so kubelet stops it.`,
    killChanged: (name: string, grace: string) =>
      `The definition of ${name} changed, so kubelet stops it, with ${grace} s of grace, and starts it anew.`,
    killUnknown: (name: string) => `Nobody knows whether ${name} still runs, so kubelet stops it.`,
    allAtOnce:
      'All running containers of the pod are stopped at the same instant, each with the whole grace period: 1.28 has no order between sidecars and mains.',
    ordered:
      'From 1.29 on every preStop hook starts now, but a sidecar gets SIGTERM only when all mains and all later sidecars have ended.',
    oneByOne: 'kubelet waits for each kill before it goes on with its sync.',
    leastGrace: 'A kill never gets less than 2 s, whatever the grace period says.',
    probeGrace: 'The grace period is that of the probe, which has its own terminationGracePeriodSeconds.',

    preStop: (name: string, grace: string) =>
      `${name} has a preStop hook: it runs before SIGTERM, and its time comes out of the ${grace} s of grace.`,
    preStopDone: (name: string, seconds: string, left: string) =>
      `The preStop hook of ${name} took ${seconds} s; ${left} s of grace are left for SIGTERM.`,
    preStopTimedOut: (name: string, grace: string) =>
      `The preStop hook of ${name} has used up the whole grace period of ${grace} s, so kubelet goes on without it.`,
    preStopTimedOutDetail: 'SIGTERM comes now, and SIGKILL 2 s later: a kill never gets less than 2 s.',
    preStopWhole: 'Whole seconds count: a hook of 2.9 s takes 2 s off the grace period.',
    withoutPreStop: 'Without the preStop hook SIGTERM would come at once, with the whole grace period.',

    termAtOnce: (name: string, left: string) =>
      `${name} gets SIGTERM at once: it has no preStop hook. It has ${left} s until SIGKILL.`,
    termAfterHook: (name: string, left: string) =>
      `${name} gets SIGTERM now because its preStop hook has ended. It has ${left} s until SIGKILL.`,
    termAfterTimeout: (name: string, left: string) =>
      `${name} gets SIGTERM now because its preStop hook has used up the grace period. It has ${left} s until SIGKILL.`,
    termInTurn: (name: string, left: string) =>
      `${name} gets SIGTERM only now: all mains and all later sidecars have ended. It has ${left} s until SIGKILL.`,
    termOverdue: (name: string, left: string) =>
      `${name} gets SIGTERM because the grace period is over, although others still run. It has ${left} s until SIGKILL.`,
    sameInstant: (names: string) =>
      `1.28 stops mains and sidecars side by side: ${names} began to be stopped at the same instant.`,
    orderedOtherwise: (names: string) => `From 1.29 on it would get SIGTERM only once ${names} had ended.`,
    parallelOtherwise: 'In 1.28 it would have got SIGTERM together with the mains.',

    killSignal: (name: string, seconds: string) =>
      `${name} still ran ${seconds} s after SIGTERM, when its grace period ended: SIGKILL.`,
    killSignalDetail: 'SIGKILL cannot be caught. The exit code is 137, that is 128 + 9.',

    exitSelf: (name: string, seconds: string, code: string) =>
      `${name} ran for ${seconds} s and ended by itself with exit code ${code}.`,
    exitTerm: (name: string, seconds: string, code: string) =>
      `${name} ended ${seconds} s after SIGTERM with exit code ${code}.`,
    exitTermAtOnce: (name: string, code: string) =>
      `${name} ended on SIGTERM at once, with exit code ${code}.`,
    exitKill: (name: string) => `SIGKILL ended ${name}: exit code 137, that is 128 + 9.`,
    code143: '143 is 128 + 15: the signal SIGTERM itself ended the process.',
    sidecarCode: 'The exit code of a sidecar has no part in the phase of the pod.',
    unseen: (next: string) => `kubelet learns of it at ${next} s, with the next relist.`,
    noPreStop: 'A container that ends by itself gets no preStop hook.',
  },
  {
    killDeleted: (name, grace) => `Pod 正在被删除，因此 kubelet 停止 ${name}，宽限期 ${grace} 秒。`,
    killFinished: (name, grace) => `已没有主容器需要服务，因此 kubelet 停止 ${name}，宽限期 ${grace} 秒。`,
    killFailed: (name, grace) => `Pod 已失败，因此 kubelet 停止仍在运行的 ${name}，宽限期 ${grace} 秒。`,
    killProbe: (name, probe, grace) => `${name} 的${probe}失败，因此 kubelet 停止它，宽限期 ${grace} 秒。`,
    killPostStart: (name) => `${name} 的 postStart 钩子失败，因此 kubelet 停止它。`,
    killChanged: (name, grace) => `${name} 的定义变了，因此 kubelet 以 ${grace} 秒宽限期停止它，再重新启动。`,
    killUnknown: (name) => `无人知道 ${name} 是否还在运行，因此 kubelet 停止它。`,
    allAtOnce:
      'Pod 所有运行中的容器在同一时刻开始停止，各自享有完整宽限期：1.28 中边车和主容器之间没有先后。',
    ordered:
      '从 1.29 起，所有 preStop 钩子现在就开始，但边车要等所有主容器和排在其后的边车结束后才收到 SIGTERM。',
    oneByOne: 'kubelet 等每次停止完成后才继续同步。',
    leastGrace: '无论宽限期是多少，一次停止至少给 2 秒。',
    probeGrace: '宽限期取自该探针，它有自己的 terminationGracePeriodSeconds。',

    preStop: (name, grace) =>
      `${name} 有 preStop 钩子：它在 SIGTERM 之前运行，所用时间从 ${grace} 秒宽限期中扣除。`,
    preStopDone: (name, seconds, left) =>
      `${name} 的 preStop 钩子用了 ${seconds} 秒；留给 SIGTERM 的宽限期还有 ${left} 秒。`,
    preStopTimedOut: (name, grace) =>
      `${name} 的 preStop 钩子用完了全部 ${grace} 秒宽限期，因此 kubelet 不再等它。`,
    preStopTimedOutDetail: '现在发送 SIGTERM，2 秒后发送 SIGKILL：一次停止至少给 2 秒。',
    preStopWhole: '按整秒计算：2.9 秒的钩子只扣除 2 秒宽限期。',
    withoutPreStop: '若没有 preStop 钩子，会立刻收到 SIGTERM，并享有完整宽限期。',

    termAtOnce: (name, left) => `${name} 立刻收到 SIGTERM：它没有 preStop 钩子。距 SIGKILL 还有 ${left} 秒。`,
    termAfterHook: (name, left) =>
      `${name} 现在收到 SIGTERM，因为它的 preStop 钩子已结束。距 SIGKILL 还有 ${left} 秒。`,
    termAfterTimeout: (name, left) =>
      `${name} 现在收到 SIGTERM，因为它的 preStop 钩子用完了宽限期。距 SIGKILL 还有 ${left} 秒。`,
    termInTurn: (name, left) =>
      `${name} 到现在才收到 SIGTERM：所有主容器和排在其后的边车都已结束。距 SIGKILL 还有 ${left} 秒。`,
    termOverdue: (name, left) =>
      `${name} 收到 SIGTERM，因为宽限期已过，尽管其他容器仍在运行。距 SIGKILL 还有 ${left} 秒。`,
    sameInstant: (names) => `1.28 让主容器和边车并行停止：${names} 在同一时刻开始停止。`,
    orderedOtherwise: (names) => `从 1.29 起，它要等 ${names} 结束后才收到 SIGTERM。`,
    parallelOtherwise: '在 1.28 中，它会与主容器同时收到 SIGTERM。',

    killSignal: (name, seconds) =>
      `${name} 在 SIGTERM 之后 ${seconds} 秒仍在运行，而宽限期已到：发送 SIGKILL。`,
    killSignalDetail: 'SIGKILL 无法被捕获。退出码为 137，即 128 + 9。',

    exitSelf: (name, seconds, code) => `${name} 运行 ${seconds} 秒后自行结束，退出码为 ${code}。`,
    exitTerm: (name, seconds, code) => `${name} 在 SIGTERM 之后 ${seconds} 秒结束，退出码为 ${code}。`,
    exitTermAtOnce: (name, code) => `${name} 收到 SIGTERM 后立刻结束，退出码为 ${code}。`,
    exitKill: (name) => `SIGKILL 终结了 ${name}：退出码为 137，即 128 + 9。`,
    code143: '143 即 128 + 15：进程被 SIGTERM 信号本身终结。',
    sidecarCode: '边车的退出码与 Pod 的阶段无关。',
    unseen: (next) => `kubelet 要到 ${next} 秒的下一次重新列举才得知。`,
    noPreStop: '自行结束的容器不会执行 preStop 钩子。',
  },
);
