import type { Locale } from '#i18n/sentence.ts';
import { type TypeRole, typeFace } from './typeRoles.ts';

/** Width of a text in px in a role. Labels are placed by it, never by counting characters. */
export type Measure = (text: string, role: TypeRole) => number;

/** Measures with the page's own fonts; `fontsVersion` changes when a font arrives, so that nothing stale is kept. */
export function measureText(locale: Locale, fontsVersion: number): Measure {
  const widths = new Map<string, number>();
  return (text, role) => {
    const key = `${fontsVersion}|${role}|${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    const width = widthOf(text, role, locale);
    widths.set(key, width);
    return width;
  };
}

/** Where nothing can be drawn (tests in Node): Latin letters about half an em, Chinese ones a whole. */
function estimateText(text: string, role: TypeRole): number {
  const face = typeFace(role);
  let ems = 0;
  for (const letter of text)
    ems += isWide(letter) ? 1 : face.family === 'mono' ? 0.6 : (0.57 * face.width) / 100;
  return ems * face.px;
}

let pen: CanvasRenderingContext2D | null | undefined;

function widthOf(text: string, role: TypeRole, locale: Locale): number {
  pen ??= drawingContext();
  if (!pen) return estimateText(text, role);
  const face = typeFace(role);
  const px = (locale === 'zh' && face.zh?.px) || face.px;
  const stretch = (locale === 'zh' && face.zh?.width) || face.width;
  if (face.family === 'mono') return measured(pen, `${face.weight} ${px}px ${families.mono}`, text);

  const font = (keyword: string) => `${face.weight} ${keyword} ${px}px ${families.text}`;
  if (stretch === 100) return measured(pen, font('normal'), text);
  // Canvas takes the width axis by keyword only; between two keywords an advance grows in proportion.
  const at75 = measured(pen, font('condensed'), text);
  const at87 = measured(pen, font('semi-condensed'), text);
  return at75 + ((at87 - at75) * (stretch - 75)) / 12.5;
}

const families = {
  text: `"Archivo Variable", system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif`,
  mono: `"IBM Plex Mono", ui-monospace, "Noto Sans Mono CJK SC", "PingFang SC", monospace`,
};

function drawingContext(): CanvasRenderingContext2D | null {
  // jsdom has the element but nothing to draw with, and says so loudly.
  if (typeof document === 'undefined' || navigator.userAgent.includes('jsdom')) return null;
  return document.createElement('canvas').getContext('2d');
}

function measured(context: CanvasRenderingContext2D, font: string, text: string): number {
  if (context.font !== font) context.font = font;
  return context.measureText(text).width;
}

function isWide(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x2e80 && code <= 0xffef;
}
