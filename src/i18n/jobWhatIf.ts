import { bilingual } from './sentence.ts';

const words = bilingual(
  {
    title: 'What failures cost, and other policies',
    soonest: 'What would make it fail soonest',
    hasFailed: (reason: string) => `It has failed: ${reason}.`,
    isComplete: 'Nothing any more: it is complete.',
    suspended: 'Nothing while it is suspended.',
    cannotFail: 'Nothing: it has no limit that it could exceed.',
    ruleExit: (rule: number, codes: string) => `One exit code ${codes}: rule ${rule} fails the Job at once.`,
    ruleCondition: (rule: number, condition: string) =>
      `One pod with ${condition}: rule ${rule} fails the Job at once.`,
    pods: (left: number, field: string, limit: number) =>
      left === 1
        ? `One more failed pod: ${field} is ${limit}.`
        : `${left} more failed pods: ${field} is ${limit}.`,
    restarts: (left: number, field: string, limit: number) =>
      left === 1 ? `One more restart: ${field} is ${limit}.` : `${left} more restarts: ${field} is ${limit}.`,
    indexes: (left: number, limit: number) =>
      left === 1
        ? `One more lost index ends it at once: maxFailedIndexes is ${limit}.`
        : `${left} more lost indexes end it at once: maxFailedIndexes is ${limit}.`,
    onlyFailed: (indexes: string) => `It can only end Failed: lost already are ${indexes}.`,
    weakest: (index: number, left: number) =>
      left === 1
        ? `One more failure of index ${index} loses it, and the Job can only fail then.`
        : `${left} more failures of index ${index} lose it, and the Job can only fail then.`,
    deadline: (seconds: string, at: string) => `Its deadline: in ${seconds} s, at ${at}.`,

    addFailures: (job: string) => `Let one pod of ${job} in four fail`,
    cost: 'What the failures cost',
    policy: 'policy',
    ends: 'ends',
    at: 'at',
    thrownAway: 'pod-seconds thrown away',
    empty: 'slot-seconds empty',
    compareHead: 'beside',
    thisText: 'this text',
    compare: 'Compare',
    compareWith: (policy: string) => `Compare with: ${policy}`,
    play: (count: number) => (count === 1 ? 'Play the other policy' : `Play ${count} other policies`),
    stop: 'Stop',
    played: (count: number, of: number) => `${count} of ${of} played`,
    noPolicy: 'podFailurePolicy off',
    ignore: 'disruptions ignored',
    noLimit: 'no limit per index',
    limit: 'backoffLimitPerIndex 1',
    replacement: (policy: string) => `replaced when ${policy}`,
    native: (sidecars: string) => `${sidecars} as native sidecar`,
    sidecarsOff: 'gate SidecarContainers off',
    backoffLimit: (limit: number) => `backoffLimit ${limit}`,
  },
  {
    title: '失败的代价，以及其他策略',
    soonest: '最快让它失败的是什么',
    hasFailed: (reason) => `它已经失败：${reason}。`,
    isComplete: '没有了：它已完成。',
    suspended: '挂起期间没有。',
    cannotFail: '没有：它没有可超出的上限。',
    ruleExit: (rule, codes) => `一次退出码 ${codes}：规则 ${rule} 立即让 Job 失败。`,
    ruleCondition: (rule, condition) => `一个带 ${condition} 的 Pod：规则 ${rule} 立即让 Job 失败。`,
    pods: (left, field, limit) => `再失败 ${left} 个 Pod：${field} 为 ${limit}。`,
    restarts: (left, field, limit) => `再重启 ${left} 次：${field} 为 ${limit}。`,
    indexes: (left, limit) => `再放弃 ${left} 个索引就立即结束：maxFailedIndexes 为 ${limit}。`,
    onlyFailed: (indexes) => `它只能以 Failed 结束：已放弃 ${indexes}。`,
    weakest: (index, left) => `索引 ${index} 再失败 ${left} 次就被放弃，之后 Job 只能失败。`,
    deadline: (seconds, at) => `它的期限：还有 ${seconds} s，在 ${at}。`,

    addFailures: (job) => `让 ${job} 的 Pod 每四个失败一个`,
    cost: '失败的代价',
    policy: '策略',
    ends: '结局',
    at: '时间',
    thrownAway: '白费的 Pod·秒',
    empty: '空着的槽位·秒',
    compareHead: '并排',
    thisText: '本文本',
    compare: '对比',
    compareWith: (policy) => `对比：${policy}`,
    play: (count) => `运行其他 ${count} 种策略`,
    stop: '停止',
    played: (count, of) => `已运行 ${count} / ${of}`,
    noPolicy: '关闭 podFailurePolicy',
    ignore: '忽略干扰',
    noLimit: '没有逐索引上限',
    limit: 'backoffLimitPerIndex 1',
    replacement: (policy) => `${policy} 时替换`,
    native: (sidecars) => `${sidecars} 作为原生边车`,
    sidecarsOff: '门控 SidecarContainers 关闭',
    backoffLimit: (limit) => `backoffLimit ${limit}`,
  },
);

const heads = [words.policy, words.ends, words.at, words.thrownAway, words.empty] as const;

/** What would make a Job fail, what its failures cost, and other policies beside it. */
export const jobWhatIfWords = {
  ...words,
  budget: { pods: words.pods, restarts: words.restarts },
  heads: { en: heads.map(({ en }) => en), zh: heads.map(({ zh }) => zh) },
} as const;
