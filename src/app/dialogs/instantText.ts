import type { Locale } from '#i18n/sentence.ts';

const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', zh: 'zh-CN' };

/** When something was, in the reader's own time: `14:02` on the same day, else `12 Nov`. */
export function instantText(at: number, now: number, locale: Locale): string {
  const then = new Date(at);
  const sameDay = then.toDateString() === new Date(now).toDateString();
  return sameDay
    ? then.toLocaleTimeString(tags[locale], { hour: '2-digit', minute: '2-digit', hour12: false })
    : then.toLocaleDateString(tags[locale], { day: 'numeric', month: 'short' });
}
