import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageCommand } from './setup.mjs';

// One violation of each kind is planted in an empty house that has our biome.json: a rule that no longer bites fails here.

interface Planted {
  readonly kind: string;
  readonly file: string;
  readonly code: string;
  readonly caughtBy: string;
}

interface Diagnostic {
  readonly category: string;
  readonly message: string;
  readonly location: { readonly path: string };
}

const importTable = 'plugin: Imports go down only';
const oneFolder = 'plugin: Inside a folder import';
const component = 'plugin: No component imports another';
const drawing = 'plugin: The core computes';
const dice = 'plugin: The core has no dice';
const globals = 'lint/style/noRestrictedGlobals';

const lifecycle = 'src/cluster/kubelet/pod-lifecycle';

const planted: readonly Planted[] = [
  upward('base', 'i18n'),
  upward('i18n', 'api'),
  upward('api', 'scenario'),
  upward('scenario', 'simulation'),
  upward('simulation', 'cluster'),
  upward('cluster', 'review'),
  upward('review', 'stories'),
  upward('stories', 'app'),
  upward('ui', 'api'),
  upward('editor', 'simulation'),
  upward('app', 'cli'),
  upward('cli', 'app'),
  upward('attic', 'base'),
  {
    kind: 'upward re-export',
    file: 'src/base/reExport.ts',
    code: "export { y } from '#api/y.ts';",
    caughtBy: importTable,
  },
  {
    kind: 'upward import()',
    file: 'src/base/dynamic.ts',
    code: "export const y = import('#api/y.ts');",
    caughtBy: importTable,
  },
  {
    kind: 'upward type import()',
    file: 'src/base/dynamicType.ts',
    code: "export type Y = import('#api/y.ts').Y;",
    caughtBy: 'plugin: Name a type at the top',
  },
  { kind: "'../'", file: `${lifecycle}/up.ts`, code: imports('../pleg.ts'), caughtBy: oneFolder },
  {
    kind: "'./folder/'",
    file: 'src/cluster/down.ts',
    code: imports('./kubelet/pleg.ts'),
    caughtBy: oneFolder,
  },
  {
    kind: 'component to component',
    file: `${lifecycle}/bind.ts`,
    code: imports('#cluster/kube-scheduler/bind.ts'),
    caughtBy: component,
  },
  {
    kind: 'component to component of the same binary',
    file: `${lifecycle}/users.ts`,
    code: imports('#cluster/kubelet/user-namespaces/users.ts'),
    caughtBy: component,
  },
  { kind: 'React in .ts', file: `${lifecycle}/react.ts`, code: imports('react'), caughtBy: drawing },
  { kind: 'zustand in .ts', file: 'src/api/zustand.ts', code: imports('zustand/vanilla'), caughtBy: drawing },
  { kind: 'a file system in .ts', file: 'src/api/fs.ts', code: imports('node:fs'), caughtBy: drawing },
  { kind: '.tsx in .ts', file: `${lifecycle}/view.ts`, code: imports('./View.tsx'), caughtBy: drawing },
  { kind: 'ui in .ts', file: `${lifecycle}/lane.ts`, code: imports('#ui/Lane.tsx'), caughtBy: importTable },
  {
    kind: 'Math.random',
    file: 'src/base/random.ts',
    code: 'export const x = Math.random();',
    caughtBy: dice,
  },
  {
    kind: 'Math.random passed on',
    file: 'src/base/passed.ts',
    code: 'export const x = [1].map(Math.random);',
    caughtBy: dice,
  },
  {
    kind: 'random out of Math',
    file: 'src/base/destructured.ts',
    code: 'export const { random } = Math;',
    caughtBy: dice,
  },
  ...[
    'Date.now()',
    'new Date()',
    'performance.now()',
    'document.title',
    'globalThis',
    'setTimeout',
    'Intl',
  ].map((expression, index) => ({
    kind: expression,
    file: `src/simulation/global${index}.ts`,
    code: `export const x = ${expression};`,
    caughtBy: globals,
  })),
  {
    kind: 'import cycle through an alias',
    file: 'src/api/egg.ts',
    code: "import { hen } from '#api/hen.ts';\nexport const egg = hen;",
    caughtBy: 'lint/suspicious/noImportCycles',
  },
  {
    kind: 'no extension',
    file: 'src/base/extension.ts',
    code: imports('./interval'),
    caughtBy: 'lint/correctness/useImportExtensions',
  },
  {
    kind: 'barrel',
    file: 'src/base/index.ts',
    code: "export { x } from './interval.ts';",
    caughtBy: 'lint/performance/noBarrelFile',
  },
  {
    kind: 'default export',
    file: 'src/base/default.ts',
    code: 'export default 1;',
    caughtBy: 'lint/style/noDefaultExport',
  },
];

const allowed: readonly (readonly [file: string, code: string])[] = [
  ['src/base/interval.ts', 'export const x = Math.max(1, 2);'],
  ['src/api/hen.ts', "import { egg } from './egg.ts';\nexport const hen = egg;"],
  [
    `${lifecycle}/allowed.ts`,
    ['#base/interval.ts', '#cluster/kubelet/pleg.ts', '#cluster/run.ts', './phase.ts']
      .map(importAs)
      .join('\n'),
  ],
  [`${lifecycle}/Allowed.tsx`, ['react', '#ui/Lane.tsx', './phase.ts'].map(importAs).join('\n')],
  [
    'src/cluster/index.ts',
    ['#cluster/kubelet/pleg.ts', '#cluster/kube-scheduler/bind.ts'].map(importAs).join('\n'),
  ],
  [
    'src/app/App.tsx',
    ['#cluster/index.ts', '#editor/Editor.tsx', '#stories/stories.ts'].map(importAs).join('\n'),
  ],
  ['src/main.tsx', imports('#app/App.tsx')],
  ['src/base/interval.test.ts', `${imports('node:fs')}\nexport const now = Date.now();`],
];

const house = mkdtempSync(join(tmpdir(), 'kymograph-house-'));
let findings: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  cpSync('biome.json', join(house, 'biome.json'));
  cpSync('package.json', join(house, 'package.json'));
  for (const name of ['boundaries.grit', 'dice.grit'])
    cpSync(`scripts/${name}`, join(house, 'scripts', name));
  for (const { file, code } of planted) plant(file, code);
  for (const [file, code] of allowed) plant(file, code);
  findings = lint();
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the house', () => {
  it.each(planted)('refuses $kind ($file)', ({ file, caughtBy }) => {
    expect(findings.get(file)).toContainEqual(expect.stringContaining(caughtBy));
  });

  it.each(allowed.filter(([file]) => file !== 'src/api/hen.ts'))('lets %s be', (file) => {
    expect(findings.get(file) ?? []).toEqual([]);
  });
});

function upward(room: string, target: string): Planted {
  return {
    kind: `${room} to ${target}`,
    file: `src/${room}/to-${target}.ts`,
    code: imports(`#${target}/y.ts`),
    caughtBy: importTable,
  };
}

function imports(source: string): string {
  return importAs(source, 0);
}

function importAs(source: string, index: number): string {
  return `import { x as x${index} } from '${source}';\nexport const y${index} = x${index};`;
}

function plant(file: string, code: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), `${code}\n`);
}

/** What Biome says of the house: for each file, `category: message` of each finding. */
function lint(): ReadonlyMap<string, readonly string[]> {
  const biome = packageCommand('@biomejs/biome', 'biome');
  const { stdout } = spawnSync(
    process.execPath,
    [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: house, encoding: 'utf8' },
  );
  const report: { diagnostics: readonly Diagnostic[] } = JSON.parse(stdout);
  const byFile = new Map<string, string[]>();
  for (const { category, message, location } of report.diagnostics) {
    byFile.set(location.path, [...(byFile.get(location.path) ?? []), `${category}: ${message}`]);
  }
  return byFile;
}
