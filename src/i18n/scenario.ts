import { bilingual, type Sentence } from './sentence.ts';

/** What is said about a Scenario that cannot be read as written. */
export const scenarioProblems = bilingual(
  {
    unknownKey: (key: string) => `The Scenario has no word "${key}" here; it is ignored.`,
    meant: (name: string) => `Did you mean "${name}"?`,
    replaceBy: (name: string) => `Replace by ${name}`,
    known: (names: string) => `Known here: ${names}.`,
    wrongType: (key: string, wanted: Sentence, got: Sentence) =>
      `${key} must be ${wanted.en}, not ${got.en}.`,
    outOfRange: (key: string, min: number, max: number) => `${key} must lie between ${min} and ${max}.`,
    negative: (key: string) => `${key} must not be negative.`,
    notADuration: (key: string, got: string) => `${key}: "${got}" is no length of time.`,
    durationForms: 'Write 90s, 1m30s, 500ms, 2h, or a plain number of seconds.',
    tooLong: (key: string, most: string) => `${key} must be at most ${most}.`,
    tooShort: (key: string, least: string) => `${key} must be at least ${least}.`,
    notAChoice: (key: string, got: string, choices: string) => `${key}: "${got}" is none of ${choices}.`,
    unknownVersion: (got: string) => `Kubernetes ${got} is not simulated. Choose v1.27, v1.28 or v1.29+.`,
    patchVersion: (got: string, version: string) => `${got} is played as ${version}.0.`,
    unknownGate: (name: string, version: string) => `Kubernetes ${version} has no feature gate ${name}.`,
    unknownGateNote: 'A real component given this gate would refuse to start.',
    notATarget: (got: string) => `"${got}" names no object; write kind/name, for example pod/web.`,
    portRangeRefused: 'kube-apiserver does not start with this flag. The run goes on with 30000-32767.',
    missing: (key: string) => `${key} is missing here.`,
    noVerb: 'This event does nothing: it needs one verb, for example delete.',
    twoVerbs: (first: string, second: string) =>
      `One event is one verb: ${first} is played, ${second} is ignored. Give it an event of its own.`,
    notForVerb: (key: string, verb: string) => `${key} means nothing beside ${verb}; it is ignored.`,
    notSimulated: (verb: string) => `"${verb}" is read but not simulated yet.`,
    afterHorizon: (at: string, horizon: string) =>
      `This happens at ${at}, after the end of the run at ${horizon}.`,
    kubectlRefuses: 'kubectl 1.28 refuses this combination; the simulation plays it all the same.',
    notAScenario: (apiVersion: string) =>
      `Unknown apiVersion "${apiVersion}"; the Scenario is read as sim.kymograph.dev/v1alpha1.`,
    furtherScenario: 'Only the first Scenario of a text counts; this one is ignored.',
    noSuchContainer: (key: string) => `No container, pod/container or image in this text is called "${key}".`,
    noSuchJob: (key: string) => `No Job or CronJob in this text is called "${key}".`,
    noSuchJobContainer: (job: string, name: string) =>
      `The pods of ${job} have no container called "${name}".`,
    noSuchIndex: (job: string, index: string, completions: number) =>
      `${job} has no index ${index}: its completions are ${completions}.`,
    notIndexed: (job: string) => `The pods of ${job} have no indexes: its completionMode is not Indexed.`,
    noSuchService: (name: string, namespace: string) =>
      `No Service in this text is called "${name}" in namespace ${namespace}: every request is refused unless an event makes it.`,
    noSuchPort: (service: string, port: number, ports: string) =>
      `${service} has no port ${port}, only ${ports}: every request is refused.`,
    noSuchNode: (node: string, count: number) =>
      `The cluster has no node "${node}", only node-1${count > 1 ? ` to node-${count}` : ''}: no client runs there and nothing is sent.`,
    headlessPort: (service: string, port: number, target: number) =>
      `${service} is headless: its name leads straight to the pods, which are asked at ${port} and listen at ${target}. Every request is refused.`,
    tooMany: (key: string, most: number) => `${key} may hold at most ${most} entries; the rest is ignored.`,
  },
  {
    unknownKey: (key) => `Scenario 的此处没有 "${key}" 这个键；已忽略。`,
    meant: (name) => `是否想写 "${name}"？`,
    replaceBy: (name) => `替换为 ${name}`,
    known: (names) => `此处可用：${names}。`,
    wrongType: (key, wanted, got) => `${key} 必须是${wanted.zh}，而不是${got.zh}。`,
    outOfRange: (key, min, max) => `${key} 必须在 ${min} 到 ${max} 之间。`,
    negative: (key) => `${key} 不能为负数。`,
    notADuration: (key, got) => `${key}："${got}" 不是时长。`,
    durationForms: '请写成 90s、1m30s、500ms、2h，或直接写秒数。',
    tooLong: (key, most) => `${key} 最多为 ${most}。`,
    tooShort: (key, least) => `${key} 至少为 ${least}。`,
    notAChoice: (key, got, choices) => `${key}："${got}" 不在可选值 ${choices} 之中。`,
    unknownVersion: (got) => `不模拟 Kubernetes ${got}。请选择 v1.27、v1.28 或 v1.29+。`,
    patchVersion: (got, version) => `${got} 按 ${version}.0 模拟。`,
    unknownGate: (name, version) => `Kubernetes ${version} 没有特性门控 ${name}。`,
    unknownGateNote: '真实组件若收到此门控会拒绝启动。',
    notATarget: (got) => `"${got}" 没有指明对象；请写成 类型/名称，例如 pod/web。`,
    portRangeRefused: 'kube-apiserver 带此参数无法启动。模拟改用 30000-32767。',
    missing: (key) => `此处缺少 ${key}。`,
    noVerb: '此事件没有动作：需要一个动词，例如 delete。',
    twoVerbs: (first, second) =>
      `一个事件只能有一个动词：执行 ${first}，忽略 ${second}。请为它另写一个事件。`,
    notForVerb: (key, verb) => `${key} 与 ${verb} 一起没有意义；已忽略。`,
    notSimulated: (verb) => `"${verb}" 已读取，但尚未模拟。`,
    afterHorizon: (at, horizon) => `此事件发生在 ${at}，晚于运行结束时刻 ${horizon}。`,
    kubectlRefuses: 'kubectl 1.28 会拒绝这种组合；模拟仍照此执行。',
    notAScenario: (apiVersion) =>
      `未知的 apiVersion "${apiVersion}"；该 Scenario 按 sim.kymograph.dev/v1alpha1 读取。`,
    furtherScenario: '一份文本中只有第一个 Scenario 有效；此处的已忽略。',
    noSuchContainer: (key) => `文本中没有名为 "${key}" 的容器、pod/容器或镜像。`,
    noSuchJob: (key) => `文本中没有名为 "${key}" 的 Job 或 CronJob。`,
    noSuchJobContainer: (job, name) => `${job} 的 Pod 没有名为 "${name}" 的容器。`,
    noSuchIndex: (job, index, completions) => `${job} 没有索引 ${index}：其 completions 为 ${completions}。`,
    notIndexed: (job) => `${job} 的 Pod 没有索引：其 completionMode 不是 Indexed。`,
    noSuchService: (name, namespace) =>
      `文本中 namespace ${namespace} 内没有名为 "${name}" 的 Service：除非有事件创建它，所有请求都会被拒绝。`,
    noSuchPort: (service, port, ports) => `${service} 没有端口 ${port}，只有 ${ports}：所有请求都会被拒绝。`,
    noSuchNode: (node, count) =>
      `集群中没有节点 "${node}"，只有 node-1${count > 1 ? ` 到 node-${count}` : ''}：没有客户端在那里运行，也不会发出请求。`,
    headlessPort: (service, port, target) =>
      `${service} 是 headless Service：其名称直接指向 Pod，客户端访问端口 ${port}，而 Pod 监听 ${target}。所有请求都会被拒绝。`,
    tooMany: (key, most) => `${key} 最多 ${most} 项；其余已忽略。`,
  },
);

/** Names of types, as they stand inside a sentence. */
export const scenarioTypes = bilingual(
  {
    object: 'a mapping',
    list: 'a list',
    text: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    duration: 'a length of time',
    null: 'empty',
    textOrObject: 'a text or a mapping',
  },
  {
    object: '映射',
    list: '列表',
    text: '文本',
    integer: '整数',
    number: '数字',
    boolean: ' true 或 false',
    duration: '时长',
    null: '空值',
    textOrObject: '文本或映射',
  },
);

/** What is assumed about a container because the Scenario says nothing. */
export const scenarioInferences = bilingual(
  {
    runsForEver: 'runs until it is stopped',
    exitsAfter: (seconds: number) => `runs ${seconds} s and exits with 0`,
    runsForEverFromCommand: 'runs until it is stopped, read from its command',
    exitsFromCommand: (seconds: number, exitCode: number) =>
      `runs ${seconds} s and exits with ${exitCode}, read from its command`,
    onTermFromCommand: (seconds: number, exitCode: number) =>
      `ends ${seconds} s after SIGTERM with exit code ${exitCode}, read from the trap in its command`,
    ignoresTerm: 'ignores SIGTERM, read from the trap in its command',
    startupFromCommand: (seconds: number) =>
      `its startup probe succeeds after ${seconds} s, read from the commands`,
    startupNever: 'its startup probe never succeeds, read from its command',
    readyFromCommand: (seconds: number) =>
      `its readiness probe succeeds after ${seconds} s, read from the commands`,
    readyNever: 'its readiness probe never succeeds, read from its command',
    livenessFromCommand: (seconds: number) =>
      `its liveness probe fails after ${seconds} s, read from the commands`,
    preStopAtOnce: 'its preStop hook returns at once',
    postStartFails: (exitCode: number) =>
      `its postStart hook fails with exit code ${exitCode}, read from its command`,
    postStartTcp: 'its postStart hook fails: the kubelet runs no tcpSocket hook',
    onTerm: (seconds: number, exitCode: number) =>
      `ends ${seconds} s after SIGTERM with exit code ${exitCode}`,
    startupAtOnce: 'its startup probe succeeds at once',
    readyAtOnce: 'its readiness probe succeeds at once',
    livenessNeverFails: 'its liveness probe never fails',
    preStopFromCommand: (seconds: number) => `its preStop hook takes ${seconds} s, read from its command`,
    preStopGuess: (seconds: number) => `its preStop hook takes ${seconds} s`,
    postStartFromCommand: (seconds: number) => `its postStart hook takes ${seconds} s, read from its command`,
    postStartAtOnce: 'its postStart hook succeeds at once',
    imagePresent: 'its image is already on the node',
    pullTakes: (seconds: number) => `each pull of its image takes ${seconds} s`,
    pullSucceeds: 'the first pull of its image succeeds',
  },
  {
    runsForEver: '一直运行到被停止',
    exitsAfter: (seconds) => `运行 ${seconds} 秒后以 0 退出`,
    runsForEverFromCommand: '一直运行到被停止（取自其命令）',
    exitsFromCommand: (seconds, exitCode) => `运行 ${seconds} 秒后以 ${exitCode} 退出（取自其命令）`,
    onTermFromCommand: (seconds, exitCode) =>
      `收到 SIGTERM 后 ${seconds} 秒以退出码 ${exitCode} 结束（取自其命令中的 trap）`,
    ignoresTerm: '忽略 SIGTERM（取自其命令中的 trap）',
    startupFromCommand: (seconds) => `启动探针在 ${seconds} 秒后成功（取自命令）`,
    startupNever: '启动探针永不成功（取自其命令）',
    readyFromCommand: (seconds) => `就绪探针在 ${seconds} 秒后成功（取自命令）`,
    readyNever: '就绪探针永不成功（取自其命令）',
    livenessFromCommand: (seconds) => `存活探针在 ${seconds} 秒后失败（取自命令）`,
    preStopAtOnce: 'preStop 钩子立即返回',
    postStartFails: (exitCode) => `postStart 钩子以退出码 ${exitCode} 失败（取自其命令）`,
    postStartTcp: 'postStart 钩子失败：kubelet 不支持 tcpSocket 钩子',
    onTerm: (seconds, exitCode) => `收到 SIGTERM 后 ${seconds} 秒以退出码 ${exitCode} 结束`,
    startupAtOnce: '启动探针立即成功',
    readyAtOnce: '就绪探针立即成功',
    livenessNeverFails: '存活探针从不失败',
    preStopFromCommand: (seconds) => `preStop 钩子需要 ${seconds} 秒（取自其命令）`,
    preStopGuess: (seconds) => `preStop 钩子需要 ${seconds} 秒`,
    postStartFromCommand: (seconds) => `postStart 钩子需要 ${seconds} 秒（取自其命令）`,
    postStartAtOnce: 'postStart 钩子立即成功',
    imagePresent: '镜像已在节点上',
    pullTakes: (seconds) => `每次拉取镜像需要 ${seconds} 秒`,
    pullSucceeds: '第一次拉取镜像即成功',
  },
);
