/**
 * A sorted copy in which elements that compare equal stand as Go's sort.Sort leaves them. That keeps the order of up to
 * twelve; more of them it shuffles, always in the same way.
 *
 * Source: Go 1.19 src/sort/zsortinterface.go, sort.go.
 */
export function goSorted<T>(list: readonly T[], compare: (a: T, b: T) => number): T[] {
  const items = [...list];
  const data: Sortable = {
    less: (i, j) => compare(items[i]!, items[j]!) < 0,
    swap: (i, j) => {
      [items[i], items[j]] = [items[j]!, items[i]!];
    },
  };
  patternDefeatingQuicksort(data, 0, items.length, bitLength(items.length));
  return items;
}

/** By places. Ranges leave their end out. */
interface Sortable {
  readonly less: (i: number, j: number) => boolean;
  readonly swap: (i: number, j: number) => void;
}

const maxInsertion = 12;

function patternDefeatingQuicksort(data: Sortable, from: number, to: number, badPivotsLeft: number): void {
  let [a, b, limit] = [from, to, badPivotsLeft];
  let wasBalanced = true;
  let wasPartitioned = true;
  for (;;) {
    const length = b - a;
    if (length <= maxInsertion || limit === 0) {
      if (length <= maxInsertion) insertionSort(data, a, b);
      else heapSort(data, a, b);
      return;
    }
    if (!wasBalanced) {
      breakPatterns(data, a, b);
      limit -= 1;
    }
    const chosen = choosePivot(data, a, b);
    let { pivot } = chosen;
    if (chosen.hint === 'decreasing') {
      reverseRange(data, a, b);
      pivot = b - 1 - (pivot - a);
    }
    if (wasBalanced && wasPartitioned && chosen.hint !== null && partialInsertionSort(data, a, b)) return;
    if (a > 0 && !data.less(a - 1, pivot)) {
      a = partitionEqual(data, a, b, pivot);
      continue;
    }
    const { middle, alreadyPartitioned } = partition(data, a, b, pivot);
    wasPartitioned = alreadyPartitioned;
    const [left, right] = [middle - a, b - middle];
    wasBalanced = Math.min(left, right) >= Math.floor(length / 8);
    if (left < right) {
      patternDefeatingQuicksort(data, a, middle, limit);
      a = middle + 1;
    } else {
      patternDefeatingQuicksort(data, middle + 1, b, limit);
      b = middle;
    }
  }
}

function insertionSort({ less, swap }: Sortable, a: number, b: number): void {
  for (let i = a + 1; i < b; i += 1) {
    for (let j = i; j > a && less(j, j - 1); j -= 1) swap(j, j - 1);
  }
}

function heapSort(data: Sortable, a: number, b: number): void {
  const length = b - a;
  for (let i = Math.floor((length - 1) / 2); i >= 0; i -= 1) siftDown(data, i, length, a);
  for (let i = length - 1; i >= 0; i -= 1) {
    data.swap(a, a + i);
    siftDown(data, 0, i, a);
  }
}

function siftDown({ less, swap }: Sortable, low: number, high: number, first: number): void {
  let root = low;
  for (;;) {
    let child = 2 * root + 1;
    if (child >= high) return;
    if (child + 1 < high && less(first + child, first + child + 1)) child += 1;
    if (!less(first + root, first + child)) return;
    swap(first + root, first + child);
    root = child;
  }
}

function partition(
  { less, swap }: Sortable,
  a: number,
  b: number,
  pivot: number,
): { readonly middle: number; readonly alreadyPartitioned: boolean } {
  swap(a, pivot);
  let [i, j] = [a + 1, b - 1];
  let swaps = 0;
  for (;;) {
    while (i <= j && less(i, a)) i += 1;
    while (i <= j && !less(j, a)) j -= 1;
    if (i > j) break;
    swap(i, j);
    swaps += 1;
    i += 1;
    j -= 1;
  }
  swap(j, a);
  return { middle: j, alreadyPartitioned: swaps === 0 };
}

/** Nothing of the range is less than the pivot. */
function partitionEqual({ less, swap }: Sortable, a: number, b: number, pivot: number): number {
  swap(a, pivot);
  let [i, j] = [a + 1, b - 1];
  for (;;) {
    while (i <= j && !less(a, i)) i += 1;
    while (i <= j && less(a, j)) j -= 1;
    if (i > j) return i;
    swap(i, j);
    i += 1;
    j -= 1;
  }
}

/** Whether a few shifts were enough. */
function partialInsertionSort({ less, swap }: Sortable, a: number, b: number): boolean {
  const mostSteps = 5;
  const shortestShifting = 50;
  let i = a + 1;
  for (let step = 0; step < mostSteps; step += 1) {
    while (i < b && !less(i, i - 1)) i += 1;
    if (i === b) return true;
    if (b - a < shortestShifting) return false;
    swap(i, i - 1);
    if (i - a >= 2) for (let j = i - 1; j >= 1 && less(j, j - 1); j -= 1) swap(j, j - 1);
    if (b - i >= 2) for (let j = i + 1; j < b && less(j, j - 1); j += 1) swap(j, j - 1);
  }
  return false;
}

function breakPatterns({ swap }: Sortable, a: number, b: number): void {
  const length = b - a;
  const mask = 2 ** bitLength(length) - 1;
  const middle = a + Math.floor(length / 4) * 2;
  let random = BigInt(length);
  for (let place = middle - 1; place <= middle + 1; place += 1) {
    random ^= BigInt.asUintN(64, random << 13n);
    random ^= random >> 17n;
    random ^= BigInt.asUintN(64, random << 5n);
    const other = Number(random & BigInt(mask));
    swap(place, a + (other >= length ? other - length : other));
  }
}

interface Pivot {
  readonly pivot: number;
  readonly hint: 'increasing' | 'decreasing' | null;
}

function choosePivot({ less }: Sortable, a: number, b: number): Pivot {
  const shortestNinther = 50;
  const mostSwaps = 12;
  const length = b - a;
  const quarter = Math.floor(length / 4);
  let swaps = 0;
  const inOrder = (x: number, y: number): readonly [number, number] => {
    if (!less(y, x)) return [x, y];
    swaps += 1;
    return [y, x];
  };
  const median = (x: number, y: number, z: number): number => {
    const [low, high] = inOrder(x, y);
    const [middle] = inOrder(high, z);
    return inOrder(low, middle)[1];
  };
  const places = [a + quarter, a + quarter * 2, a + quarter * 3];
  const [i = 0, j = 0, k = 0] =
    length >= shortestNinther ? places.map((place) => median(place - 1, place, place + 1)) : places;
  const pivot = median(i, j, k);
  if (swaps === 0) return { pivot, hint: 'increasing' };
  return { pivot, hint: swaps === mostSwaps ? 'decreasing' : null };
}

function reverseRange({ swap }: Sortable, a: number, b: number): void {
  for (let [i, j] = [a, b - 1]; i < j; i += 1, j -= 1) swap(i, j);
}

function bitLength(value: number): number {
  return 32 - Math.clz32(value);
}
