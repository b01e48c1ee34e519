import { describe, expect, it } from 'vitest';
import type { StoredReason } from '#api/verdict/storedRow.ts';
import { prepareRun } from './prepareRun.ts';
import { simulatePrepared } from './simulateText.ts';
import { storedDocuments } from './storedDocuments.ts';

const service = (name: string, spec: object) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec: ${JSON.stringify(spec)}\n`;

function stored(...documents: readonly string[]) {
  const prepared = prepareRun(documents.join('---\n'));
  const { trace, documents: listed, verdicts } = simulatePrepared(prepared);
  const services = trace.events.flatMap((event) =>
    event.kind === 'ObjectCreated' && event.detail.object.kind === 'Service' ? [event.detail.object] : [],
  );
  return { stored: storedDocuments(prepared, trace), services, listed, verdicts };
}

const rowWith = (field: string, { rows }: ReturnType<typeof stored>['stored'][number]) =>
  rows.find(({ parts }) => parts.some(({ ink, text }) => ink === 'drawn' && text.includes(field)));

describe('storedDocuments', () => {
  it('shows the ports and the address that the run drew, and of how many', () => {
    const { stored: documents, services } = stored(
      service('first', { type: 'NodePort', ports: [{ port: 80 }] }),
      service('edge', { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [{ port: 443 }] }),
    );
    const [first, edge] = services as unknown as readonly [
      { spec: { clusterIP: string; ports: readonly [{ nodePort: number }] } },
      { spec: { clusterIP: string; healthCheckNodePort: number; ports: readonly [{ nodePort: number }] } },
    ];
    expect(documents.map(({ state }) => state)).toEqual(['stored', 'stored']);
    expect(first.spec.clusterIP).toMatch(/^10\.(9[6-9]|10\d|11[01])\.\d+\.\d+$/);
    expect(documents[0]?.yaml).toContain(`clusterIP: ${first.spec.clusterIP}\n`);
    expect(documents[0]?.yaml).toContain(`nodePort: ${first.spec.ports[0].nodePort}\n`);
    expect(documents[1]?.yaml).toContain(`healthCheckNodePort: ${edge.spec.healthCheckNodePort}\n`);
    expect(documents[1]?.yaml).toContain(`nodePort: ${edge.spec.ports[0].nodePort}\n`);
    const row = rowWith('nodePort', documents[0]!);
    expect(row?.reason).toEqual({ kind: 'drawn', of: 2682 } satisfies StoredReason);
    expect(documents[0]?.drawn).toBe(3);
  });

  it('says of entries that share a port of how many it was drawn', () => {
    const { stored: documents } = stored(
      `apiVersion: v1
kind: Service
metadata: {name: dns}
spec:
  type: NodePort
  ports:
  - {name: t, port: 53}
  - {name: u, port: 53, protocol: UDP}
`,
    );
    const reasons = documents[0]?.rows.flatMap(({ reason, parts }) =>
      parts.some(({ text }) => text.includes('nodePort')) ? [reason] : [],
    );
    expect(reasons).toEqual([
      { kind: 'drawn', of: 2682 },
      { kind: 'drawn', of: 2682 },
    ]);
  });

  it('has a Service refused whose port or address another has, as the list and the verdict do', () => {
    const {
      stored: documents,
      listed,
      verdicts,
    } = stored(
      service('one', { clusterIP: '10.96.7.7', type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] }),
      service('two', { type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] }),
      service('three', { clusterIP: '10.96.7.7', ports: [{ port: 80 }] }),
    );
    expect(documents.map(({ state, errors }) => [state, errors])).toEqual([
      ['stored', 0],
      ['refused', 1],
      ['refused', 1],
    ]);
    expect(listed.map(({ outcome }) => outcome)).toEqual(['simulated', 'rejected', 'rejected']);
    expect(verdicts.map(({ answer }) => answer.kind)).toEqual(['created', 'refused', 'refused']);
    const [, , third] = verdicts;
    expect(third?.answer.kind === 'refused' && third.answer.refusal.message).toBe(
      'Service "three" is invalid: spec.clusterIPs: Invalid value: []string{"10.96.7.7"}: failed to allocate IP 10.96.7.7: provided IP is already allocated',
    );
  });

  it('frees the address of a Service that is deleted', () => {
    const { verdicts } = stored(
      service('one', { clusterIP: '10.96.7.7', ports: [{ port: 80 }] }),
      service('two', { clusterIP: '10.96.7.8', ports: [{ port: 80 }] }),
      'apiVersion: sim.kymograph.dev/v1alpha1\nkind: Scenario\nspec:\n  events: [{at: 5s, delete: service/one}]\n',
    );
    expect(verdicts.map(({ answer }) => answer.kind)).toEqual(['created', 'created', 'scenario']);
  });
});
