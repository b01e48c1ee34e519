/** Marks closer than this become one with a count. */
const joinPx = 10;

export interface JoinedMarks<M> {
  readonly x: number;
  readonly marks: readonly M[];
}

/** Joins marks on one line that stand closer than 10 px to the first of their group. `marks` are ordered by x. */
export function joinMarks<M extends { readonly x: number }>(
  marks: readonly M[],
  within = joinPx,
): readonly JoinedMarks<M>[] {
  const groups: { x: number; marks: M[] }[] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    if (last && mark.x - last.x < within) last.marks.push(mark);
    else groups.push({ x: mark.x, marks: [mark] });
  }
  return groups;
}
