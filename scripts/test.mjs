// `npm test [-- --only types,unit]`: everything the project asks of itself, from a bare clone on.
// The last line is `N passed, N failed` over all of it.
import { command, ensureDependencies, Refusal, say } from './setup.mjs';
import { sum } from './tally.mjs';

await command(async () => {
  ensureDependencies();
  const { checks } = await import('./checks.mjs');
  const names = chosenChecks(Object.keys(checks));
  const lines = [];
  let total = { passed: 0, failed: 0 };
  for (const name of names) {
    say(`\n== ${name} ==`);
    const start = performance.now();
    const tally = (await checks[name]?.()) ?? { passed: 0, failed: 1 };
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    lines.push(
      `${name.padEnd(12)} ${`${tally.passed} passed`.padStart(13)} ${`${tally.failed} failed`.padStart(10)} ${seconds.padStart(7)} s`,
    );
    say(lines.at(-1) ?? '');
    total = sum(total, tally);
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
});

/** @param {readonly string[]} known */
function chosenChecks(known) {
  const [option, list, ...rest] = process.argv.slice(2);
  if (option === undefined) return known;
  const names = list?.split(',') ?? [];
  if (option !== '--only' || names.length === 0 || rest.length > 0) {
    throw new Refusal(`Usage: npm test [-- --only CHECK,CHECK]; the checks are ${known.join(', ')}.`);
  }
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Refusal(`There is no check "${unknown}"; the checks are ${known.join(', ')}.`);
  }
  return known.filter((name) => names.includes(name));
}
