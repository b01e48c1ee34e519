import { scenarioProblems as problems } from '#i18n/scenario.ts';
import { verbatim } from '#i18n/sentence.ts';
import { qualifyingKeys, simulatedVerbs, unsupportedVerbs } from './eventShape.ts';
import { type FieldPath, pathText } from './place.ts';
import { problem, type Report } from './problem.ts';
import { type ClusterVerbs, readClusterEvent } from './readClusterEvent.ts';
import type { ScenarioEvent, Target } from './scenarioEvent.ts';
import { readTarget } from './target.ts';

/** One entry of `spec.events` after `checkValue`. */
export interface CheckedEvent extends ClusterVerbs {
  readonly at: number;
  readonly delete?: string;
  readonly apply?: string;
  readonly dryRun?: boolean;
  readonly create?: { readonly services: number; readonly name?: string };
  readonly replace?: Readonly<Record<string, unknown>>;
  readonly restart?: { readonly 'kube-apiserver': { readonly serviceNodePortRange: string } };
  readonly set?: Readonly<Record<string, unknown>>;
  readonly gracePeriodSeconds?: number;
  readonly force?: boolean;
  readonly namespace?: string;
}

type ImageSettings = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/**
 * The user's actions that one entry says: one verb, which may touch several objects. None when the entry has no
 * readable verb. `written` are the keys of the entry as they stand in the text.
 */
export function readEvent(
  event: CheckedEvent,
  written: readonly string[],
  path: FieldPath,
  report: Report,
): readonly ScenarioEvent[] {
  const verb = chosenVerb(written, path, report);
  if (verb === null) return [];
  const common = { atMs: Math.round(event.at * 1000), path: pathText(path) };
  if (!Object.hasOwn(simulatedVerbs, verb)) {
    notSimulated(verb, [...path, verb], report);
    return [{ kind: 'unsupported', ...common, verb }];
  }
  for (const key of qualifyingKeys) {
    if (!written.includes(key) || simulatedVerbs[verb]!.includes(key)) continue;
    const message = problems.notForVerb(key, verb);
    report({ ...problem('scenario-unused-key', message, [...path, key]), severity: 'warning', at: 'key' });
  }
  const target = (text: string): Target => readTarget(text, event.namespace ?? 'default')!;
  switch (verb) {
    case 'delete':
      return event.delete === undefined
        ? []
        : [deletion({ ...event, delete: event.delete }, { common, target, path, report })];
    case 'set':
      return event.set === undefined ? [] : readSet(event.set, { common, target, path, report });
    case 'apply':
      return event.apply === undefined ? [] : [application(event.apply, event, { common, target })];
    case 'create':
      return event.create === undefined
        ? []
        : [{ kind: 'create', ...common, services: event.create.services, name: event.create.name ?? 'team' }];
    case 'replace':
      return Object.entries(event.replace ?? {}).map(([text, manifest]) => ({
        kind: 'replace',
        ...common,
        target: target(text),
        manifest,
      }));
    case 'restart':
      return event.restart === undefined
        ? []
        : [{ kind: 'restart', ...common, ...event.restart['kube-apiserver'] }];
    default:
      return readClusterEvent(verb, event, common, target);
  }
}

function chosenVerb(written: readonly string[], path: FieldPath, report: Report): string | null {
  const verbs = written.filter((key) => Object.hasOwn(simulatedVerbs, key) || unsupportedVerbs.includes(key));
  const [verb, second] = verbs;
  if (verb === undefined) {
    report(problem('scenario-no-verb', problems.noVerb, path));
    return null;
  }
  if (second !== undefined) {
    const message = problems.twoVerbs(verb, second);
    report({ ...problem('scenario-two-verbs', message, [...path, second]), at: 'key' });
  }
  return verb;
}

interface EventContext {
  readonly common: { readonly atMs: number; readonly path: string };
  readonly target: (text: string) => Target;
  readonly path: FieldPath;
  readonly report: Report;
}

function application(
  name: string,
  { dryRun }: CheckedEvent,
  { common, target }: Pick<EventContext, 'common' | 'target'>,
): ScenarioEvent {
  return { kind: 'apply', ...common, target: target(name), ...(dryRun === undefined ? {} : { dryRun }) };
}

function deletion(
  event: CheckedEvent & { readonly delete: string },
  { common, target, path, report }: EventContext,
): ScenarioEvent {
  const { gracePeriodSeconds, force } = event;
  if (force === true && gracePeriodSeconds !== undefined && gracePeriodSeconds > 0) {
    // Source: v1.28 staging/src/k8s.io/kubectl/pkg/cmd/delete, DeleteOptions.Validate.
    const message = verbatim('--force and --grace-period greater than 0 cannot be specified together');
    report({
      ...problem('scenario-kubectl-refuses', message, [...path, 'force']),
      severity: 'warning',
      note: problems.kubectlRefuses,
    });
  }
  return {
    kind: 'delete',
    ...common,
    target: target(event.delete),
    ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
    ...(force === undefined ? {} : { force }),
  };
}

function readSet(
  set: Readonly<Record<string, unknown>>,
  { common, target, path, report }: EventContext,
): readonly ScenarioEvent[] {
  const events: ScenarioEvent[] = [];
  for (const what of Object.keys(set)) {
    if (what !== 'image') {
      notSimulated(`set ${what}`, [...path, 'set', what], report);
      events.push({ kind: 'unsupported', ...common, verb: `set ${what}` });
      continue;
    }
    const settings = (set[what] ?? {}) as ImageSettings;
    for (const [text, images] of Object.entries(settings)) {
      const setImage = { kind: 'setImage' as const, ...common, target: target(text) };
      if (typeof images === 'string') events.push({ ...setImage, image: images });
      else {
        for (const [container, image] of Object.entries(images)) {
          events.push({ ...setImage, container, image });
        }
      }
    }
  }
  return events;
}

function notSimulated(verb: string, path: FieldPath, report: Report): void {
  const message = problems.notSimulated(verb);
  report({ ...problem('scenario-not-simulated', message, path), severity: 'info', at: 'key' });
}
