import { bilingual } from './sentence.ts';

/** Fields that the text leaves out, gates, lines. */
export const jobFieldWords = bilingual(
  {
    byDefault: (key: string, value: string) => `${key}: ${value} by default`,
    line: (line: string) => `line ${line}`,
    onByDefault: (version: string, on: boolean) =>
      on ? `on by default in ${version}` : `on by default in ${version}, off here`,
    offByDefault: (version: string, on: boolean) =>
      on ? `off by default in ${version}, on here` : `off by default in ${version}`,
  },
  {
    byDefault: (key, value) => `${key}: ${value}（默认）`,
    line: (line) => `第 ${line} 行`,
    onByDefault: (version, on) => (on ? `${version} 默认开启` : `${version} 默认开启，此处关闭`),
    offByDefault: (version, on) => (on ? `${version} 默认关闭，此处开启` : `${version} 默认关闭`),
  },
);
