import { bilingual } from './sentence.ts';

/** Words for what two maps differ in, and for the numbers of a marked range. */
export const nodePortDifferences = bilingual(
  {
    nothing: 'Both maps are the same.',
    refusedHeadline: (above: string, below: string) => `${above} refused above, ${below} below.`,
    movedHeadline: (count: string) => `${count} Services get other ports.`,
    bandsHeadline: 'The bands differ, the ports do not.',
    portOf: (name: string) => `${name}`,
    staticBand: 'static band, ports',
    range: 'range',
    drawnInStatic: (count: string) => `drawn into the first ${count} ports`,
    freeStatic: 'static ports still free',
    bandsDo: (count: number) =>
      `With the bands, draws keep out of the first ${count} ports as long as the others are not full.`,
    savedByBand: (name: string) => `So ${name} gets the port it asks for; without them a draw had taken it.`,
    sameDraws: 'Both sides drew the same numbers; taken modulo another band they fall on other ports.',

    taken: 'ports taken',
    released: 'ports given back',
    refused: 'requests refused',
    inUse: 'in use at its end',
    atFirst: 'taken at its beginning',
  },
  {
    nothing: '两张图相同。',
    refusedHeadline: (above, below) => `上方 ${above} 个被拒，下方 ${below} 个。`,
    movedHeadline: (count) => `${count} 个 Service 的端口不同。`,
    bandsHeadline: '分段不同，端口相同。',
    portOf: (name) => `${name}`,
    staticBand: '静态段端口数',
    range: '范围',
    drawnInStatic: (count) => `抽到前 ${count} 个端口中的`,
    freeStatic: '静态段剩余',
    bandsDo: (count) => `有分段时，只要其余端口未满，抽取就避开前 ${count} 个端口。`,
    savedByBand: (name) => `因此 ${name} 得到所要的端口；没有分段时，它已被抽走。`,
    sameDraws: '两边抽到的数相同；对不同大小的段取模，便落在不同端口上。',

    taken: '占用的端口',
    released: '退回的端口',
    refused: '被拒的请求',
    inUse: '结束时在用',
    atFirst: '开始时在用',
  },
);
