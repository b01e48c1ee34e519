/** Where the announcement and the source say different things of node ports, in both languages. */
export const nodePortClaims = {
  formula: {
    claim: {
      en: 'The size is min(max(16, size/32), 128), always between 16 and 128.',
      zh: '保留端口数为 min(max(16, size/32), 128)，介于 16 与 128 之间。',
    },
    source: {
      en: 'For ranges of 16 ports or fewer the code takes 0: there is no static band.',
      zh: '范围不超过 16 个端口时，代码取 0：没有静态段。',
    },
    announced: {
      en: 'The formula would keep 16 ports apart, and leave none to draw.',
      zh: '按公式要保留 16 个端口，便没有可供抽取的端口。',
    },
  },
  reserve: {
    claim: {
      en: 'The first ports of the range are reserved for static allocation.',
      zh: '保留端口范围最前面的一段用于静态分配。',
    },
    source: {
      en: 'It is a preference: draws enter the static band once the rest is full, as they do here.',
      zh: '这只是偏好：其余端口占满后，抽取照样进入静态段，此处正是如此。',
    },
    announced: {
      en: 'A reservation would have refused the draw while static ports were free.',
      zh: '若真是保留，静态段还有空闲端口时抽取也会被拒绝。',
    },
  },
} as const;
