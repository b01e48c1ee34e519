import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { conform } from './conform.ts';
import { ownVectorFiles, vectorFilesUnder } from './vectorFiles.ts';

/** What a command leaves behind. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const usage = 'usage: npm run conformance -- [--vectors DIR] [--emit FILE]';

/** Exit code 0: everything agreed; 1: not; 2: bad usage, or a folder or file that cannot be read or written. */
export function conformanceCommand(args: readonly string[]): CommandResult {
  try {
    const { vectors, emit } = parseArgs({
      args: [...args],
      options: { vectors: { type: 'string' }, emit: { type: 'string' } },
    }).values;
    const conformance = conform(vectors === undefined ? ownVectorFiles() : vectorFilesUnder(vectors));
    if (emit !== undefined) writeFileSync(emit, conformance.emitted.map((line) => `${line}\n`).join(''));
    return { exitCode: conformance.ok ? 0 : 1, stdout: `${conformance.lines.join('\n')}\n`, stderr: '' };
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    return { exitCode: 2, stdout: '', stderr: `${sentence}\n${usage}\n` };
  }
}
