import { bilingual } from './sentence.ts';

/** Steps of a chain of causes that the controllers of Jobs take, in a few words. */
export const jobChainWords = bilingual(
  {
    synced: 'the Job controller looks at the Job',
    created: (index: string) => (index === '' ? 'a pod to create' : `a pod to create, index ${index}`),
    again: (index: string, attempt: string) =>
      index === '' ? `attempt ${attempt}` : `attempt ${attempt} of index ${index}`,
    deleted: (count: string) => (count === '1' ? '1 active pod to delete' : `${count} active pods to delete`),
    succeeded: 'counted as succeeded',
    failed: 'counted as failed',
    ignored: 'not counted: an Ignore rule',
    uncounted: 'in no number of the Job',
    rule: (rule: string, action: string) => `rule ${rule} matches: ${action}`,
    noRule: 'no rule matches',
    waits: (seconds: string, failures: string) =>
      failures === '1' ? `1 failure: wait ${seconds} s` : `${failures} failures in a row: wait ${seconds} s`,
    indexFailed: (index: string) => `index ${index} is given up`,
    panicked: 'kube-controller-manager 1.28.0 would crash here',
    expired: (seconds: string) => `its ${seconds} s to live are over`,
    eviction: 'evicted',
    preemption: 'preempted',
    taint: 'taken away by a taint',
    cronStarted: 'a scheduled time',
    cronSkipped: 'a scheduled time without a Job',
    cronReplaced: 'the next Job takes its place',
    cronCleaned: 'beyond the history limit',
    cronScheduled: 'waits for the next scheduled time',
  },
  {
    synced: 'Job 控制器检查该 Job',
    created: (index) => (index === '' ? '要创建一个 Pod' : `要为索引 ${index} 创建 Pod`),
    again: (index, attempt) =>
      index === '' ? `第 ${attempt} 次尝试` : `索引 ${index} 的第 ${attempt} 次尝试`,
    deleted: (count) => `要删除 ${count} 个活动的 Pod`,
    succeeded: '计为成功',
    failed: '计为失败',
    ignored: '不计数：命中 Ignore 规则',
    uncounted: '不计入该 Job 的任何数目',
    rule: (rule, action) => `命中规则 ${rule}：${action}`,
    noRule: '没有规则命中',
    waits: (seconds, failures) =>
      failures === '1' ? `失败 1 次：等待 ${seconds} 秒` : `连续失败 ${failures} 次：等待 ${seconds} 秒`,
    indexFailed: (index) => `放弃索引 ${index}`,
    panicked: 'kube-controller-manager 1.28.0 会在此崩溃',
    expired: (seconds) => `${seconds} 秒的存留时间已过`,
    eviction: '被驱逐',
    preemption: '被抢占',
    taint: '因污点被带走',
    cronStarted: '到了计划时间',
    cronSkipped: '到了计划时间，但不启动 Job',
    cronReplaced: '让位给下一个 Job',
    cronCleaned: '超出历史记录上限',
    cronScheduled: '等待下一个计划时间',
  },
);
