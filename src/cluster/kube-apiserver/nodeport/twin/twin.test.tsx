import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { derivePortMap } from '#cluster/kube-apiserver/nodeport/map/derivePortMap.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { PortTable } from './PortTable.tsx';
import { ServiceStrip } from './ServiceStrip.tsx';

const run = simulateText(`apiVersion: v1
kind: Service
metadata: {name: edge}
spec: {type: LoadBalancer, externalTrafficPolicy: Local, ports: [{port: 443, nodePort: 30443}]}
---
apiVersion: v1
kind: Service
metadata: {name: clash}
spec: {type: NodePort, ports: [{port: 80, nodePort: 30443}]}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec: {events: [{at: 10s, delete: service/edge}]}
`);
const model = derivePortMap(run);
const common = { run, model, below: null, aboveLabel: '', locale: 'en' } as const;

describe('kubectl get svc at the pen', () => {
  it('prints the columns of the server, and nothing after the deletion', () => {
    const onSelect = vi.fn();
    const { rerender } = render(<ServiceStrip {...common} now={5000} stale={false} onSelect={onSelect} />);
    const row = screen.getByRole('row', {
      name: /^edge LoadBalancer 10\.\d+\.\d+\.\d+ <pending> 443:30443\/TCP 5s$/,
    });
    fireEvent.click(within(row).getByRole('button', { name: 'edge' }));
    expect(run.trace.events[onSelect.mock.calls[0]?.[0]]?.kind).toBe('ObjectCreated');
    rerender(<ServiceStrip {...common} now={12_000} stale={false} onSelect={onSelect} />);
    expect(screen.getByText('No resources found in default namespace.')).toBeTruthy();
  });
});

describe('the table', () => {
  it('holds each port, refusal and release in order of time, and what is stored', () => {
    const onSelect = vi.fn();
    render(<PortTable {...common} selection={null} onSelect={onSelect} />);
    const rows = screen
      .getAllByRole('row')
      .slice(1)
      .map(({ textContent }) => textContent);
    expect(rows).toEqual([
      expect.stringMatching(/30443edgeasked for by number443\/TCP/),
      expect.stringMatching(/edgehealth check port/),
      expect.stringMatching(/30443clashrefused, 422Service "clash" is invalid/),
      expect.stringMatching(/30443edgefree again/),
      expect.stringMatching(/edgefree again/),
    ]);
    expect(screen.getByText(/range: 30000-32767, data: ""/)).toBeTruthy();
    fireEvent.click(screen.getAllByRole('button', { name: 'Why' })[2]!);
    expect(run.trace.events[onSelect.mock.calls[0]?.[0]]?.kind).toBe('ServiceRefused');
  });
});
