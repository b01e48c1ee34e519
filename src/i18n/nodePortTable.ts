import { bilingual } from './sentence.ts';

/** Words of the NodePorts table. */
export const nodePortTable = bilingual(
  {
    caption: 'What happened to the node ports, in order of time',
    run: 'Run',
    time: 'Time',
    port: 'Port',
    what: 'What',
    note: 'For what, or why not',
    why: 'Why',
    released: 'free again',
    refused: (code: number) => `refused, ${code}`,
    warning: 'warning of the repair loop',
    stored: 'Stored in the end:',
    more: (count: string) => `and ${count} more`,
  },
  {
    caption: '节点端口的经过，按时间排列',
    run: '运行',
    time: '时刻',
    port: '端口',
    what: '事件',
    note: '用途或原因',
    why: '原因',
    released: '重新空闲',
    refused: (code) => `被拒绝，${code}`,
    warning: '修复循环的警告',
    stored: '最终存储：',
    more: (count) => `另有 ${count} 行`,
  },
);
