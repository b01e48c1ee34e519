import { bilingual } from './sentence.ts';

/** Words of the odds that a port is gone. */
export const oddsWords = bilingual(
  {
    title: 'Odds that a port is taken',
    chart: (port: number) => `Chance that ${port} is taken, over the number of dynamic ports in use`,
    yourPort: (port: number) => `your port, ${port}`,
    gateOff: 'without bands',
    gateOn: 'with bands',
    with: (percent: string) => `With bands: ${percent}.`,
    now: (port: number, drawn: string, percent: string) =>
      `${port} after ${drawn} draws into an empty range: ${percent}.`,
    without: (percent: string) => `Without bands: ${percent}.`,
    fullAt: (count: string) => `0 until ${count} are drawn: then the dynamic band is full.`,
    simulate: (seeds: string) => `Simulate ${seeds} seeds`,
    stop: 'Stop',
    played: (done: string, of: string) => `${done} of ${of} seeds, as dots`,
  },
  {
    title: '端口已被占用的概率',
    chart: (port) => `${port} 被占用的概率，横轴为已用的动态端口数`,
    yourPort: (port) => `你的端口 ${port}`,
    gateOff: '不分段',
    gateOn: '分段',
    with: (percent) => `分段时：${percent}。`,
    now: (port, drawn, percent) => `空范围中抽取 ${drawn} 次之后，${port}：${percent}。`,
    without: (percent) => `不分段时：${percent}。`,
    fullAt: (count) => `抽满 ${count} 个之前为 0，此时动态段已满。`,
    simulate: (seeds) => `模拟 ${seeds} 个种子`,
    stop: '停止',
    played: (done, of) => `${done} / ${of} 个种子，以点表示`,
  },
);
