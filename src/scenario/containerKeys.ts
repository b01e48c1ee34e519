import type { Scenario } from './scenario.ts';

export interface ContainerIdentity {
  readonly pod: string;
  readonly container: string;
  readonly image: string;
}

/**
 * The keys of `spec.containers` that mean this container, the most specific first: `pod/container`, `web-*` for the
 * pod's part (the longest first), the container's name, the image, the image without its tag or digest.
 */
export function containerKeys(
  { containers }: Pick<Scenario, 'containers'>,
  { pod, container, image }: ContainerIdentity,
): readonly string[] {
  const patterns = Object.keys(containers)
    .filter((key) => key.endsWith(`*/${container}`) && pod.startsWith(key.slice(0, key.indexOf('*'))))
    .filter((key) => key.indexOf('*') === key.length - container.length - 2)
    .sort((a, b) => b.length - a.length);
  const repository = image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
  const candidates = [`${pod}/${container}`, ...patterns, container, image, repository];
  return [...new Set(candidates)].filter((key) => Object.hasOwn(containers, key));
}

/** Keys of `spec.containers` that mean none of the containers, in the order of the text: most likely mistyped. */
export function unmatchedContainerKeys(
  scenario: Pick<Scenario, 'containers'>,
  identities: readonly ContainerIdentity[],
): readonly string[] {
  const matched = new Set(identities.flatMap((identity) => containerKeys(scenario, identity)));
  return Object.keys(scenario.containers).filter((key) => !matched.has(key));
}
