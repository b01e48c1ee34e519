import { bilingual } from './sentence.ts';

/** What the editor itself says. */
export const editorWords = bilingual(
  {
    label: 'Kubernetes manifests, YAML. Tab indents, Escape leaves the editor.',
    required: 'required',
    fixKey: (title: string) => `Ctrl+. ${title}`,
    podWithSidecar: 'an init container that stays, and a main container',
    nodePortService: 'a Service on a port of every node',
    scenario: 'what the cluster is like and what happens when',
    default: (value: string) => `Default: ${value}.`,
    defaultBeside: (field: string, value: string) => `Where ${field} is set too, it is ${value}.`,
    oneOf: (values: string) => `One of ${values}.`,
    onlyValue: (value: string) => `The only value is ${value}.`,
    gateOn: (gate: string, stage: string) => `Feature gate ${gate}: ${stage} in v1.28, on by default.`,
    gateOff: (gate: string, stage: string) =>
      `Feature gate ${gate}: ${stage} in v1.28, off by default. While it is off the server drops this field without a word.`,
    onlyInitContainers: 'Only init containers may have it; elsewhere the server refuses the object.',
  },
  {
    label: 'Kubernetes 清单（manifest），YAML。Tab 缩进，Esc 离开编辑器。',
    required: '必填',
    fixKey: (title) => `Ctrl+. ${title}`,
    podWithSidecar: '一个持续运行的 Init 容器和一个主容器',
    nodePortService: '在每个节点的一个端口上提供的 Service',
    scenario: '集群是什么样、何时发生什么',
    default: (value) => `默认值：${value}。`,
    defaultBeside: (field, value) => `同时设置了 ${field} 时为 ${value}。`,
    oneOf: (values) => `可选值：${values}。`,
    onlyValue: (value) => `唯一的取值是 ${value}。`,
    gateOn: (gate, stage) => `特性门控 ${gate}：在 v1.28 中为 ${stage}，默认开启。`,
    gateOff: (gate, stage) =>
      `特性门控 ${gate}：在 v1.28 中为 ${stage}，默认关闭。关闭时服务器会不作提示地丢弃该字段。`,
    onlyInitContainers: '只有 Init 容器可以使用；出现在别处时服务器会拒绝整个对象。',
  },
);
