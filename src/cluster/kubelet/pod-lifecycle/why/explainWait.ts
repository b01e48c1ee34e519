import { secondsText as instant } from '#cluster/kubelet/pod-lifecycle/picture/secondsText.ts';
import { secondsText as duration } from '#cluster/kubelet/pod-lifecycle/timeline/laneSpans.ts';
import { startWords as words } from '#i18n/whyStart.ts';
import { type Account, account, together } from './account.ts';
import { lastExit } from './explainStart.ts';
import { behaviourField, containerField, specField } from './fields.ts';
import { isSidecarOf, type PodWhy, placedContainer } from './podWhy.ts';
import { type EventOfKind, firstAfter, lastBefore } from './traceIndex.ts';

export function explainContainerBackedOff(why: PodWhy, event: EventOfKind<'ContainerBackedOff'>): Account {
  const { container, backOffSeconds, sinceMs, overAtMs } = event.detail;
  const exit = lastExit(why, container);
  const clean = exit?.detail.exitCode === 0;
  const look = firstLook(why, event.id, overAtMs);
  const since = instant(sinceMs);
  const over = instant(overAtMs);
  const sidecar = isSidecarOf(why, container);
  const counted = look?.retry ? words.backOffCount : words.backOffCountWoken;
  const say = clean ? words.backOffClean : exit?.detail.by === 'self' ? words.backOff : words.backOffStopped;
  return account(say(container, String(backOffSeconds)), {
    detail: together(
      look ? counted(since, over, instant(look.at)) : words.backOffCountOnly(since, over),
      words.backOffSeries,
      isShown(why, container, clean) ? null : words.backOffHidden,
    ),
    otherwise: words.backOffOtherwise,
    fields: [
      sidecar
        ? containerField(why, container, 'restartPolicy')
        : specField(why, 'restartPolicy', why.pod.spec.restartPolicy, 'Always'),
      behaviourField(why, container, 'runs'),
    ],
    sidecar,
  });
}

/** Whether the status will say CrashLoopBackOff. Source: v1.28 pkg/kubelet/kubelet_pods.go:convertToAPIContainerStatuses. */
function isShown(why: PodWhy, container: string, clean: boolean): boolean {
  const policy = why.pod.spec.restartPolicy ?? 'Always';
  if (policy === 'Never') return false;
  return !clean || (policy === 'Always' && placedContainer(why, container)?.role === 'main');
}

export function explainImagePullStarted(why: PodWhy, event: EventOfKind<'ImagePullStarted'>): Account {
  const { container, image } = event.detail;
  return account(words.pullStarted(container, image), {
    detail: words.pullStartedDetail,
    otherwise: words.pullPresent,
    fields: pullFields(why, container),
    sidecar: isSidecarOf(why, container),
    source: 'pkg/kubelet/images/image_manager.go:EnsureImageExists',
  });
}

export function explainImagePulled(why: PodWhy, event: EventOfKind<'ImagePulled'>): Account {
  const { container, tookMs } = event.detail;
  return account(words.pulled(container, duration(tookMs)), {
    detail: words.serial,
    fields: pullFields(why, container),
    sidecar: isSidecarOf(why, container),
    source: 'pkg/kubelet/images/image_manager.go:EnsureImageExists',
  });
}

export function explainImagePullFailed(why: PodWhy, event: EventOfKind<'ImagePullFailed'>): Account {
  const { container, image } = event.detail;
  return account(words.pullFailed(image), {
    detail: words.pullFailedDetail,
    fields: [behaviourField(why, container, 'pullFails'), ...pullFields(why, container)],
    sidecar: isSidecarOf(why, container),
    source: 'pkg/kubelet/images/image_manager.go:EnsureImageExists',
  });
}

export function explainImagePullBackedOff(why: PodWhy, event: EventOfKind<'ImagePullBackedOff'>): Account {
  const { container, backOffSeconds, sinceMs, overAtMs } = event.detail;
  const look = firstLook(why, event.id, overAtMs);
  const since = instant(sinceMs);
  const over = instant(overAtMs);
  return account(words.pullBackOff(container, String(backOffSeconds)), {
    detail: look
      ? words.pullBackOffCount(since, over, instant(look.at))
      : words.pullBackOffCountOnly(since, over),
    otherwise: words.pullPresent,
    fields: [behaviourField(why, container, 'pullFails'), ...pullFields(why, container)],
    sidecar: isSidecarOf(why, container),
  });
}

export function explainPostStartHookStarted(
  why: PodWhy,
  { detail: { container } }: EventOfKind<'PostStartHookStarted'>,
): Account {
  return account(words.postStart(container), {
    detail: words.postStartDetail,
    fields: hookFields(why, container),
    sidecar: isSidecarOf(why, container),
  });
}

export function explainPostStartHookFinished(
  why: PodWhy,
  event: EventOfKind<'PostStartHookFinished'>,
): Account {
  const { container, failed } = event.detail;
  const started = lastBefore(why.history, event.id, 'PostStartHookStarted', ({ detail }) => {
    return detail.container === container;
  });
  const took = duration(event.at - (started?.at ?? event.at));
  return account(failed ? words.postStartFailed(container) : words.postStartDone(container, took), {
    detail: failed ? words.postStartFailedDetail : null,
    fields: failed
      ? [behaviourField(why, container, 'postStartFails'), ...hookFields(why, container)]
      : hookFields(why, container),
    sidecar: isSidecarOf(why, container),
  });
}

function hookFields(why: PodWhy, container: string) {
  const hook = containerField(why, container, 'lifecycle.postStart');
  return [hook, behaviourField(why, container, 'postStartSeconds')];
}

function pullFields(why: PodWhy, container: string) {
  return [
    containerField(why, container, 'image'),
    containerField(why, container, 'imagePullPolicy'),
    behaviourField(why, container, 'pullSeconds'),
  ];
}

/** The first sync once a back-off is over, and whether it is a retry after an error; null when the run ends before. */
function firstLook(why: PodWhy, id: number, overAtMs: number) {
  const sync = firstAfter(why.history, id, 'SyncPodStarted', ({ at }) => at >= overAtMs);
  if (sync?.detail.sync !== 'sync') return null;
  return { at: sync.at, retry: sync.detail.triggers[0] === 'retryAfterError' };
}
