import { bilingual } from './sentence.ts';

/** What we add to the API server's answer. What it and kubectl say stands in their own words elsewhere. */
export const admissionWords = bilingual(
  {
    droppedByDefault: (gate: string, stage: string, version: string) =>
      `Dropped without a word: the gate ${gate} is ${stage} and off by default in ${version}.`,
    droppedSwitchedOff: (gate: string) => `Dropped without a word: the gate ${gate} is switched off here.`,
    droppedUnknownGate: (gate: string, version: string) =>
      `Dropped without a word: ${version} has no gate ${gate} yet.`,
    caseSensitive: 'Names are case-sensitive.',
    writeSelected: 'Write what the selector says',
    behind: (error: string, more: number) =>
      `Behind it, seen once this is fixed: ${error}${more === 0 ? '' : ` (and ${more} more)`}`,
    droppedForGood: 'Dropped without a word: the server reads this field and keeps nothing of it.',
    turnGateOn: (gate: string) =>
      `To keep the field, turn the gate on in the Scenario: featureGates: {${gate}: true}.`,
    plainInitContainer: (gate: string) =>
      `What remains is a plain init container: the Pod waits until it ends. Turn ${gate} on in the Scenario to keep the field.`,
    didYouMean: (name: string) => `Did you mean ${name}?`,
    replaceBy: (name: string) => `Replace by ${name}`,
    notInVersion: (version: string) =>
      `${version} does not know this field yet, and kubectl would refuse the object. Here the field is left out and the rest is played.`,
    servedAs: (kind: string, version: string, apiVersion: string) =>
      `${version} serves ${kind} as ${apiVersion}. Other fields may have changed too.`,
    servedNoMore: (kind: string, version: string) => `${version} serves no version of ${kind} any more.`,
    noSuchKind: (kind: string, apiVersion: string) => `${apiVersion} has no kind ${kind}.`,
    kindCase: 'The names of kinds are case-sensitive.',
    missingKind: 'Every object says what it is: apiVersion and kind.',
    missingKindStops:
      'Every object says what it is: apiVersion and kind. kubectl stops here: it does not read the documents that follow.',
    generatedName:
      'kubectl apply refuses generateName; kubectl create takes it, and the server draws five letters.',
    kubectlSays: (words: string) =>
      `A cluster accepts it once its CustomResourceDefinition is there; until then kubectl says: ${words}`,
    chanceAddress: '0xPTR stands for an address in memory, which is different each time.',
  },
  {
    droppedByDefault: (gate, stage, version) =>
      `不声不响地丢弃：特性门控 ${gate} 在 ${version} 中为 ${stage}，默认关闭。`,
    droppedSwitchedOff: (gate) => `不声不响地丢弃：特性门控 ${gate} 在此处已关闭。`,
    droppedUnknownGate: (gate, version) => `不声不响地丢弃：${version} 还没有特性门控 ${gate}。`,
    caseSensitive: '字段名区分大小写。',
    writeSelected: '改为选择算符所写的值',
    behind: (error, more) =>
      `其后还有，修正此处后才会看到：${error}${more === 0 ? '' : `（另有 ${more} 条）`}`,
    droppedForGood: '不声不响地丢弃：服务器读取此字段，但不保留。',
    turnGateOn: (gate) => `要保留此字段，请在 Scenario 中开启该门控：featureGates: {${gate}: true}。`,
    plainInitContainer: (gate) =>
      `剩下的是普通的 Init 容器：Pod 会一直等到它结束。要保留此字段，请在 Scenario 中开启 ${gate}。`,
    didYouMean: (name) => `是否想写 ${name}？`,
    replaceBy: (name) => `替换为 ${name}`,
    notInVersion: (version) =>
      `${version} 还不认识此字段，kubectl 会拒绝该对象。此处略去该字段，其余照常模拟。`,
    servedAs: (kind, version, apiVersion) =>
      `${version} 以 ${apiVersion} 提供 ${kind}。其他字段也可能有变化。`,
    servedNoMore: (kind, version) => `${version} 已不再提供任何版本的 ${kind}。`,
    noSuchKind: (kind, apiVersion) => `${apiVersion} 中没有 ${kind} 这种对象。`,
    kindCase: 'kind 的名称区分大小写。',
    missingKind: '每个对象都要说明自己是什么：apiVersion 和 kind。',
    missingKindStops:
      '每个对象都要说明自己是什么：apiVersion 和 kind。kubectl 在此停止：不再读取其后的文档。',
    generatedName: 'kubectl apply 拒绝 generateName；kubectl create 接受，由服务器抽取五个字母。',
    kubectlSays: (words) => `集群中有其 CustomResourceDefinition 后才会接受；在此之前 kubectl 会说：${words}`,
    chanceAddress: '0xPTR 代表内存地址，每次都不同。',
  },
);

/** Stages of a gate as they stand inside a sentence. */
export const gateStages = bilingual(
  { ALPHA: 'alpha', BETA: 'beta', GA: 'GA', DEPRECATED: 'deprecated' },
  { ALPHA: 'alpha', BETA: 'beta', GA: 'GA', DEPRECATED: '已弃用' },
);
