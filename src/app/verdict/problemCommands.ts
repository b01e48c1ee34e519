import type { Diagnostic } from '#api/diagnostic.ts';
import { reveal } from '#app/commands.ts';
import { type AppState, appStore, replaceText } from '#app/store.ts';
import { problemKey } from './problemKey.ts';

const { getState, setState } = appStore;

/** What there is to say of the text that was judged last, or of the one that is being read. */
export function diagnosticsOf({ judging, run }: AppState): readonly Diagnostic[] {
  return judging?.diagnostics ?? run?.diagnostics ?? nothing;
}

const nothing: readonly Diagnostic[] = [];

/** The problem that is chosen; null when none is, or it is gone. */
export function chosenProblem(state: AppState): Diagnostic | null {
  const { problem } = state;
  if (problem === null) return null;
  return diagnosticsOf(state).find((one) => problemKey(one) === problem) ?? null;
}

/** Chooses a problem and shows its place in the text. */
export function chooseProblem(problem: Diagnostic): void {
  const { line, column } = problem.range.start;
  setState({ problem: problemKey(problem) });
  reveal(line, column);
}

/** To the next problem of the text, round to the first. */
export function nextProblem(): void {
  const state = getState();
  const problems = diagnosticsOf(state);
  const current = problems.findIndex((one) => problemKey(one) === state.problem);
  const next = problems[(current + 1) % problems.length];
  if (next) chooseProblem(next);
}

/** Makes the one edit that mends a problem, if the text is still the one it was found in. */
export function applyFix({ fix }: Diagnostic): void {
  const { text, runText } = getState();
  if (!fix || text !== runText) return;
  replaceText(text.slice(0, fix.range.start.offset) + fix.text + text.slice(fix.range.end.offset));
}

/** The same for the chosen problem. */
export function fixChosen(): void {
  const problem = chosenProblem(getState());
  if (problem) applyFix(problem);
}

/** The objects as stored in the picture's place, or the picture again; what is out of sight does not play on. */
export function toggleStored(): void {
  setState(({ showStored, playing }) => ({ showStored: !showStored, playing: playing && showStored }));
}
