import { bilingual } from './sentence.ts';

const words = bilingual(
  {
    nothing: 'Nothing differs.',
    otherwiseSame: 'The Jobs end alike',
    onlyIn: (job: string, run: string) => `Job ${job} exists only in ${run}.`,
    ends: 'ends',
    endsAt: 'ends at',
    done: 'pods that succeeded',
    lost: 'indexes lost',
    pods: 'pods created',
    failedPods: 'pods that failed',
    ignored: 'failures ignored',
    thrownAway: 'pod-seconds thrown away',
    empty: 'slot-seconds empty',
    kept: 'slot-seconds kept by terminating pods',
    overlap: 'two pods of one index',
    begun: 'pods begun',
    succeeded: 'pods that succeeded',
    backOffs: 'back-offs',
    atWork: 'pods at work: least, mean, most',
    headComplete: (job: string, run: string) => `${job} is complete in ${run}`,
    headFailed: (job: string, run: string) => `${job} fails in ${run}`,
    headNone: (job: string, run: string) => `${job} does not end in ${run}`,
    headReason: (job: string, reason: string, run: string) => `${job} ends by ${reason} in ${run}`,
    headLater: (job: string, seconds: string, run: string) => `${job} ends ${seconds} later in ${run}`,
    headEarlier: (job: string, seconds: string, run: string) => `${job} ends ${seconds} earlier in ${run}`,
    headCost: (seconds: string, run: string, more: boolean) =>
      `${seconds} ${more ? 'more' : 'less'} thrown away in ${run}`,
    endsIn: (run: string, job: string, end: string, at: string) =>
      end === '–' ? `In ${run} ${job} does not end.` : `In ${run} ${job} ends at ${at}: ${end}.`,
    retriedInstead: (run: string, failed: number, before: number) =>
      `In ${run} no index is given up, so failures go on: ${failed} pods fail instead of ${before}.`,
    costs: (one: string, first: string, other: string, second: string) =>
      `${one} throws away ${first} of pods' work, ${other} ${second}.`,
    overlaps: (run: string, seconds: string, other: string) =>
      `In ${run} two pods of one index run at a time for ${seconds}; in ${other} the replacement waits.`,
  },
  {
    nothing: '没有差异。',
    otherwiseSame: '各 Job 的结局相同',
    onlyIn: (job, run) => `Job ${job} 只在 ${run} 中存在。`,
    ends: '结局',
    endsAt: '结束于',
    done: '成功的 Pod',
    lost: '放弃的索引',
    pods: '创建的 Pod',
    failedPods: '失败的 Pod',
    ignored: '被忽略的失败',
    thrownAway: '白费的 Pod·秒',
    empty: '空着的槽位·秒',
    kept: '被终止中的 Pod 占住的槽位·秒',
    overlap: '同一索引两个 Pod 并存',
    begun: '开始的 Pod',
    succeeded: '成功的 Pod',
    backOffs: '回退次数',
    atWork: '在工作的 Pod：最少、平均、最多',
    headComplete: (job, run) => `${job} 在 ${run} 中完成`,
    headFailed: (job, run) => `${job} 在 ${run} 中失败`,
    headNone: (job, run) => `${job} 在 ${run} 中没有结束`,
    headReason: (job, reason, run) => `${job} 在 ${run} 中以 ${reason} 结束`,
    headLater: (job, seconds, run) => `${job} 在 ${run} 中晚 ${seconds} 结束`,
    headEarlier: (job, seconds, run) => `${job} 在 ${run} 中早 ${seconds} 结束`,
    headCost: (seconds, run, more) => `${run} 中${more ? '多' : '少'}白费 ${seconds}`,
    endsIn: (run, job, end, at) =>
      end === '–' ? `在 ${run} 中 ${job} 没有结束。` : `在 ${run} 中 ${job} 于 ${at} 结束：${end}。`,
    retriedInstead: (run, failed, before) =>
      `在 ${run} 中没有索引被放弃，失败会继续：失败的 Pod 有 ${failed} 个，而不是 ${before} 个。`,
    costs: (one, first, other, second) => `${one} 白费 ${first} 的 Pod 工作，${other} 白费 ${second}。`,
    overlaps: (run, seconds, other) =>
      `在 ${run} 中同一索引的两个 Pod 并存 ${seconds}；在 ${other} 中替代者会等待。`,
  },
);

/** What two runs of Jobs differ by, and the numbers of a marked range. Runs are named by what differs. */
export const jobDifferenceWords = {
  ...words,
  headEnd: { complete: words.headComplete, failed: words.headFailed, none: words.headNone },
} as const;
