import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { conform } from '#cli/conformance/conform.ts';
import { ownVectorFiles, vectorFilesUnder } from '#cli/conformance/vectorFiles.ts';

const usage = 'usage: npm run conformance -- [--vectors DIR] [--emit FILE]';

/** Exit code: 0 everything agreed, 1 not, 2 bad usage or a folder or file that cannot be read or written. */
function main(args: readonly string[]): number {
  try {
    const { vectors, emit } = parseArgs({
      args: [...args],
      options: { vectors: { type: 'string' }, emit: { type: 'string' } },
    }).values;
    const conformance = conform(vectors === undefined ? ownVectorFiles() : vectorFilesUnder(vectors));
    if (emit !== undefined) writeFileSync(emit, conformance.emitted.map((line) => `${line}\n`).join(''));
    process.stdout.write(`${conformance.lines.join('\n')}\n`);
    return conformance.ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
