import type { Run } from '#cluster/run.ts';
import { rolloutWhy as words } from '#i18n/rolloutWhy.ts';
import { verbatim } from '#i18n/sentence.ts';
import { flowText } from '#scenario/flowText.ts';
import { type Account, account, type EventOfKind, nameOf } from './account.ts';
import { objectField, scenarioField } from './fields.ts';

export function explainApplied(run: Run, event: EventOfKind<'ManifestApplied'>): Account {
  const { kind, name } = event.detail;
  return account(words.applied(kind, name), { fields: [objectField(run, event.subject, 'kind', null)] });
}

/** A verb of the Scenario, with its line. */
export function explainAction(run: Run, { detail }: EventOfKind<'ScenarioActionTaken'>): Account {
  const { verb, target, path } = detail;
  const fields = [scenarioField(run, path, keyOf(verb), target)];
  switch (verb) {
    case 'exists':
      return account(words.exists(target), {
        fields: [scenarioField(run, path, nameOf(path.replaceAll('.', '/')), flowTextOf(run, path))],
      });
    case 'terminate':
      return account(words.terminated(target), { fields, failing: true });
    case 'setImage':
      return account(words.action(`kubectl set image ${target}`), {
        fields,
        step: verbatim(`kubectl set image ${target}`),
      });
    default: {
      const command = `kubectl ${verb} ${target}`;
      return account(words.action(command), { fields, step: verbatim(command) });
    }
  }
}

export function explainSkipped(run: Run, { detail }: EventOfKind<'ScenarioActionSkipped'>): Account {
  return account(words.skipped(detail.reason.replace(/\.$/, '')), {
    fields: [scenarioField(run, detail.path, 'events', null)],
    failing: true,
  });
}

function keyOf(verb: string): string {
  return verb === 'setImage' ? 'set' : (verb.split(' ')[0] ?? verb);
}

/** What the Scenario says there; the Service of a line of traffic. */
function flowTextOf({ scenario }: Run, path: string): unknown {
  const traffic = scenario.traffic.find((one) => one.path === path);
  if (traffic) return { service: traffic.service, rate: traffic.rate };
  return path === 'spec.cluster.nodes' ? scenario.cluster.nodes : flowText({}, false);
}
