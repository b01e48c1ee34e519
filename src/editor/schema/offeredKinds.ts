import { kinds } from '#api/fields.ts';
import { scenarioApiVersion, scenarioKind } from '#scenario/definition.ts';

export interface OfferedKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether people write whole documents of it: a resource that is served. */
  readonly begins: boolean;
}

const mostWritten = ['v1', 'apps/v1', 'batch/v1', scenarioApiVersion];

/** The kinds to offer: resources before lists, the groups most written first. */
export const offeredKinds: readonly OfferedKind[] = [
  ...kinds.map(({ apiVersion, kind, resource, served }) => ({
    apiVersion,
    kind,
    begins: resource !== null && served,
  })),
  { apiVersion: scenarioApiVersion, kind: scenarioKind, begins: true },
].sort((a, b) => Number(b.begins) - Number(a.begins) || rank(a) - rank(b));

function rank({ apiVersion }: { readonly apiVersion: string }): number {
  const place = mostWritten.indexOf(apiVersion);
  return place === -1 ? mostWritten.length : place;
}
