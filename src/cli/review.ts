import { readFileSync } from 'node:fs';
import { reviewCommand } from './reviewCommand.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};
const { stdout, stderr, exitCode } = reviewCommand(
  process.argv.slice(2),
  (file) => readFileSync(file, 'utf8'),
  version,
);
// A reader that has seen enough, such as `head`, closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
