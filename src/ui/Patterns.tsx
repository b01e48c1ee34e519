import type { Ink } from './tracePath.ts';

const inks: readonly Ink[] = ['main', 'sidecar', 'init', 'fail', 'graphite'];

/**
 * Hatches of the five inks and the arrow's head. They are laid in user space, so a hatch does not stretch when the time
 * axis zooms. `scope` keeps two pictures on one page apart.
 */
export function Patterns({ scope }: { readonly scope: string }) {
  return (
    <defs>
      {inks.map((ink) => (
        <pattern
          key={ink}
          id={hatchId(scope, ink)}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill="var(--paper)" />
          <rect width="2" height="5" fill={`var(--${ink})`} />
        </pattern>
      ))}
      <marker
        id={arrowId(scope)}
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="7"
        markerHeight="7"
        markerUnits="userSpaceOnUse"
        orient="auto-start-reverse"
      >
        <path d="M0 .8 7.4 4 0 7.2Z" fill="var(--text)" />
      </marker>
    </defs>
  );
}

export function hatch(scope: string, ink: Ink): string {
  return `url(#${hatchId(scope, ink)})`;
}

export function arrowHead(scope: string): string {
  return `url(#${arrowId(scope)})`;
}

function hatchId(scope: string, ink: Ink): string {
  return `${scope}-hatch-${ink}`;
}

function arrowId(scope: string): string {
  return `${scope}-arrow`;
}
