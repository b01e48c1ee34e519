const unitSeconds: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** How long `sleep` sleeps with these arguments, in seconds: their sum; infinite for `infinity`. Null: no length. */
export function sleptSeconds(args: readonly string[]): number | null {
  if (args.length === 0) return null;
  let total = 0;
  for (const arg of args) {
    if (/^inf(?:inity)?$/i.test(arg)) {
      total = Number.POSITIVE_INFINITY;
      continue;
    }
    const match = /^(\d+(?:\.\d+)?|\.\d+)([smhd]?)$/.exec(arg);
    if (!match) return null;
    total += Number(match[1]) * (unitSeconds[match[2] ?? ''] ?? 1);
  }
  return total;
}
