import { bilingual } from './sentence.ts';

/** Why a port went where it did. */
export const nodePortWhy = bilingual(
  {
    asked: (name: string, port: number) => `${name} asked for ${port} and got it: it was free.`,
    askedDetail:
      'A request by number may take any free port of the range. The bands play no part in it: they only steer draws.',
    askedOtherwise: (port: number) =>
      `Had another Service held ${port}, the answer would have been 422: provided port is already allocated.`,
    drawn: (name: string, port: number) => `The API server drew ${port} for ${name}.`,
    drawnFree: (start: number, size: string) =>
      `The scan began at ${start}, one of ${size} ports of its band, and found it free.`,
    drawnWalked: (start: number, size: string, walked: number, port: number) =>
      `The scan began at ${start}, one of ${size} ports of its band, passed ${walked === 1 ? 'one taken port' : `${walked} taken ports`} and stopped at ${port}, the first that was free.`,
    freeThen: (count: string) => `${count} ports of the band were free then.`,
    spilled: 'The dynamic band was full, so the draw came into the static one.',
    shared: (users: string) =>
      `${users} share it: entries with the same port number get one node port when a Service is created. An update would not share.`,
    drawnOtherwise: 'Create it under another name, or with another seed, and it draws another port.',
    health: (name: string, port: number) => `${name} takes a second port, ${port}, for health checks.`,
    healthDetail:
      'A LoadBalancer with externalTrafficPolicy: Local needs a health check node port. It comes from the same allocator, after the ports of the Service.',
    healthOtherwise: 'With externalTrafficPolicy: Cluster it would need none.',

    takenBy: (name: string, port: number, holder: string) =>
      `${name} cannot have ${port}: ${holder} holds it.`,
    outOfRange: (name: string, port: number) => `${name} cannot have ${port}: it is not in the range.`,
    full: (name: string) => `No port is left for ${name}.`,
    invalid: (name: string) => `${name} gets a port, and then the rules refuse it.`,
    invalidPlain: (name: string) => `The API server refuses ${name}.`,
    exists: (name: string) => `${name} is there already.`,
    missing: (name: string) => `There is no ${name}.`,
    serverSays: (code: number, message: string) => `The API server answers ${code}: “${message}”.`,
    hides: 'Ports are allocated before the rules are looked at, so this answer hides whatever else is wrong.',
    givenBack: 'What the request had taken until then was given back.',
    refusedOtherwise: (port: number) =>
      `${port} of the static band is free: draws keep out of it as long as they can.`,
    refusedOtherwiseAny: (port: number) => `${port} is free.`,
    use: (port: number) => `Write nodePort: ${port}`,

    released: (port: number) => `${port} is free again.`,
    releasedDeleted: (name: string) => `${name} is gone, and its ports with it.`,
    releasedUpdated: (name: string) => `${name} no longer uses it. Ports go back once the change is stored.`,
    releasedRolledBack: (name: string) => `The request for ${name} failed, and what it had taken went back.`,
    releasedLeak: 'Nobody held it for three rounds of the repair loop.',
    releasedOutOfRange: 'It is no longer of the range.',

    dryRun: (name: string) => `A dry run of ${name}: checked, not stored.`,
    dryRunPorts: (ports: string) =>
      `The answer shows ${ports}. That number means nothing: a dry run counts up from 32769, past the default range, and nobody holds it.`,
    dryRunNone: 'The answer shows no new port.',
    leaked: (count: number) =>
      `${count === 1 ? 'One port is' : `${count} ports are`} marked as taken, and no Service holds ${count === 1 ? 'it' : 'them'}.`,
    leakedDetail:
      'The repair loop keeps such a bit in two rounds and frees it in the third, three minutes apart.',
    restarted: (range: string) => `kube-apiserver starts anew with the range ${range}.`,
    restartedDetail:
      'Its repair loop runs before it serves: it reads the stored bitmap with the range of its own text and writes it anew for the configured one.',
    repaired: (used: string) => `The repair loop has built the bitmap anew: ${used} ports are taken.`,
    repairedDetail: 'It runs every three minutes, and once when the API server starts.',
    repairLeaks: (count: number) => `${count} of them held by nobody, kept for now.`,
    repairFound: (name: string, reason: string) => `The repair loop warns of ${name}: ${reason}.`,

    applied: (name: string) => `kubectl applied Service ${name}.`,
    appliedDetail: 'kubectl sends one object after the other, in the order of the text.',
    stored: (name: string) => `Service ${name} is stored.`,
    changed: (name: string) => `Service ${name} is changed.`,
    removed: (name: string) => `Service ${name} is gone.`,
    skipped: (reason: string) => `An event of the Scenario came to nothing: ${reason}.`,
    actionCreate: (target: string) => `kubectl create ${target}`,
    actionReplace: (target: string) => `kubectl replace ${target}`,
    actionDelete: (target: string) => `kubectl delete ${target}`,
    actionApply: (target: string) => `kubectl apply ${target}`,
    actionRestart: (target: string) => `${target} is restarted`,
    actionExists: (target: string) => `${target} were there before`,
    noNodePort: 'no nodePort: the server draws one',
    drewBefore: (name: string, port: number) => `${name} drew ${port}`,
    askedBefore: (name: string, port: number) => `${name} asked for ${port}`,
    line: (line: string) => `line ${line} of the text`,
    featureTitle: 'Reserve NodePort ranges for dynamic and static allocation',
    stateOn: (stage: string, version: string) => `${stage} in ${version}, on here`,
    stateOff: (stage: string, version: string) => `${stage} in ${version}, off here`,
  },
  {
    asked: (name, port) => `${name} 申请 ${port}，端口空闲，便得到了它。`,
    askedDetail: '按编号的申请可取范围内任何空闲端口，与分段无关：分段只引导抽取。',
    askedOtherwise: (port) =>
      `若已有其他 Service 持有 ${port}，则返回 422：provided port is already allocated。`,
    drawn: (name, port) => `API 服务器为 ${name} 抽取了 ${port}。`,
    drawnFree: (start, size) => `扫描从 ${start} 开始（该段共 ${size} 个端口），它正好空闲。`,
    drawnWalked: (start, size, walked, port) =>
      `扫描从 ${start} 开始（该段共 ${size} 个端口），走过 ${walked} 个已占用端口，停在第一个空闲的 ${port}。`,
    freeThen: (count) => `当时该段有 ${count} 个空闲端口。`,
    spilled: '动态段已满，因此抽取进入了静态段。',
    shared: (users) =>
      `${users} 共用它：创建 Service 时，端口号相同的条目共用一个节点端口。更新时则不会共用。`,
    drawnOtherwise: '换一个名称或种子创建，抽到的端口就会不同。',
    health: (name, port) => `${name} 还要占用第二个端口 ${port}，供健康检查。`,
    healthDetail:
      'externalTrafficPolicy: Local 的 LoadBalancer 需要一个健康检查节点端口。它来自同一分配器，排在 Service 的端口之后。',
    healthOtherwise: '若 externalTrafficPolicy 为 Cluster，则不需要。',

    takenBy: (name, port, holder) => `${name} 得不到 ${port}：由 ${holder} 持有。`,
    outOfRange: (name, port) => `${name} 得不到 ${port}：不在范围内。`,
    full: (name) => `已没有端口可给 ${name}。`,
    invalid: (name) => `${name} 先得到端口，随后被校验规则拒绝。`,
    invalidPlain: (name) => `API 服务器拒绝 ${name}。`,
    exists: (name) => `${name} 已经存在。`,
    missing: (name) => `没有 ${name}。`,
    serverSays: (code, message) => `API 服务器返回 ${code}：“${message}”。`,
    hides: '端口分配先于规则校验，因此这一回答掩盖了其他错误。',
    givenBack: '请求此前取得的端口已退回。',
    refusedOtherwise: (port) => `静态段的 ${port} 空闲：抽取会尽量避开这一段。`,
    refusedOtherwiseAny: (port) => `${port} 空闲。`,
    use: (port) => `写入 nodePort: ${port}`,

    released: (port) => `${port} 重新空闲。`,
    releasedDeleted: (name) => `${name} 已删除，其端口随之释放。`,
    releasedUpdated: (name) => `${name} 不再使用它。更改存储之后端口才退回。`,
    releasedRolledBack: (name) => `${name} 的请求失败，取得的端口退回。`,
    releasedLeak: '连续三轮修复循环都无人持有它。',
    releasedOutOfRange: '它已不在范围内。',

    dryRun: (name) => `对 ${name} 试运行：只检查，不存储。`,
    dryRunPorts: (ports) =>
      `回答中显示 ${ports}。这个编号没有意义：试运行从默认范围之外的 32769 起递增，无人持有。`,
    dryRunNone: '回答中没有新端口。',
    leaked: (count) => `${count} 个端口被标为占用，却没有 Service 持有。`,
    leakedDetail: '修复循环在前两轮保留这样的位，第三轮释放，各轮相隔三分钟。',
    restarted: (range) => `kube-apiserver 以范围 ${range} 重新启动。`,
    restartedDetail: '修复循环在开始服务之前运行：按存储文本中的范围读出位图，再按配置的范围重写。',
    repaired: (used) => `修复循环重建了位图：${used} 个端口被占用。`,
    repairedDetail: '它每三分钟运行一次，API 服务器启动时也运行一次。',
    repairLeaks: (count) => `其中 ${count} 个无人持有，暂时保留。`,
    repairFound: (name, reason) => `修复循环警告 ${name}：${reason}。`,

    applied: (name) => `kubectl 应用了 Service ${name}。`,
    appliedDetail: 'kubectl 按文本顺序逐个发送对象。',
    stored: (name) => `Service ${name} 已存储。`,
    changed: (name) => `Service ${name} 已更改。`,
    removed: (name) => `Service ${name} 已删除。`,
    skipped: (reason) => `Scenario 的一个事件没有结果：${reason}。`,
    actionCreate: (target) => `kubectl create ${target}`,
    actionReplace: (target) => `kubectl replace ${target}`,
    actionDelete: (target) => `kubectl delete ${target}`,
    actionApply: (target) => `kubectl apply ${target}`,
    actionRestart: (target) => `${target} 重新启动`,
    actionExists: (target) => `${target} 原已存在`,
    noNodePort: '未写 nodePort：由服务器抽取',
    drewBefore: (name, port) => `${name} 抽到 ${port}`,
    askedBefore: (name, port) => `${name} 申请了 ${port}`,
    line: (line) => `文本第 ${line} 行`,
    featureTitle: '为动态与静态分配划分 NodePort 范围',
    stateOn: (stage, version) => `${version} 中为 ${stage}，此处开启`,
    stateOff: (stage, version) => `${version} 中为 ${stage}，此处关闭`,
  },
);
