import { parseArgs } from 'node:util';
import type { Diagnostic } from '#api/diagnostic.ts';
import { gateInfo } from '#api/featureGates.ts';
import type { Run, RunOverrides } from '#cluster/run.ts';
import { simulateText } from '#cluster/simulateText.ts';
import { durationSeconds } from '#scenario/duration.ts';
import { kubernetesVersions } from '#scenario/scenario.ts';
import { kubernetesVersion } from '#scenario/version.ts';
import { watchLog } from './watchLog.ts';

export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 1 | 2;
}

const usage =
  'Usage: npm run --silent simulate -- FILE.yaml [--json] [--until 60s] [--version v1.28] [--gate Name=true]…\n';

/** Version of the trace's JSON form; public/schemas/trace-v1.json describes it. */
const traceFormat = 'v1';

/**
 * `simulate`: what Kubernetes does with a file, as a kubectl-like watch log or, with `--json`, as the trace.
 * Exit code 0 all simulated, 1 something rejected, 2 bad usage or unreadable file.
 */
export function simulateCommand(args: readonly string[], readFile: (file: string) => string): CommandResult {
  const asked = readArguments(args);
  if ('problem' in asked) return { stdout: '', stderr: `${asked.problem}\n${usage}`, exitCode: 2 };
  let text: string;
  try {
    text = readFile(asked.file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { stdout: '', stderr: `cannot read ${asked.file}: ${reason}\n`, exitCode: 2 };
  }
  const run = simulateText(text, asked.overrides);
  const rejected = run.diagnostics.some(({ severity }) => severity === 'error');
  const stdout = asked.json ? `${JSON.stringify(traceDocument(run))}\n` : watchLog(run);
  const remarks = [
    ...run.diagnostics.map((one) => diagnosticLine(asked.file, one)),
    ...leftOutLines(asked.file, run),
    ...(stdout === '' ? ['No pods and no Services in this run.'] : []),
  ];
  return {
    stdout,
    stderr: remarks.map((line) => `${line}\n`).join(''),
    exitCode: rejected ? 1 : 0,
  };
}

/** The trace as outside tools read it. Times in ms. */
function traceDocument(run: Run) {
  const { trace, scenario } = run;
  return {
    kymograph: traceFormat,
    kubernetes: scenario.cluster.version,
    seed: scenario.seed,
    end: trace.end,
    horizon: trace.horizon,
    truncated: trace.truncated,
    diagnostics: run.diagnostics.map(({ severity, code, speaker, message, range, document, path, note }) => ({
      severity,
      code,
      speaker,
      message: message.en,
      range,
      document,
      path,
      ...(note ? { note: note.en } : {}),
    })),
    inferences: run.inferences.map(({ subject, path, sentence }) => ({
      subject,
      path,
      assumed: sentence.en,
    })),
    events: trace.events,
  };
}

function diagnosticLine(file: string, { range, message, severity, path }: Diagnostic): string {
  const place = `${file}:${range.start.line}:${range.start.column}`;
  const level = severity === 'error' ? '' : `${severity}: `;
  return `${place}: ${level}${path === '' ? '' : `${path}: `}${message.en}`;
}

/** What was accepted but is not simulated, and actions of the Scenario that came to nothing. */
function leftOutLines(file: string, { documents, diagnostics, trace }: Run): readonly string[] {
  const listed = documents
    .filter(({ outcome }) => outcome === 'listed')
    .map(({ range, kind, name }) => {
      const { line, column } = range.start;
      return `${file}:${line}:${column}: info: ${kind}/${name} is not simulated`;
    });
  const scenario = documents.find(({ outcome }) => outcome === 'scenario');
  const skipped = trace.events.flatMap((event) => {
    if (event.kind !== 'ScenarioActionSkipped') return [];
    const { path, reason } = event.detail;
    // The Scenario's reader has said so already, at the very verb.
    if (diagnostics.some((one) => one.path.startsWith(`${path}.`))) return [];
    const line = scenario?.lines[path]?.[0] ?? scenario?.range.start.line ?? 1;
    return [`${file}:${line}:1: warning: ${path}: at ${event.at / 1000}s ${reason}`];
  });
  return [...listed, ...skipped];
}

interface Asked {
  readonly file: string;
  readonly json: boolean;
  readonly overrides: RunOverrides;
}

function readArguments(args: readonly string[]): Asked | { readonly problem: string } {
  let parsed: ReturnType<typeof parseOptions>;
  try {
    parsed = parseOptions(args);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) return { problem: 'Name one file.' };
  const until = values.until === undefined ? undefined : durationSeconds(values.until);
  if (until === null || (until !== undefined && until < 0)) {
    return { problem: `--until takes a length of time such as 60s or 1m30s, not ${values.until}` };
  }
  const version = values.version === undefined ? undefined : kubernetesVersion(values.version);
  if (version === null) return { problem: `--version takes v1.27, v1.28 or v1.29+, not ${values.version}` };
  const gates: Record<string, boolean> = {};
  for (const gate of values.gate ?? []) {
    const found = /^(\w+)=(true|false)$/.exec(gate);
    if (!found) return { problem: `--gate takes Name=true or Name=false, not ${gate}` };
    const name = found[1] ?? '';
    if (!kubernetesVersions.some((one) => gateInfo(name, one))) {
      return { problem: `unrecognized feature gate: ${name}` };
    }
    gates[name] = found[2] === 'true';
  }
  return {
    file,
    json: values.json,
    overrides: {
      ...(until === undefined ? {} : { horizonMs: Math.round(until * 1000) }),
      ...(version === undefined ? {} : { version }),
      featureGates: gates,
    },
  };
}

function parseOptions(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      until: { type: 'string' },
      version: { type: 'string' },
      gate: { type: 'string', multiple: true },
    },
  });
}
