/**
 * Lines of cells set under one another, the last cell of a line without padding. `gap` blanks part two columns, and no
 * column with its gap is narrower than `least`. With the gap of 3 and the least of 6 it is what kubectl prints.
 *
 * Source: v1.28 cli-runtime pkg/printers/tabwriter.go:GetNewTabWriter.
 */
export function alignedText(lines: readonly (readonly string[])[], gap = 3, least = 6): string {
  const widths: number[] = [];
  for (const line of lines)
    for (const [index, cell] of line.entries())
      widths[index] = Math.max(widths[index] ?? least, widthOf(cell) + gap);
  return lines
    .map((line) =>
      line
        .map((cell, index) =>
          index === line.length - 1 ? cell : cell + ' '.repeat(widths[index]! - widthOf(cell)),
        )
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

/** In a monospaced face a Chinese character is as wide as two Latin ones. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (wide.test(letter) ? 2 : 1), 0);
}

const wide = /[\u2e80-\uffef]/u;
