import type { ProbeKind } from '#cluster/kubelet/pod-lifecycle/facts.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { syncWords as words } from '#i18n/whySync.ts';
import { type Account, account, together } from './account.ts';
import { behaviourField, containerField, probeFields } from './fields.ts';
import { isSidecarOf, type PodWhy, placedContainer } from './podWhy.ts';
import { withProbe } from './probeWord.ts';
import { type EventOfKind, lastBefore } from './traceIndex.ts';

export function explainProbeAnswered(why: PodWhy, event: EventOfKind<'ProbeAnswered'>): Account {
  const { container, probe, ok, consecutive, threshold } = event.detail;
  const period = placedContainer(why, container)?.container[`${probe}Probe`]?.periodSeconds ?? 10;
  const terminating = why.pod.metadata.deletionTimestamp !== undefined;
  const said = ok ? success(why, event) : failure(why, event);
  return account(said.headline, {
    detail: together(
      said.detail,
      words.probeTicks(String(period)),
      terminating && probe === 'readiness' ? words.probeTermination : null,
    ),
    otherwise: ok && consecutive === threshold ? withoutProbe(probe) : null,
    fields: [
      ...probeFields(why, container, probe, [
        ...(ok ? [] : ['failureThreshold' as const]),
        'periodSeconds',
        'initialDelaySeconds',
      ]),
      behaviourField(why, container, decidedBy[probe]),
      threshold > 1 ? containerField(why, container, `${probe}Probe.successThreshold`) : null,
    ],
    sidecar: probe === 'startup' && isSidecarOf(why, container),
  });
}

const decidedBy = {
  startup: 'startupOKAfter',
  readiness: 'readyAfter',
  liveness: 'livenessFailAfter',
} as const;

type Said = Pick<Account, 'headline' | 'detail'>;

function success(why: PodWhy, event: EventOfKind<'ProbeAnswered'>): Said {
  const { container, probe, consecutive, threshold } = event.detail;
  if (consecutive < threshold) {
    const headline = withProbe(probe, (word) =>
      words.okSoFar(container, word, String(consecutive), String(threshold)),
    );
    return { headline, detail: null };
  }
  const changes = consecutive === threshold && storedResult(why, event) !== 'success';
  if (probe === 'startup' && changes) {
    return { headline: words.startupOk(container), detail: words.startupOkDetail };
  }
  if (probe === 'readiness' && changes) {
    const headline =
      threshold === 1 ? words.readyNow(container) : words.readyNowMany(container, String(threshold));
    return { headline, detail: words.publishes };
  }
  return { headline: withProbe(probe, (word) => words.okAgain(container, word)), detail: null };
}

function failure(why: PodWhy, event: EventOfKind<'ProbeAnswered'>): Said {
  const { container, probe, consecutive, threshold } = event.detail;
  if (probe === 'readiness' && storedResult(why, event) !== 'success') {
    return { headline: words.stillUnready(container), detail: words.stillUnreadyDetail };
  }
  const count = String(consecutive);
  if (consecutive < threshold) {
    const at = probe === 'readiness' ? words.unreadyAtThreshold : words.killAtThreshold;
    const headline = withProbe(probe, (word) => words.failSoFar(container, word, count, String(threshold)));
    return { headline, detail: at(String(threshold)) };
  }
  const once = threshold === 1;
  if (probe === 'readiness') {
    const headline = once ? words.unreadyOnce(container) : words.unready(container, count);
    return { headline, detail: words.unreadyDetail };
  }
  const headline = withProbe(probe, (word) =>
    once ? words.failDeadOnce(container, word) : words.failDead(container, word, count),
  );
  return { headline, detail: words.failDeadDetail };
}

export function explainProbeResultChanged(why: PodWhy, event: EventOfKind<'ProbeResultChanged'>): Account {
  const { container, probe, result } = event.detail;
  const cause = event.cause === null ? null : why.index.events[event.cause];
  if (
    cause?.kind === 'ProbeAnswered' &&
    cause.detail.container === container &&
    cause.detail.probe === probe
  ) {
    const answered = explainProbeAnswered({ ...why, id: cause.id }, cause);
    return { ...answered, detail: publishes(probe) };
  }
  return account(unasked(why, event), {
    detail: publishes(probe),
    otherwise: result === 'success' ? null : withoutProbe(probe),
    fields: probeFields(why, container, probe, ['periodSeconds']),
    sidecar: probe === 'startup' && isSidecarOf(why, container),
  });
}

/** A result that changed without an answer: a new instance, one that ended, or a deletion. */
function unasked(why: PodWhy, event: EventOfKind<'ProbeResultChanged'>): Sentence {
  const { container, attempt, probe, result } = event.detail;
  const known = lastBefore(why.history, event.id, 'ProbeResultChanged', ({ detail }) => {
    return detail.container === container && detail.probe === probe && detail.attempt === attempt;
  });
  if (!known && result === 'unknown') return words.newUnknown(container);
  if (!known && probe === 'readiness') return words.newUnready(container);
  if (!known && probe === 'liveness' && result === 'success') return words.newAlive(container);
  if (result === 'success') return withProbe(probe, (word) => words.deletedSuccess(container, word));
  return withProbe(probe, (word) => words.notRunning(container, word));
}

/** Liveness is no part of the status. */
function publishes(probe: ProbeKind): Sentence {
  return probe === 'liveness' ? words.publishesLiveness : words.publishes;
}

function withoutProbe(probe: ProbeKind): Sentence | null {
  if (probe === 'startup') return words.noStartupProbe;
  return probe === 'readiness' ? words.noReadinessProbe : null;
}

/** The stored result of this instance before the answer. */
function storedResult(why: PodWhy, event: EventOfKind<'ProbeAnswered'>): string | null {
  const { container, attempt, probe } = event.detail;
  const before = lastBefore(why.history, event.id, 'ProbeResultChanged', ({ detail }) => {
    return detail.container === container && detail.attempt === attempt && detail.probe === probe;
  });
  return before?.detail.result ?? null;
}
