import { bilingual } from './sentence.ts';

const words = bilingual(
  {
    sidecarClaim: 'A sidecar in a Job with restartPolicy: OnFailure',
    sidecarSource:
      'Every restart of a sidecar counts towards backoffLimit, as those of the other containers do: a crashing sidecar can fail a healthy Job.',
    sidecarAnnounced: 'Sidecars no longer keep a Job from completing.',
    perIndexClaim: 'One lost index, and the others done',
    perIndexSource:
      'The other indexes go on, but a Job with any lost index ends Failed (FailedIndexes), never Complete. The gate is alpha and off by default in 1.28.',
    perIndexAnnounced: 'A backoff limit per index gives finer handling of failures.',
    ignoredClaim: 'A failure that an Ignore rule matches',
    ignoredSource:
      'It does not count towards backoffLimit, but it does lengthen the back-off before the next pod: 10, 20, 40 … 600 s.',
    ignoredAnnounced: 'Expected failures can be told apart, so that they do not fail the Job.',
    replacementClaim: 'podReplacementPolicy',
    replacementSource:
      'It says when a single terminating pod of a running Job is replaced. A finished Job is never touched again. Alpha, off by default in 1.28.',
    replacementAnnounced: 'Pods are re-created only once fully terminated: more control over finished Jobs.',
    gateClaim: 'backoffLimitPerIndex, with the gate off',
    gateSource:
      'The API server drops the field without a word, after backoffLimit has been defaulted to 2147483647: the Job then retries without end.',
    gateAnnounced: 'A backoff limit per index gives finer handling of failures.',
    retriableClaim: 'podFailurePolicy',
    retriableSource:
      'Beta and on by default since 1.26. New in 1.28 are FailIndex, which needs the alpha gate JobBackoffLimitPerIndex, and that a terminating pod is not counted as failed before it has ended.',
    retriableAnnounced: 'Retriable and non-retriable pod failures are an enhancement of this release.',
  },
  {
    sidecarClaim: 'restartPolicy: OnFailure 的 Job 中的边车',
    sidecarSource: '边车的每次重启都和其他容器一样计入 backoffLimit：崩溃的边车可能让健康的 Job 失败。',
    sidecarAnnounced: '边车不再阻止 Job 完成。',
    perIndexClaim: '一个索引被放弃，其余都已完成',
    perIndexSource:
      '其余索引会继续，但只要有索引被放弃，Job 就以 Failed（FailedIndexes）结束，绝不会 Complete。该门控在 1.28 中为 Alpha，默认关闭。',
    perIndexAnnounced: '逐索引的回退限制让失败处理更精细。',
    ignoredClaim: '被 Ignore 规则匹配的失败',
    ignoredSource: '它不计入 backoffLimit，但会延长创建下一个 Pod 前的回退：10、20、40……600 s。',
    ignoredAnnounced: '可以区分预期的失败，使它们不让 Job 失败。',
    replacementClaim: 'podReplacementPolicy',
    replacementSource:
      '它规定运行中的 Job 的某个终止中的 Pod 何时被替换。已结束的 Job 不会再被处理。1.28 中为 Alpha，默认关闭。',
    replacementAnnounced: '仅在完全终止后才重建 Pod：对已完成的 Job 有更多控制。',
    gateClaim: 'backoffLimitPerIndex，但门控关闭',
    gateSource:
      'API 服务器会静默丢弃该字段，而 backoffLimit 此前已被默认成 2147483647：于是 Job 会无休止地重试。',
    gateAnnounced: '逐索引的回退限制让失败处理更精细。',
    retriableClaim: 'podFailurePolicy',
    retriableSource:
      '自 1.26 起就是 Beta 且默认启用。1.28 的新内容是 FailIndex（需要 Alpha 门控 JobBackoffLimitPerIndex），以及终止中的 Pod 在结束前不计为失败。',
    retriableAnnounced: '可重试与不可重试的 Pod 失败是此版本的增强。',
  },
);

/** For each claim: what it is about, what v1.28.0 does, what was announced. */
export const jobClaims = {
  sidecarRestarts: {
    claim: words.sidecarClaim,
    source: words.sidecarSource,
    announced: words.sidecarAnnounced,
  },
  perIndex: { claim: words.perIndexClaim, source: words.perIndexSource, announced: words.perIndexAnnounced },
  ignoredWaits: { claim: words.ignoredClaim, source: words.ignoredSource, announced: words.ignoredAnnounced },
  replacement: {
    claim: words.replacementClaim,
    source: words.replacementSource,
    announced: words.replacementAnnounced,
  },
  gateOff: { claim: words.gateClaim, source: words.gateSource, announced: words.gateAnnounced },
  retriable: {
    claim: words.retriableClaim,
    source: words.retriableSource,
    announced: words.retriableAnnounced,
  },
} as const;
