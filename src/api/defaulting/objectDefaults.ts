import { objectOf, textOf } from '#api/decoded.ts';
import { type Defaulters, whereZero } from './defaulter.ts';

/** Kinds that are listed but not simulated. Source: v1.28 pkg/apis/core/v1/defaults.go. */
export const objectDefaults: Defaulters = {
  'core.v1.Secret': whereZero({ type: 'Opaque' }),
  'core.v1.Namespace': (namespace) => {
    const metadata = objectOf(namespace, 'metadata') ?? {};
    const name = textOf(metadata, 'name');
    if (name === '') return {};
    const labels = { ...objectOf(metadata, 'labels'), 'kubernetes.io/metadata.name': name };
    return { metadata: { ...metadata, labels } };
  },
};
