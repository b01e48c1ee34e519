import { conformanceCommand } from '#cli/conformance/command.ts';

const { exitCode, stdout, stderr } = conformanceCommand(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
