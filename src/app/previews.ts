import { useEffect } from 'react';
import { useStore } from 'zustand/react';
import { createStore } from 'zustand/vanilla';
import type { Run, RunOverrides } from '#cluster/run.ts';
import { useApp } from './store.ts';

/** What a dialog can draw of a text that is not the one in the editor. */
export type Preview = Run | 'failed';

/** A preview shows a shape, not a run: this many events are more than 120 pixels can tell. */
const maxEvents = 50_000;
/** Results kept, so that a dialog opened again draws at once. */
const maxResults = 100;

type Send = (text: string, overrides: RunOverrides, maxEvents: number) => void;

const results = createStore<{ readonly of: ReadonlyMap<string, Preview> }>()(() => ({ of: new Map() }));
/** How many components want each, by key; one that nobody wants any more is not run. */
const wanted = new Map<string, number>();
let running: string | null = null;
let send: Send | null = null;

/** Joins the previews to the worker that runs them, one after the other. */
export function connectPreviews(to: Send): void {
  send = to;
  running = null;
  next();
}

/** Takes the answer to the preview that runs. */
export function receivePreview(preview: Preview): void {
  if (running !== null) {
    const kept = [...results.getState().of].slice(-maxResults + 1);
    results.setState({ of: new Map([...kept, [running, preview]]) });
  }
  running = null;
  next();
}

/** The run of a text with overrides; null while it is not there yet, or for no text. */
export function usePreview(text: string | null, overrides: RunOverrides = {}): Preview | null {
  const key = text === null ? null : JSON.stringify([text, overrides]);
  const plain = Object.keys(overrides).length === 0;
  const current = useApp(({ run, runText }) => (plain && text !== null && runText === text ? run : null));
  const result = useStore(results, ({ of }) => (key === null ? undefined : of.get(key)));
  const missing = current === null && result === undefined;
  useEffect(() => {
    if (!missing || key === null) return;
    want(key);
    return () => drop(key);
  }, [missing, key]);
  return current ?? result ?? null;
}

function want(key: string): void {
  wanted.set(key, (wanted.get(key) ?? 0) + 1);
  next();
}

function drop(key: string): void {
  const count = wanted.get(key) ?? 0;
  if (count > 1) wanted.set(key, count - 1);
  else wanted.delete(key);
}

function next(): void {
  if (running !== null || send === null) return;
  for (const key of wanted.keys()) {
    if (results.getState().of.has(key)) continue;
    running = key;
    const [text, overrides] = JSON.parse(key) as [string, RunOverrides];
    send(text, overrides, maxEvents);
    return;
  }
}
