import type { KubernetesVersion } from './scenario.ts';

/**
 * The simulated version that a text such as `v1.28`, `1.28.7` or `v1.31.0-gke.1` names; null when none does.
 * YAML reads an unquoted 1.30 as the number 1.3, so that number means 1.30.
 */
export function kubernetesVersion(value: unknown): KubernetesVersion | null {
  const text = value === 1.3 ? '1.30' : typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return null;
  const match = /^v?1\.(\d+)(\.\d+(?:[-+][0-9A-Za-z.+-]+)?|\+)?$/.exec(text.trim());
  if (!match) return null;
  const minor = Number(match[1]);
  if (minor >= 29 && minor <= 39) return 'v1.29+';
  if (match[2] === '+') return null;
  return minor === 27 ? 'v1.27' : minor === 28 ? 'v1.28' : null;
}
