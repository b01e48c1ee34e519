import type { EventId } from '#simulation/trace.ts';

export type LabelRole = 'label' | 'labelStrong' | 'tick' | 'tickStrong' | 'status' | 'statusStrong' | 'small';

/** Words that want a place beside what they speak of, and where they may stand, best first. */
export interface JobLabel {
  readonly key: string;
  readonly priority: number;
  readonly text: string;
  readonly role: LabelRole;
  readonly tone: 'fail' | 'main' | 'text' | 'text-2';
  readonly width: number;
  readonly height: number;
  readonly places: readonly JobLabelPlace[];
  readonly event: EventId | null;
}

export interface JobLabelPlace {
  readonly x: number;
  readonly top: number;
  readonly inside?: string;
  readonly overLines?: boolean;
  readonly variant?: 'inside';
}

/** Failures and exit codes, what was lost, rules, conditions, seconds, notes. */
export const labelPriority = {
  exitCode: 95,
  lost: 92,
  rule: 90,
  condition: 80,
  seconds: 60,
  held: 45,
  attempt: 40,
  note: 30,
} as const;

export const labelHeightPx = 14;
