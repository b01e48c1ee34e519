import { bilingual } from './sentence.ts';

/** What a verb that copies becomes once it is pressed. */
export const copyWords = bilingual(
  {
    copied: (lines: number) => (lines === 1 ? '1 line copied' : `${lines} lines copied`),
    refused: 'The browser refuses',
  },
  {
    copied: (lines) => `已复制 ${lines} 行`,
    refused: '浏览器不允许',
  },
);
