import { textOf } from '#api/decoded.ts';
import type { JsonObject, JsonValue } from '#api/json.ts';
import { decodeQuantity, int64Scale } from '#api/resource/parseQuantity.ts';
import { dividedAwayFromZero } from '#api/resource/quantity.ts';
import { type Defaulter, type Defaulters, whereAbsent, whereZero } from './defaulter.ts';
import { imageTag } from './imageTag.ts';

const termination = whereZero({
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
});

/** Source: v1.28 pkg/apis/core/v1/defaults.go:SetDefaults_Container. */
const container: Defaulter = (object, gateEnabled) => ({
  ...termination(object, gateEnabled),
  ...(textOf(object, 'imagePullPolicy') === ''
    ? { imagePullPolicy: imageTag(textOf(object, 'image')) === 'latest' ? 'Always' : 'IfNotPresent' }
    : {}),
});

export const containerDefaults: Defaulters = {
  'core.v1.Container': container,
  'core.v1.EphemeralContainer': container,
  'core.v1.ContainerStatus': (status) => rounded(status, 'allocatedResources'),
  'core.v1.ContainerPort': whereZero({ protocol: 'TCP' }),
  'core.v1.Probe': whereZero({
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  }),
  'core.v1.HTTPGetAction': whereZero({ path: '/', scheme: 'HTTP' }),
  'core.v1.GRPCAction': whereAbsent({ service: '' }),
  'core.v1.ObjectFieldSelector': whereZero({ apiVersion: 'v1' }),
  'core.v1.ResourceFieldSelector': whereAbsent({ divisor: '0' }),
  'core.v1.ResourceRequirements': (resources) => ({
    ...rounded(resources, 'limits'),
    ...rounded(resources, 'requests'),
  }),
};

function rounded(resources: JsonObject, field: string): JsonObject {
  const list = resources[field];
  return list === undefined ? {} : { [field]: roundedAmounts(list) };
}

/**
 * Quantities finer than a thousandth are rounded up to one.
 *
 * Source: v1.28 pkg/apis/core/v1/defaults.go:SetDefaults_ResourceList.
 */
export function roundedAmounts(list: JsonValue): JsonObject {
  const entries = Object.entries(list as JsonObject).map(([name, text]) => {
    const quantity = decodeQuantity(String(text));
    if ('error' in quantity || quantity.nano % 1_000_000n === 0n) return [name, text] as const;
    const milli = dividedAwayFromZero(quantity.nano, 1_000_000n);
    // With zeros behind: a text the server would not keep, as it keeps none it has rounded, and read back into the
    // same of Go's two forms.
    const zeros = int64Scale(String(text)) === null ? '0000000' : '000';
    const thousandths = String(milli % 1000n).replace('-', '');
    const exponent = quantity.format === 'DecimalExponent' ? 'e0' : '';
    return [name, `${milli / 1000n}.${thousandths.padStart(3, '0')}${zeros}${exponent}`] as const;
  });
  return Object.fromEntries(entries);
}
