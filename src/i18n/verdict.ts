import { bilingual } from './sentence.ts';

/** 1000 as `1,000`, which both languages write. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** What is said about a text and its objects in our own words. kubectl's and the server's words stand elsewhere. */
export const verdictWords = bilingual(
  {
    tooDeep: (depth: number) =>
      `Objects and lists inside each other are read ${depth} levels deep, no further.`,
    tooManyAliases: (most: number) =>
      `The aliases of this document stand for more than ${most} values; it is not read.`,
    tooLong: (most: string) => `The text is longer than ${most} characters; it is not read.`,
    tooManyDocuments: (most: string) => `More than ${most} objects: from here on they are not read.`,
    notPlayed: (most: number, left: number) =>
      `Of a long text the first ${grouped(most)} objects are played: this one and what follows, ${grouped(left)} in all, are judged alone.`,
    stoppedReading: 'Stopped by you: from here on the text is not read.',
    complexKey:
      'A mapping or a list cannot be a key: text with braces or brackets before a colon has to stand in quotes.',
    tab: 'YAML indents with spaces; this line begins with a tab.',
    tabFix: 'Replace the tabs by two spaces each',
    notReadFurther: 'kubectl stops here: it does not read the documents that follow.',
    kubectlStops: (saying: string) =>
      `kubectl stops here, with "${saying}": it does not read the documents that follow.`,
    helm: 'This is a template, not yet a manifest: a tool such as Helm fills in what stands in {{ }}.',
    helmNote: 'Render it first, for example with helm template, and paste what comes out.',
    helmInValues: 'Helm would fill in what stands in {{ }}; here it is taken as it is written.',
    separator: 'A line that begins with --- parts documents, and may hold only a comment besides.',
    separatorNote:
      'kubectl also sees such a line inside a text block; indent the block, or it stops reading here.',
    jsonSeparator:
      'kubectl reads a file that begins with { as JSON documents one after the other, without --- between.',
    repeatedKey: (key: string, line: number) =>
      `"${key}" is given twice: kubectl keeps the one in line ${line} and drops this one without a word.`,
    repeatedKeyNote: 'A server that is sent this text itself refuses it (key already set in map).',
    unread:
      'The document has ended before this: what follows up to the next --- is never read, and kubectl says nothing about it.',
    setAside: (fields: string) =>
      `As read from a cluster: ${fields} set aside, as a new object starts without.`,
    setAsideNote: 'A plain create would refuse resourceVersion; kubectl apply sends what was last applied.',
    notAnObject: 'Here stands no Kubernetes object: an object is a mapping with apiVersion and kind.',
    listItems: 'The items of this list are no list.',
    listInList:
      'kubectl opens no list inside a list, and sends nothing of this document. Here its objects are judged all the same.',
    kubectlSays: (saying: string) => `kubectl says: ${saying}`,
    listed: 'Listed, not simulated.',
    unknownKind: (kind: string) =>
      `${kind} is not part of Kubernetes v1.28 itself: it is listed, not simulated.`,
    unknownKindNote:
      'A cluster accepts it once its CustomResourceDefinition is there; until then kubectl says:',
  },
  {
    tooDeep: (depth) => `对象和列表最多读取 ${depth} 层嵌套，更深的不读。`,
    tooManyAliases: (most) => `此文档的别名代表超过 ${most} 个值；不读取此文档。`,
    tooLong: (most) => `文本超过 ${most} 个字符；未读取。`,
    tooManyDocuments: (most) => `对象超过 ${most} 个：从此处起不再读取。`,
    notPlayed: (most, left) =>
      `文本很长，只模拟前 ${grouped(most)} 个对象：此对象及其后共 ${grouped(left)} 个仅作校验。`,
    stoppedReading: '已由您停止：从此处起不再读取。',
    complexKey: '映射或列表不能作为键：冒号前带花括号或方括号的文本必须加引号。',
    tab: 'YAML 用空格缩进；此行以制表符开头。',
    tabFix: '将每个制表符替换为两个空格',
    notReadFurther: 'kubectl 在此停止：不再读取其后的文档。',
    kubectlStops: (saying) => `kubectl 在此停止，并报告 "${saying}"：不再读取其后的文档。`,
    helm: '这是模板，还不是清单：{{ }} 中的内容由 Helm 等工具填写。',
    helmNote: '请先渲染，例如使用 helm template，再粘贴输出。',
    helmInValues: 'Helm 会填写 {{ }} 中的内容；此处按原文处理。',
    separator: '以 --- 开头的行用于分隔文档，除注释外不能有其他内容。',
    separatorNote: 'kubectl 在文本块中也会这样看待此行；请缩进该文本块，否则 kubectl 在此停止读取。',
    jsonSeparator: 'kubectl 把以 { 开头的文件读作依次相连的 JSON 文档，之间没有 ---。',
    repeatedKey: (key, line) => `"${key}" 出现两次：kubectl 保留第 ${line} 行的那个，并不声不响地丢弃此处。`,
    repeatedKeyNote: '若把此文本直接发给服务器，会被拒绝（key already set in map）。',
    unread: '文档在此之前已经结束：直到下一个 --- 的内容永远不会被读取，kubectl 也不会提示。',
    setAside: (fields) => `读自集群的对象：已搁置 ${fields}，因为新对象没有这些字段。`,
    setAsideNote: '直接 create 会拒绝 resourceVersion；kubectl apply 发送的是上次应用的内容。',
    notAnObject: '此处不是 Kubernetes 对象：对象是带有 apiVersion 和 kind 的映射。',
    listItems: '此列表的 items 不是列表。',
    listInList: 'kubectl 不展开列表中的列表，此文档中的对象都不会发送。这里仍逐个评判其中的对象。',
    kubectlSays: (saying) => `kubectl 会说：${saying}`,
    listed: '仅列出，不模拟。',
    unknownKind: (kind) => `${kind} 不属于 Kubernetes v1.28 本身：仅列出，不模拟。`,
    unknownKindNote: '集群中有其 CustomResourceDefinition 后才会接受；在此之前 kubectl 会说：',
  },
);

/** What is wrong with a text that is no YAML, in our own words. */
export const syntaxWords = bilingual(
  {
    afterValue: 'The value has ended, so nothing more can stand on this line.',
    anchor:
      'After & or * comes a name of letters, digits, - and _. A text that begins so has to stand in quotes.',
    badIndent: 'The indentation does not fit: the keys of one object begin in the same column.',
    badStart: 'A value cannot begin with this character without quotes.',
    blockHeader:
      'After | or > the text begins on the next line; here only +, -, a digit or a comment may stand.',
    colonMissing: 'A colon is missing: this line should read "key: value".',
    control: 'An invisible control character stands here. YAML does not allow it.',
    dashExpected:
      'The indentation does not fit: the entries of one list begin in the same column, each with "- ".',
    directive: 'A line that begins with % is not understood here.',
    entryNotAllowed: 'A list cannot begin on the line of its key: put "- " on the next line, or use quotes.',
    escape: 'Unknown escape after \\ in double quotes; in single quotes \\ stands for itself.',
    keyBelowValue: 'There cannot be a key here: the line above already gave its key a value.',
    keyNotAllowed: 'A key with "? " cannot begin here. A text that begins so has to stand in quotes.',
    listOpen: 'This list needs a comma or its closing ].',
    mapOpen: 'This object needs a comma or its closing }. Text with ": " in it has to stand in quotes.',
    quoteOpen: 'The quote that opens here is never closed.',
    tab: 'YAML indents with spaces; here stands a tab.',
    tag: 'The tag that begins with ! is not understood. A text that begins so has to stand in quotes.',
    twoKeys: 'Two keys on one line: a value that holds ": " has to stand in quotes.',
    unknownAnchor: 'No anchor of this name stands before. A text that begins with * has to stand in quotes.',
    valueMissing: 'A value is missing here, or it has to stand in quotes.',
  },
  {
    afterValue: '值已经结束，此行不能再有其他内容。',
    anchor: '& 或 * 之后是由字母、数字、- 和 _ 组成的名称。以它们开头的文本必须加引号。',
    badIndent: '缩进不符：同一对象的键从同一列开始。',
    badStart: '不加引号的值不能以此字符开头。',
    blockHeader: '| 或 > 之后，文本从下一行开始；此处只能有 +、-、一位数字或注释。',
    colonMissing: '缺少冒号：此行应为“键: 值”。',
    control: '此处有一个不可见的控制字符，YAML 不允许。',
    dashExpected: '缩进不符：同一列表的条目从同一列开始，每条以 "- " 开头。',
    directive: '此处无法理解以 % 开头的行。',
    entryNotAllowed: '列表不能从键所在的行开始：请把 "- " 放到下一行，或加引号。',
    escape: '双引号中 \\ 后的转义未知；在单引号中 \\ 就是它本身。',
    keyBelowValue: '此处不能有键：上一行的键已经有了值。',
    keyNotAllowed: '带 "? " 的键不能从此处开始。以它开头的文本必须加引号。',
    listOpen: '此列表缺少逗号或结尾的 ]。',
    mapOpen: '此对象缺少逗号或结尾的 }。含有 ": " 的文本必须加引号。',
    quoteOpen: '此处的引号没有闭合。',
    tab: 'YAML 用空格缩进；此处是制表符。',
    tag: '无法理解以 ! 开头的标签。以它开头的文本必须加引号。',
    twoKeys: '一行中有两个键：含有 ": " 的值必须加引号。',
    unknownAnchor: '此前没有这个名称的锚点。以 * 开头的文本必须加引号。',
    valueMissing: '此处缺少值，或者值必须加引号。',
  },
);
