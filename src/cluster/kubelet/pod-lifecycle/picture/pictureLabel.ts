import type { EventId } from '#simulation/trace.ts';

/** Width of a text in px, in one of the picture's type roles. */
export type Measure = (text: string, role: LabelRole) => number;

export type LabelRole = 'label' | 'labelStrong' | 'small' | 'tick' | 'tickStrong' | 'status' | 'statusStrong';

/** Whose words they are: an ink, or one of the greys. */
export type Tone = 'main' | 'sidecar' | 'init' | 'graphite' | 'fail' | 'text' | 'text-2' | 'text-3';

/** Words that want a place beside what they speak of, and where they may stand, best first. */
export interface PictureLabel {
  readonly key: string;
  /** What is served first: see `labelPriority`. */
  readonly priority: number;
  readonly lines: readonly string[];
  readonly role: LabelRole;
  readonly tone: Tone;
  /** The bar's ink, for words that stand in it. */
  readonly ink: 'main' | 'sidecar' | 'init' | 'graphite' | null;
  readonly width: number;
  readonly height: number;
  readonly places: readonly LabelPlace[];
  readonly event: EventId | null;
  /** Key of the lane it belongs to, which counts what found no place. */
  readonly lane: string | null;
}

export interface LabelPlace {
  readonly x: number;
  readonly top: number;
  /** The obstacle it may stand in. */
  readonly inside?: string;
  /** Set on a plate, it may interrupt thin lines. */
  readonly overLines?: boolean;
  /** What is said at this place, when it is not the label's own lines. */
  readonly lines?: readonly string[];
  readonly width?: number;
  readonly height?: number;
  readonly variant?: 'inside' | 'plate';
}

export interface Obstacle {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly id?: string;
  /** A thin line: words on a plate may interrupt it. */
  readonly line?: boolean;
}

/** Selection, failures and exit codes, deletions and deadlines, consequences, seconds, notes. */
export const labelPriority = {
  selection: 100,
  exitCode: 95,
  failure: 90,
  deletion: 80,
  deadline: 78,
  consequence: 76,
  difference: 75,
  seconds: 60,
  side: 55,
  state: 45,
  note: 30,
} as const;

/** Lines are 16 px apart; a box has a hair of air above and below its letters. */
export const linePx = 16;
const letterPx = 14;

export function labelHeight(lines: number): number {
  return letterPx + (lines - 1) * linePx;
}

/**
 * Breaks a text into lines no wider than `width` px where it can: at spaces, in Chinese at any character but before
 * punctuation. Lines are filled evenly, so the last one is not a single word.
 */
export function wrapText(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const whole = measure(text);
  if (whole <= width) return [text];
  const target = whole / Math.ceil(whole / width);
  const lines: string[] = [''];
  for (const piece of text.match(pieces) ?? []) {
    const line = `${lines.at(-1)}${piece}`;
    if (lines.at(-1) !== '' && measure(lines.at(-1)!) >= target * 0.92) lines.push(piece);
    else if (lines.at(-1) !== '' && measure(line.trimEnd()) > width) lines.push(piece);
    else lines[lines.length - 1] = line;
  }
  return lines.map((line) => line.trim());
}

/** A run of Latin letters or one Chinese character, each with the space or the punctuation after it. */
const pieces = /[^\s\u2e80-\uffef]+\s*[，。、；：！？）]*|[\u2e80-\uffef][，。、；：！？）]*|\s+/gu;
