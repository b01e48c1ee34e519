import type { KeyboardEvent } from 'react';

/**
 * What makes a drawn element a mark: reachable with the arrow keys, selected with Enter or a click, named for screen
 * readers. The picture handles keys and clicks once for all of them.
 */
export function markProps(mark: {
  readonly row: string;
  readonly x: number;
  readonly name: string;
  /** Ids of the events it stands for; none when it cannot be selected. */
  readonly events: readonly number[];
  readonly selected: boolean;
}) {
  return {
    role: 'button',
    tabIndex: -1,
    'aria-label': mark.name,
    'aria-pressed': mark.selected,
    'data-mark': mark.events.join(' '),
    'data-row': mark.row,
    'data-x': Math.round(mark.x),
  };
}

/** What makes an element the picture that holds marks: one stop of the Tab key, from which the arrows lead inside. */
export function pictureProps(name: string) {
  return { role: 'group', tabIndex: 0, 'aria-label': name };
}

/** The event a click on `target` selects: a mark that stands for several gives the one after `selection`. */
export function eventOfMark(target: Element, selection: number | null): number | null {
  const mark = target.closest('[data-mark]');
  const events = mark?.getAttribute('data-mark')?.split(' ').filter(Boolean).map(Number) ?? [];
  if (events.length === 0) return null;
  const known = selection === null ? -1 : events.indexOf(selection);
  return events[(known + 1) % events.length] ?? null;
}

/** What the nearest element around `target` says under this name. */
export function attributeOf(target: Element, name: string): string | null {
  return target.closest(`[${name}]`)?.getAttribute(name) ?? null;
}

/**
 * A key inside a picture of marks: Enter and Space choose, Escape leaves, arrows walk, ↓ on the picture itself goes to
 * the first mark. `onMark` may take further keys and says so with true. What is left is the shell's.
 */
export function handleMarkKey(
  event: KeyboardEvent,
  picture: HTMLElement | null,
  choose: (target: Element) => void,
  onMark: (key: string, target: Element) => boolean = () => false,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !picture) return;
  const target = event.target as Element;
  const isMark = target.hasAttribute('data-mark');
  if (!isMark && target !== picture) return;
  const { key } = event;
  if (isMark && (key === 'Enter' || key === ' ')) choose(target);
  else if (isMark && key === 'Escape') picture.focus();
  else if (!(isMark && onMark(key, target))) {
    if (isMark ? !walkingKeys.has(key) : key !== 'ArrowDown') return;
    if (!moveFocus(picture, key)) return;
  }
  event.preventDefault();
  event.stopPropagation();
}

const walkingKeys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/** Moves the focus between marks as an arrow key says; true when there was one to move to. */
function moveFocus(picture: Element, key: string): boolean {
  const marks = [...picture.querySelectorAll<SVGElement>('[data-mark]')];
  const current = marks.find((mark) => mark === mark.ownerDocument.activeElement);
  const next = current ? neighbour(marks, current, key) : marks[0];
  next?.focus({ preventScroll: false });
  return next !== undefined;
}

function neighbour(marks: readonly SVGElement[], current: SVGElement, key: string): SVGElement | undefined {
  const row = rowOf(current);
  const x = xOf(current);
  const inRow = marks.filter((mark) => rowOf(mark) === row).sort((a, b) => xOf(a) - xOf(b));
  switch (key) {
    case 'ArrowLeft':
      return inRow[inRow.indexOf(current) - 1];
    case 'ArrowRight':
      return inRow[inRow.indexOf(current) + 1];
    case 'Home':
      return inRow[0];
    case 'End':
      return inRow.at(-1);
    case 'ArrowUp':
    case 'ArrowDown': {
      const rows = [...new Set(marks.map(rowOf))];
      const target = rows[rows.indexOf(row) + (key === 'ArrowUp' ? -1 : 1)];
      const candidates = marks.filter((mark) => rowOf(mark) === target);
      return candidates.sort((a, b) => Math.abs(xOf(a) - x) - Math.abs(xOf(b) - x))[0];
    }
    default:
      return undefined;
  }
}

function rowOf(mark: Element): string | null {
  return mark.getAttribute('data-row');
}

function xOf(mark: Element): number {
  return Number(mark.getAttribute('data-x'));
}
