/** The roles type plays inside a picture: base.css draws them, `textWidth` measures them. */
export type TypeRole = keyof typeof typeRoles;

interface TypeFace {
  readonly className: string;
  readonly px: number;
  readonly weight: 400 | 600;
  /** The width axis, in percent. */
  readonly width: number;
  readonly family: 'text' | 'mono';
  /** In Chinese: nothing below 12 px, and Latin letters beside it less narrow. */
  readonly zh?: { readonly px?: number; readonly width?: number };
}

const narrow = { width: 82, family: 'text', zh: { width: 88 } } as const;

export const typeRoles = {
  tick: { className: 'type-tick', px: 11, weight: 400, width: 100, family: 'mono' },
  tickStrong: { className: 'type-tick strong', px: 11, weight: 600, width: 100, family: 'mono' },
  label: { className: 'type-label', px: 12, weight: 400, ...narrow },
  labelStrong: { className: 'type-label strong', px: 12, weight: 600, ...narrow },
  small: {
    className: 'type-small',
    px: 11,
    weight: 400,
    width: 82,
    family: 'text',
    zh: { px: 12, width: 88 },
  },
  status: { className: 'type-status', px: 12, weight: 400, width: 74, family: 'text' },
  statusStrong: { className: 'type-status strong', px: 12, weight: 600, width: 74, family: 'text' },
  lane: { className: 'type-lane', px: 14, weight: 600, width: 100, family: 'text' },
} as const satisfies Record<string, TypeFace>;

export function typeFace(role: TypeRole): TypeFace {
  return typeRoles[role];
}
