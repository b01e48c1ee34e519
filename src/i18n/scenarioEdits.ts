import { bilingual } from './sentence.ts';

/** Why an edit was not made. */
export const scenarioEdits = bilingual(
  {
    unreadable: (line: number) => `The text cannot be edited here: line ${line} is not valid YAML.`,
    noDocument: 'The text has no such document.',
    notAMapping: (place: string) => `${place} cannot be set: what stands above it is something else.`,
    noPlace: (place: string) => `There is no place for ${place} in the text.`,
    alreadySo: 'The text already says so.',
    entangled: 'This place is shared through an anchor or written in a way that cannot be edited safely.',
  },
  {
    unreadable: (line) => `此处无法编辑：第 ${line} 行不是有效的 YAML。`,
    noDocument: '文本中没有这个文档。',
    notAMapping: (place) => `无法设置 ${place}：其上层是其他内容。`,
    noPlace: (place) => `文本中没有 ${place} 的位置。`,
    alreadySo: '文本已是如此。',
    entangled: '此处通过锚点共享，或其写法无法安全编辑。',
  },
);
