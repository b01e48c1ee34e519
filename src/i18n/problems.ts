import { bilingual } from './sentence.ts';

const counts = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

function word(count: number): string {
  return counts[count] ?? count.toLocaleString('en');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function some(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function partly(count: number, of: number): string {
  if (count === 0) return '';
  if (of === 1) return ', but not as written';
  return count === of ? ', none of them as written' : `, ${word(count)} of them not as written`;
}

/** The list of problems, and the object as stored. */
export const problemWords = bilingual(
  {
    title: 'Problems',
    allIn: (changed: number, of: number) => `Everything gets in${partly(changed, of)}.`,
    nothingIn: (of: number) => (of === 1 ? 'It does not get in.' : `None of ${word(of)} gets in.`),
    someIn: (count: number, of: number, changed: number) =>
      `${capital(word(count))} of ${word(of)} ${count === 1 ? 'gets' : 'get'} in${partly(changed, count)}.`,
    counted: (errors: number, dropped: number, notes: number) =>
      `${[
        ...(errors > 0 ? [some(errors, 'error')] : []),
        ...(dropped > 0 ? [`${some(dropped, 'field')} dropped without a word`] : []),
        ...(notes > 0 ? [`${some(notes, 'thing')} to know`] : []),
      ].join(', ')}.`,
    ownWords: 'In the server’s own words; press F8 for the next.',
    reading: (share: number) => `Reading, ${share} %`,
    created: 'created',
    createdWithout: (dropped: number) =>
      `created, ${word(dropped)} ${dropped === 1 ? 'field' : 'fields'} dropped without a word`,
    onlyCreate: 'kubectl create only',
    notServed: 'not served',
    unknownKind: 'needs its CustomResourceDefinition',
    noKind: 'not sent',
    forThisPage: 'for this page only',
    notRead: 'not read',
    wholeText: 'The text',
    document: (number: number) => `Document ${number}`,
    more: (count: number) => `${count} more`,
    all: 'All of it',
    fewer: 'Fewer',
    replaceKey: 'Ctrl+.',
    outputTitle: 'What kubectl prints',
    oneAtATime: 'one document at a time',
    asStored: 'As stored',
    storedNote: (command: string) => `what ${command} would show`,
    notStored: 'Not stored.',
    notStoredNote: (errors: number) =>
      errors > 1
        ? `The server refuses the whole object; ${word(errors)} mistakes, one answer.`
        : 'The server refuses the whole object.',
    notStoredUnread: 'kubectl never sends it.',
    notStoredUnknown: 'A cluster stores it as it is written, once its CustomResourceDefinition is there.',
    notSent: 'For this page only: no server sees it.',
    byDefault: 'default',
    byDefaultAndMore: (more: number) => `default, and ${more} more`,
    fromField: (field: string) => `from ${field}`,
    fromRequest: 'request',
    fromAdmission: 'admission',
    drawn: 'drawn',
    drawnOf: (count: number) => `drawn, 1 of ${count.toLocaleString('en')}`,
    gateOff: 'gate off',
    notKept: 'not kept',
    sameAsAbsent: 'same as absent',
    rewritten: 'as the server writes it',
    firstStored: (count: number, all: number) =>
      `The first ${count.toLocaleString('en')} of ${all.toLocaleString('en')} documents:`,
    countStored: (count: number) => `${count} stored`,
    countAdded: (count: number) => `${some(count, 'field')} added`,
    countDrawn: (count: number) => `${count} drawn`,
    countDropped: (count: number) => `${count} dropped`,
    copyYaml: 'Copy as YAML',
    copiedYaml: (count: number) => `${some(count, 'object')} copied`,
    unfold: (more: number) => `Show ${more} more`,
  },
  {
    title: '问题',
    allIn: (changed) => (changed === 0 ? '全部被接受。' : `全部被接受，其中 ${changed} 个与所写不同。`),
    nothingIn: (of) => (of === 1 ? '它未被接受。' : `${of} 个中没有一个被接受。`),
    someIn: (count, of, changed) =>
      `${of} 个中有 ${count} 个被接受${changed === 0 ? '' : `，其中 ${changed} 个与所写不同`}。`,
    counted: (errors, dropped, notes) =>
      `${[
        ...(errors > 0 ? [`${errors} 个错误`] : []),
        ...(dropped > 0 ? [`${dropped} 个字段被不声不响地丢弃`] : []),
        ...(notes > 0 ? [`${notes} 点值得留意`] : []),
      ].join('，')}。`,
    ownWords: '皆为服务器原话；按 F8 查看下一条。',
    reading: (share) => `正在读取，${share} %`,
    created: '已创建',
    createdWithout: (dropped) => `已创建，${dropped} 个字段被不声不响地丢弃`,
    onlyCreate: '仅 kubectl create 可用',
    notServed: '未提供该版本',
    unknownKind: '需要其 CustomResourceDefinition',
    noKind: '未发送',
    forThisPage: '仅供此页使用',
    notRead: '未读取',
    wholeText: '整个文本',
    document: (number) => `文档 ${number}`,
    more: (count) => `另有 ${count} 条`,
    all: '全部',
    fewer: '收起',
    replaceKey: 'Ctrl+.',
    outputTitle: 'kubectl 的输出',
    oneAtATime: '逐个文档',
    asStored: '存储的样子',
    storedNote: (command) => `即 ${command} 所显示`,
    notStored: '未存储。',
    notStoredNote: (errors) =>
      errors > 1 ? `服务器拒绝整个对象；${errors} 处错误，一次答复。` : '服务器拒绝整个对象。',
    notStoredUnread: 'kubectl 根本不会发送它。',
    notStoredUnknown: '集群中有其 CustomResourceDefinition 后，会照原样存储。',
    notSent: '仅供此页使用：任何服务器都看不到它。',
    byDefault: '默认值',
    byDefaultAndMore: (more) => `默认值，另有 ${more} 个`,
    fromField: (field) => `取自 ${field}`,
    fromRequest: '取自请求',
    fromAdmission: '准入时添加',
    drawn: '抽取',
    drawnOf: (count) => `抽取，${count.toLocaleString('en')} 选 1`,
    gateOff: '门控关闭',
    notKept: '不保留',
    sameAsAbsent: '等同于不写',
    rewritten: '服务器的写法',
    firstStored: (count, all) =>
      `${all.toLocaleString('en')} 个文档中的前 ${count.toLocaleString('en')} 个：`,
    countStored: (count) => `存储 ${count} 个`,
    countAdded: (count) => `添加 ${count} 个字段`,
    countDrawn: (count) => `抽取 ${count} 个`,
    countDropped: (count) => `丢弃 ${count} 个`,
    copyYaml: '复制为 YAML',
    copiedYaml: (count) => `已复制 ${count} 个对象`,
    unfold: (more) => `再显示 ${more} 个`,
  },
);
