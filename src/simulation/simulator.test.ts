import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, Latch, type Process, spawn } from './process.ts';
import { Simulator } from './simulator.ts';

interface Facts {
  readonly Said: { readonly word: string };
}

function say(simulator: Simulator<Facts>, word: string): number {
  return simulator.emit({ actor: 'a', subject: 's', kind: 'Said', detail: { word }, source: 'test' });
}

function words(simulator: Simulator<Facts>): string[] {
  return simulator.events.map((event) => `${event.at} ${event.detail.word}`);
}

const forever = { horizonMs: 10_000, maxEvents: 1000, interrupted: () => null };

describe('Simulator', () => {
  it('takes what is due by time, then by order, then by who came first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 60 }), (entries) => {
        const simulator = new Simulator<Facts>(1);
        entries.forEach(([at, order], index) => {
          simulator.scheduleAt(at, order, () => say(simulator, `${order} ${index}`));
        });
        const expected = entries
          .map(([at, order], index) => ({ at, order, index }))
          .sort((a, b) => a.at - b.at || a.order - b.order || a.index - b.index)
          .map(({ at, order, index }) => `${at} ${order} ${index}`);
        simulator.run(forever);
        expect(words(simulator)).toEqual(expected);
      }),
    );
  });

  it('knows what caused an event: the one that scheduled it', () => {
    const simulator = new Simulator<Facts>(1);
    simulator.scheduleAt(0, 0, () => {
      const first = say(simulator, 'root');
      simulator.because(first, () => simulator.schedule(5, 0, () => say(simulator, 'effect')));
      say(simulator, 'other root');
    });
    const { events } = simulator.run(forever);
    expect(events.map((event) => event.cause)).toEqual([null, null, 0]);
  });

  it('runs nothing after the horizon and nothing that was called off', () => {
    const simulator = new Simulator<Facts>(1);
    const timer = simulator.scheduleAt(10, 0, () => say(simulator, 'off'));
    timer.cancelled = true;
    simulator.scheduleAt(20, 0, () => say(simulator, 'last'));
    simulator.scheduleAt(21, 0, () => say(simulator, 'late'));
    const trace = simulator.run({ ...forever, horizonMs: 20 });
    expect(words(simulator)).toEqual(['20 last']);
    expect(trace).toMatchObject({ end: 20, truncated: null });
  });

  it('says which limit ended a run', () => {
    const endless = (): Simulator<Facts> => {
      const simulator = new Simulator<Facts>(1);
      const tick = () => {
        say(simulator, 'tick');
        simulator.schedule(1, 0, tick);
      };
      tick();
      return simulator;
    };
    const full = endless().run({ ...forever, maxEvents: 50 });
    expect(full).toMatchObject({ truncated: 'events', end: 49 });
    expect(full.events).toHaveLength(50);
    const stopped = endless().run({ ...forever, maxEvents: 1e6, interrupted: () => 'stopped' });
    expect(stopped.truncated).toBe('stopped');
  });

  it('refuses an instant in the past: that is a programmer\u2019s error', () => {
    const simulator = new Simulator<Facts>(1);
    simulator.scheduleAt(5, 0, () => expect(() => simulator.scheduleAt(4, 0, () => undefined)).toThrow());
    simulator.run(forever);
    expect(simulator.now).toBe(5);
  });

  it('gives each component, object and purpose dice of its own', () => {
    const draws = (simulator: Simulator<Facts>, object: string) => {
      const stream = simulator.random('kubelet', object, 'jitter');
      return Array.from({ length: 20 }, () => stream.intn(1000));
    };
    const one = new Simulator<Facts>(7);
    draws(one, 'other');
    expect(draws(one, 'pod')).toEqual(draws(new Simulator<Facts>(7), 'pod'));
    expect(draws(one, 'pod')).not.toEqual(draws(one, 'other'));
    expect(draws(one, 'pod')).not.toEqual(draws(new Simulator<Facts>(8), 'pod'));
  });
});

describe('Process', () => {
  it('sleeps, waits for latches and for others, in virtual time', () => {
    const simulator = new Simulator<Facts>(1);
    const door = new Latch();
    function* worker(name: string, ms: number): Process {
      yield ms;
      say(simulator, name);
    }
    function* main(): Process {
      yield* all(simulator, 0, [worker('slow', 30), worker('quick', 10)]);
      say(simulator, 'both');
      yield door;
      say(simulator, 'through');
    }
    spawn(simulator, 0, main());
    simulator.scheduleAt(100, 0, () => door.open(say(simulator, 'open')));
    simulator.run(forever);
    expect(words(simulator)).toEqual(['10 quick', '30 slow', '30 both', '100 open', '100 through']);
    expect(simulator.events.at(-1)?.cause).toBe(3);
  });

  it('goes through an open latch without waiting', () => {
    const simulator = new Simulator<Facts>(1);
    const open = new Latch();
    open.open(null);
    function* main(): Process {
      yield open;
      say(simulator, 'now');
    }
    expect(spawn(simulator, 0, main()).isOpen).toBe(true);
    expect(words(simulator)).toEqual(['0 now']);
  });
});

it('does nothing more for a machine that is gone, and all for the others', () => {
  const simulator = new Simulator<{ Ticked: { readonly who: string } }>(1);
  const machine = { halted: false };
  const tick = (who: string) => {
    simulator.emit({ actor: who, subject: who, kind: 'Ticked', detail: { who }, source: 'test' });
    simulator.schedule(10, 0, () => tick(who));
  };
  simulator.inScope(machine, () => simulator.schedule(0, 0, () => tick('machine')));
  simulator.schedule(0, 0, () => tick('other'));
  simulator.scheduleAt(25, 1, () => {
    machine.halted = true;
  });
  const { events } = simulator.run({ horizonMs: 50, maxEvents: 100, interrupted: () => null });
  const count = (who: string) => events.filter(({ detail }) => detail.who === who).length;
  expect(count('machine')).toBe(3);
  expect(count('other')).toBe(6);
});
