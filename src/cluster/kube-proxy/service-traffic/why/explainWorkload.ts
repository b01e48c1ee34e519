import type { Deployment } from '#api/workloadTypes.ts';
import type { Run } from '#cluster/run.ts';
import { rolloutWhy as words } from '#i18n/rolloutWhy.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import { type Account, account, type EventOfKind, inSeconds, nameOf, sentenceOf } from './account.ts';
import { objectField } from './fields.ts';
import { firstObject, objectBefore } from './writes.ts';

type Scaling = EventOfKind<'ScalingDecided'>;

/** More names than this are counted. */
const mostNames = 4;

export function explainNewReplicaSet(run: Run, event: EventOfKind<'NewReplicaSetDecided'>): Account {
  const { replicaSet, replicas, maxTotalPods, currentPods } = event.detail;
  return account(words.newReplicaSet(nameOf(replicaSet), String(replicas)), {
    details: [words.newReplicaSetDetail(String(maxTotalPods), String(currentPods))],
    fields: strategyFields(run, event.subject),
  });
}

export function explainReused({ detail }: EventOfKind<'ReplicaSetReused'>): Account {
  const { replicaSet, fromRevision, revision } = detail;
  return account(words.reused(nameOf(replicaSet), String(fromRevision), String(revision)));
}

/** A ReplicaSet's new size: the rule, then its arithmetic. */
export function explainScaling(run: Run, event: Scaling): Account {
  const { replicaSet, from, to, why } = event.detail;
  const scaled = words.scaled(nameOf(replicaSet), String(from), String(to));
  const { because, detail } = scalingReason(why);
  return account(
    { en: scaled.en + because.en, zh: scaled.zh + because.zh },
    { details: [detail], fields: strategyFields(run, event.subject), step: scaled },
  );
}

function scalingReason(why: Scaling['detail']['why']): {
  readonly because: Sentence;
  readonly detail: Sentence | null;
} {
  switch (why.kind) {
    case 'surge':
      return {
        because: words.surge(String(why.maxTotalPods), String(why.currentPods)),
        detail: words.surgeDetail(String(why.desired), String(why.maxSurge)),
      };
    case 'tooLarge':
      return { because: words.tooLarge(String(why.desired)), detail: null };
    case 'unhealthy':
      return {
        because: words.unhealthy(String(why.unavailable)),
        detail: words.unhealthyDetail(
          String(why.allPods),
          String(why.minAvailable),
          String(why.newUnavailable),
          String(why.maxScaledDown),
        ),
      };
    case 'available':
      return { because: words.available(String(why.available), String(why.minAvailable)), detail: null };
    case 'recreateOld':
    case 'saturated':
    case 'recreateNew':
      return { because: words[why.kind], detail: null };
    case 'onlyActive':
      return { because: words.onlyActive(String(why.desired)), detail: null };
    case 'proportional':
      return {
        because: words.proportional(String(why.share), String(why.toAdd)),
        detail: why.leftover === 0 ? null : words.proportionalDetail(String(why.leftover)),
      };
    default:
      return why satisfies never;
  }
}

export function explainRecreateWait(run: Run, event: EventOfKind<'RecreateWaited'>): Account {
  const { oldPods } = event.detail;
  return account(words.recreateWaits(String(oldPods.length)), {
    details: [words.recreateWaitsDetail],
    fields: [objectField(run, event.subject, 'spec.strategy.type')],
  });
}

export function explainCondition(run: Run, event: EventOfKind<'DeploymentConditionChanged'>): Account {
  const { type, status, reason, message } = event.detail;
  const late = reason === 'ProgressDeadlineExceeded';
  const short = type === 'Available' && status === 'False';
  const deployment = firstObject(run.trace, event.subject) as Deployment | null;
  const seconds = String(deployment?.spec.progressDeadlineSeconds ?? 600);
  return account(words.condition(type, status, reason), {
    details: [late ? words.deadline(seconds) : short ? words.notEnough : sentenceOf(message)],
    fields: late
      ? [objectField(run, event.subject, 'spec.progressDeadlineSeconds', words.defaultDeadline)]
      : short
        ? strategyFields(run, event.subject)
        : [],
    failing: late || short,
    step: verbatim(`${type}=${status}`),
  });
}

export function explainOldDeleted(run: Run, event: EventOfKind<'OldReplicaSetDeleted'>): Account {
  const { replicaSet, revisionHistoryLimit } = event.detail;
  return account(words.oldDeleted(nameOf(replicaSet), String(revisionHistoryLimit)), {
    fields: [objectField(run, event.subject, 'spec.revisionHistoryLimit')],
  });
}

export function explainProgressCheck(run: Run, event: EventOfKind<'ProgressCheckScheduled'>): Account {
  const { atMs, progressDeadlineSeconds } = event.detail;
  return account(words.progressCheck(inSeconds(atMs), String(progressDeadlineSeconds)), {
    fields: [objectField(run, event.subject, 'spec.progressDeadlineSeconds', words.defaultDeadline)],
  });
}

export function explainCreations({ detail }: EventOfKind<'PodCreationsDecided'>): Account {
  const { active, desired, creating, batches } = detail;
  return account(words.creates(String(active), String(desired), String(creating)), {
    details: [batches.length > 1 ? words.createsDetail(batches.slice(0, 10).join(', ')) : null],
  });
}

export function explainDeletions({ detail }: EventOfKind<'PodDeletionsDecided'>): Account {
  const { active, desired, victims } = detail;
  const names = victims.slice(0, mostNames).map(({ pod }) => nameOf(pod));
  const listed = names.join(', ') + (victims.length > mostNames ? ', …' : '');
  return account(
    desired === 0 ? words.deletesAll(listed) : words.deletes(String(active), String(desired), listed),
    {
      details: victims.slice(0, mostNames).map(({ pod, rule }) => {
        if (rule === null) return null;
        const because = words[`rule_${rule}`];
        const name = nameOf(pod);
        return { en: words.rule(name, because.en).en, zh: words.rule(name, because.zh).zh };
      }),
    },
  );
}

export function explainSyncFailed({ detail }: EventOfKind<'SyncFailed'>): Account {
  const { error, retryAtMs } = detail;
  const conflict = error.includes('the object has been modified');
  return account(conflict ? words.syncFailed : words.syncFailedOther, {
    details: [sentenceOf(error), retryAtMs === null ? null : words.syncRetry(inSeconds(retryAtMs))],
  });
}

export function explainCollected({ subject, detail }: EventOfKind<'DependentCollected'>): Account {
  const said = detail.why === 'ownerGone' ? words.ownerGone : words.foreground;
  return account(said(nameOf(subject), nameOf(detail.owner)));
}

export function explainBudget(run: Run, event: EventOfKind<'DisruptionBudgetChanged'>): Account {
  const { disruptionsAllowed, currentHealthy, desiredHealthy } = event.detail;
  return account(words.budget(String(disruptionsAllowed)), {
    details: [words.budgetDetail(String(currentHealthy), String(desiredHealthy))],
    fields: budgetFields(run, event.subject),
  });
}

export function explainEvictionAllowed(run: Run, event: EventOfKind<'EvictionAllowed'>): Account {
  const { why, budget, disruptionsAllowed } = event.detail;
  const because =
    why === 'withinBudget'
      ? words.evict_withinBudget(String(disruptionsAllowed ?? 0))
      : words[`evict_${why}`];
  return account(words.evicted(nameOf(event.subject)), {
    details: [because],
    fields: budget === null ? [] : budgetFields(run, budget),
  });
}

export function explainEvictionRefused(run: Run, event: EventOfKind<'EvictionRefused'>): Account {
  const { code, message, budget } = event.detail;
  return account(words.evictRefused(nameOf(event.subject), String(code)), {
    details: [sentenceOf(message), code === 429 ? words.evictRetry : null],
    fields: budget === null ? [] : budgetFields(run, budget),
    failing: true,
  });
}

export function explainDrainStarted({ subject, detail }: EventOfKind<'DrainStarted'>): Account {
  return account(words.drain(nameOf(subject), String(detail.pods.length)), { details: [words.drainDetail] });
}

export function explainDrainEnded({ subject, detail }: EventOfKind<'DrainEnded'>): Account {
  const [node, took] = [nameOf(subject), inSeconds(detail.tookMs)];
  if (detail.left.length === 0) return account(words.drainEnded(node, took));
  const left = detail.left.map(nameOf).join(', ');
  return account(words.drainLeft(node, took, left), { failing: true });
}

function strategyFields(run: Run, deployment: string) {
  const object = objectBefore(run.trace, deployment, Number.MAX_SAFE_INTEGER) as Deployment | null;
  if (object?.spec.strategy?.type === 'Recreate') {
    return [objectField(run, deployment, 'spec.strategy.type')];
  }
  return [
    objectField(run, deployment, 'spec.strategy.rollingUpdate.maxSurge', words.defaultSurge),
    objectField(run, deployment, 'spec.strategy.rollingUpdate.maxUnavailable', words.defaultUnavailable),
    objectField(run, deployment, 'spec.replicas'),
  ];
}

function budgetFields(run: Run, budget: string) {
  return ['spec.minAvailable', 'spec.maxUnavailable', 'spec.unhealthyPodEvictionPolicy'].map((path) =>
    objectField(run, budget, path),
  );
}
