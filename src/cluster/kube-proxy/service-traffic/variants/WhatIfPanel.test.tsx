import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Ask } from '#cluster/feature.tsx';
import type { RolloutOutcome } from '#cluster/kube-proxy/service-traffic/comparison/outcome.ts';
import text from '#cluster/kube-proxy/service-traffic/examples/classic-502s.yaml?raw';
import { deriveRollout, stageOf } from '#cluster/kube-proxy/service-traffic/model/deriveRollout.ts';
import type { Answer } from '#cluster/question.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { WhatIfPanel } from './WhatIfPanel.tsx';

const model = deriveRollout(simulateText(text));
const stage = stageOf(model)!;

afterEach(cleanup);

const outcome = (lost: number): RolloutOutcome => ({
  requests: 900,
  lost,
  lostBefore: 0,
  byFate: { served: 900 - lost, refused: lost, reset: 0, timedOut: 0, error: 0 },
  withoutReadyMs: 0,
  shortMs: 0,
  surgePodSeconds: 12,
  mostPods: 8,
  completedMs: 9300,
  slowestLeaveMs: 1200,
  firstLost: null,
  completed: null,
});

it('plays the variants, shows what came of them, and compares with one', () => {
  const stop = vi.fn();
  let tell: (answer: Answer, done: boolean) => void = () => {};
  const ask: Ask = (_question, onAnswer) => {
    tell = onAnswer;
    return stop;
  };
  const onCompare = vi.fn();
  render(<WhatIfPanel {...{ model, stage, ask, onCompare }} locale="en" />);
  fireEvent.click(screen.getByRole('button', { name: 'Play them all' }));
  const outcomes = [
    { id: 'asItIs', outcome: outcome(7) },
    { id: 'preStop', outcome: outcome(0) },
  ];
  act(() => tell({ kind: 'rolloutVariants', outcomes }, false));
  expect(screen.getByRole('status').textContent).toBe('2 of 8 played');
  const row = screen.getByRole('row', { name: /with a preStop sleep of 5 s/ });
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['0 / 900', '0.0 s', '9.3 s', '12.0', 'compare']);
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(stop).toHaveBeenCalled();
  fireEvent.click(within(row).getByRole('button', { name: 'Compare with: with a preStop sleep of 5 s' }));
  expect(onCompare.mock.calls[0]?.[0]).toBe('edits');
  expect(JSON.parse(onCompare.mock.calls[0]?.[1])).toMatchObject({ edits: [{ document: 0 }] });
});
