import type { Diagnostic } from '#api/diagnostic.ts';
import { nearest } from '#base/nearest.ts';
import { scenarioProblems as problems } from '#i18n/scenario.ts';
import { type ContainerIdentity, unmatchedContainerKeys } from './containerKeys.ts';
import { diagnosticOf } from './diagnosticOf.ts';
import type { ScenarioSource } from './place.ts';
import { problem } from './problem.ts';
import type { Scenario } from './scenario.ts';

/** A warning at each key of `spec.containers` that means no container of the text: most likely mistyped. */
export function questionContainers(
  source: ScenarioSource,
  scenario: Scenario,
  identities: readonly ContainerIdentity[],
): readonly Diagnostic[] {
  const names = identities.map(({ container }) => container);
  // An image that comes later is known too.
  const later = scenario.events.flatMap((event) =>
    event.kind === 'setImage' ? [{ pod: '', container: event.container ?? '', image: event.image }] : [],
  );
  return unmatchedContainerKeys(scenario, [...identities, ...later]).map((key) => {
    const meant = nearest(key, names);
    return diagnosticOf(source, {
      ...problem('scenario-no-such-container', problems.noSuchContainer(key), ['spec', 'containers', key]),
      severity: 'warning',
      at: 'key',
      note: meant === null ? null : problems.meant(meant),
      instead: meant,
    });
  });
}
