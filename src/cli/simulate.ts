import { readFileSync } from 'node:fs';
import { simulateCommand } from './simulateCommand.ts';

const result = simulateCommand(process.argv.slice(2), (file) => readFileSync(file, 'utf8'));
// A reader that has seen enough, such as `head`, closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.stdout.write(result.stdout);
process.stderr.write(result.stderr);
process.exitCode = result.exitCode;
