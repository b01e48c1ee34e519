/** Makes what scrolls a stop of the Tab key, so that the keyboard reaches all of it. */
export function scrollStop(name: string) {
  return { role: 'group', tabIndex: 0, 'aria-label': name };
}
