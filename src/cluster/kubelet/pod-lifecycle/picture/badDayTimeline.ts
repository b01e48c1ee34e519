import type {
  Band,
  Bracket,
  Cap,
  ColumnsAt,
  ContainerLane,
  EventMark,
  PodTimeline,
  ProbeMark,
  Span,
  SpanState,
  Timeline,
} from '#cluster/kubelet/pod-lifecycle/timeline/timeline.ts';
import { type Sentence, verbatim } from '#i18n/sentence.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/**
 * A hand-made picture for the tests of the drawing: a sidecar that crashes twice, its back-off, and a deletion in which
 * it leaves before the container it serves. Event ids are times in tenths of a second, so they are ordered and unique
 * enough to be selected.
 */
export function badDayTimeline(): Timeline {
  return { pods: [badDayPod()], end: 95_000, horizon: 95_000, truncated: null, notSimulated: [] };
}

export function badDayPod(name = 'web'): PodTimeline {
  return {
    subject: `Pod/default/${name}`,
    name,
    namespace: 'default',
    document: 0,
    standIn: null,
    ownerKind: null,
    createdAt: 100,
    goneAt: 76_400,
    columns: columns(),
    phases: bands([
      ['Pending', 0.1, 13],
      ['Running', 13, 76.4],
    ]),
    conditions: conditions(),
    marks: marks(name),
    lanes: [vaultAgent, istioProxy, web],
    deadlines: [{ at: 92_000, event: 620 }],
    consequences: [
      {
        from: 67_000,
        to: 76_000,
        upperLane: 'istio-proxy',
        lowerLane: 'web',
        sentence: both('9.0 s of draining without its proxy', '没有代理，还要收尾 9.0 s'),
      },
    ],
  };
}

const vaultAgent: ContainerLane = {
  name: 'vault-agent',
  role: 'init',
  notes: [both('init', 'Init 容器')],
  path: 'spec.initContainers[0]',
  spans: [span('waiting', 0.1, 3.2), span('running', 3.2, 5.2)],
  caps: [cap(5.2, 0)],
  probes: [],
  brackets: [],
};

const istioProxy: ContainerLane = {
  name: 'istio-proxy',
  role: 'sidecar',
  notes: [both('sidecar', '边车容器'), both('startup probe 1 s', '启动探针 1 s')],
  path: 'spec.initContainers[1]',
  spans: [
    span('waiting', 0.1, 8.4, both('waiting', '等待')),
    span('running', 8.4, 11.1),
    span('ready', 11.1, 24.6),
    span('waiting', 25, 25.3),
    span('running', 25.3, 27.1),
    span('ready', 27.1, 31.5),
    span('backOff', 31.5, 41.5),
    span('untilSync', 41.5, 45),
    span('waiting', 45, 45.3),
    span('running', 45.3, 47.1),
    span('ready', 47.1, 62),
    span('terminating', 62, 67),
  ],
  caps: [cap(24.6, 1), cap(31.5, 1), cap(67, 0)],
  probes: [
    probe(9.1, false),
    probe(10.1, false),
    probe(11.1, true),
    probe(26.1, false),
    probe(27.1, true),
    probe(46.1, false),
    probe(47.1, true),
  ],
  brackets: [
    bracket('backOff', 31.5, 41.5, verbatim('10 s')),
    bracket('untilSync', 41.5, 45, verbatim('3.5')),
  ],
};

const web: ContainerLane = {
  name: 'web',
  role: 'main',
  notes: [both('main', '主容器'), both('readiness probe 5 s', '就绪探针 5 s')],
  path: 'spec.containers[0]',
  spans: [
    span('waiting', 0.1, 12.9, verbatim('PodInitializing')),
    span('running', 12.9, 15.1),
    span('ready', 15.1, 67),
    span('terminating', 67, 76),
  ],
  caps: [cap(76, 0)],
  probes: [
    probe(13, false, 'readiness'),
    ...Array.from({ length: 13 }, (_, index) => probe(15.1 + 5 * index, true, 'readiness')),
  ],
  brackets: [bracket('preStop', 62, 67, verbatim('preStop 5 s'))],
};

function columns(): readonly ColumnsAt[] {
  const rows: readonly [number, string, string, number, number | null, boolean][] = [
    [0.1, '0/2', 'Init:0/2', 0, null, false],
    [6, '0/2', 'Init:1/2', 0, null, false],
    [11.1, '1/2', 'PodInitializing', 0, null, false],
    [13, '1/2', 'Running', 0, null, false],
    [25, '1/2', 'Init:Error', 0, null, true],
    [25.3, '1/2', 'Init:1/2', 1, 24.6, false],
    [27.1, '2/2', 'Running', 1, 24.6, false],
    [32.1, '1/2', 'Init:CrashLoopBackOff', 1, 31.5, true],
    [46, '1/2', 'Init:1/2', 2, 31.5, false],
    [47.1, '2/2', 'Running', 2, 31.5, false],
    [62, '2/2', 'Terminating', 2, 31.5, false],
  ];
  return rows.map(([from, ready, status, restarts, last, failing]) => ({
    from: ms(from),
    ready,
    status,
    restarts,
    lastRestartAt: last === null ? null : ms(last),
    phase: from < 13 ? 'Pending' : 'Running',
    failing,
    podStatus: {},
    event: ms(from) / 100,
  }));
}

function conditions(): PodTimeline['conditions'] {
  const notReady = 'ContainersNotReady';
  const ready = bands([
    ['False', 0.1, 15.1, notReady],
    ['True', 15.1, 25],
    ['False', 25, 27.1, notReady],
    ['True', 27.1, 32],
    ['False', 32, 47.1, notReady],
    ['True', 47.1, 76],
    ['False', 76, 76.4, notReady],
  ]);
  return [
    { type: 'PodScheduled', bands: bands([['True', 0.9, 76.4]]) },
    {
      type: 'Initialized',
      bands: bands([
        ['False', 0.9, 11.1, 'ContainersNotInitialized'],
        ['True', 11.1, 76.4],
      ]),
    },
    { type: 'ContainersReady', bands: ready },
    { type: 'Ready', bands: ready },
  ];
}

function marks(pod: string): readonly EventMark[] {
  return [
    mark(0, both('apply', '创建')),
    mark(0.9, both('scheduled', '已调度')),
    mark(24.6, both('istio-proxy exits, code 1', 'istio-proxy 退出，退出码 1')),
    mark(31.5, both('istio-proxy exits, code 1', 'istio-proxy 退出，退出码 1'), 'failing'),
    mark(45, both('istio-proxy starts again', 'istio-proxy 再次启动')),
    mark(
      62,
      both(`kubectl delete pod ${pod}, grace 30 s`, `kubectl delete pod ${pod}，宽限期 30 s`),
      'notable',
    ),
    mark(76.4, both('gone', '已删除')),
  ];
}

function mark(at: number, label: Sentence, tone: EventMark['tone'] = 'plain'): EventMark {
  return { at: ms(at), event: ms(at) / 100, label, tone, saidElsewhere: false };
}

function span(state: SpanState, from: number, to: number, label: Sentence | null = null): Span {
  return { state, from: ms(from), to: ms(to), event: ms(from) / 100, label };
}

function cap(at: number, exitCode: number): Cap {
  return { at: ms(at), exitCode, by: at > 60 ? 'sigterm' : 'self', event: ms(at) / 100 };
}

function probe(at: number, ok: boolean, kind: ProbeMark['probe'] = 'startup'): ProbeMark {
  return { at: ms(at), probe: kind, ok, event: ms(at) / 100 };
}

function bracket(kind: Bracket['kind'], from: number, to: number, label: Sentence): Bracket {
  return { kind, from: ms(from), to: ms(to), label, event: ms(from) / 100 };
}

function bands(rows: readonly (readonly [string, number, number, string?])[]): readonly Band[] {
  return rows.map(([value, from, to, reason = '']) => ({
    from: ms(from),
    to: ms(to),
    value,
    reason,
    event: ms(from) / 100,
  }));
}

function ms(seconds: number): Milliseconds {
  return Math.round(seconds * 1000);
}

function both(en: string, zh: string): Sentence {
  return { en, zh };
}
