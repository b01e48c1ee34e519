import type { RequestLog } from '#cluster/kube-proxy/service-traffic/model/requestLog.ts';
import type { Milliseconds } from '#simulation/trace.ts';

/** One lost request below the requests' baseline. */
export interface FailureMark {
  readonly x: number;
  readonly y: number;
  /** Place in the log. */
  readonly place: number;
}

export interface FailureMarks {
  readonly marks: readonly FailureMark[];
  /** Arm of a cross, in px. */
  readonly arm: number;
  /** How many failures one mark stands for: 1 unless they do not fit. */
  readonly each: number;
}

interface Scale {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly x: (ms: Milliseconds) => number;
}

const pitches = [8, 6, 4, 3, 2] as const;

/** Every failure in the view, but those before the first answer, as a mark of its own, columns hanging from `top`; as large as they fit into `room` px. */
export function failureMarks(log: RequestLog, scale: Scale, room: number): FailureMarks {
  const inView = log.failed.filter(
    (place) =>
      place >= log.firstServed && log.endedAt[place]! >= scale.from && log.endedAt[place]! <= scale.to,
  );
  for (const each of [1, 2, 5, 10, 20, 50, 100, 1000]) {
    const chosen = each === 1 ? inView : inView.filter((_, index) => index % each === 0);
    for (const pitch of pitches) {
      const marks = stacked(chosen, log, scale, pitch, room);
      if (marks) return { marks, arm: pitch * 0.36, each };
    }
  }
  return { marks: [], arm: 1, each: 1 };
}

/** Null when a column is longer than its room. */
function stacked(
  places: readonly number[],
  log: RequestLog,
  scale: Scale,
  pitch: number,
  room: number,
): readonly FailureMark[] | null {
  const rows = Math.max(1, Math.floor(room / pitch));
  const columns = new Map<number, number>();
  const marks: FailureMark[] = [];
  for (const place of places) {
    const column = Math.round(scale.x(log.endedAt[place]!) / pitch);
    const row = columns.get(column) ?? 0;
    if (row >= rows) return null;
    columns.set(column, row + 1);
    marks.push({ x: column * pitch, y: (row + 0.5) * pitch, place });
  }
  return marks;
}
