import { readFileSync } from 'node:fs';
import { simulateCommand } from './simulateCommand.ts';

const result = simulateCommand(process.argv.slice(2), (file) => readFileSync(file, 'utf8'));
process.stdout.write(result.stdout);
process.stderr.write(result.stderr);
process.exitCode = result.exitCode;
