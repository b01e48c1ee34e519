import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseManifests } from '#api/parseManifests.ts';
import { isScenario } from '#scenario/readScenario.ts';
import { scenarioSchema } from '#scenario/scenarioSchema.ts';
import { simulateCommand } from './simulateCommand.ts';
import { detailKeys } from './traceDetailKeys.ts';

const examples = Object.entries(
  import.meta.glob<string>('/src/cluster/**/examples/*.yaml', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

/** Node ports: what is there, drawn, refused, tried, given back, and repaired under another range. */
const nodePorts = `
apiVersion: v1
kind: Service
metadata: {name: low}
spec: {type: NodePort, ports: [{port: 80, nodePort: 30001}]}
---
apiVersion: v1
kind: Service
metadata: {name: tried}
spec: {type: NodePort, ports: [{port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: clash}
spec: {type: NodePort, ports: [{port: 80, nodePort: 30001}]}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {existingServices: 1, leakedNodePorts: [30100]}
  horizon: 40s
  events:
  - {at: 1s, apply: service/tried, dryRun: true}
  - {at: 2s, delete: service/existing-1}
  - {at: 3s, restart: {kube-apiserver: {serviceNodePortRange: 31000-32000}}}
`;

/** Requests through a balancer to pods on machines, one of which goes. */
const network = `
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  nodeName: node-2
  containers: [{name: app, image: "app:1"}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {nodes: 2, featureGates: {KubeProxyDrainingTerminatingNodes: true}}
  horizon: 200s
  events:
  - {at: 5s, taint: {node-2: "ToBeDeletedByClusterAutoscaler=1:NoSchedule"}}
  - {at: 10s, terminate: node-2}
  traffic:
  - {service: web, rate: 2}
`;

/** A Deployment that is rolled back, adopts, keeps no history and is drained; one that is recreated. */
const workloads = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  revisionHistoryLimit: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: app, image: "web:1"}]}
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: web-before, labels: {app: web}}
spec:
  replicas: 0
  selector: {matchLabels: {app: web, of: before}}
  template:
    metadata: {labels: {app: web, of: before}}
    spec: {containers: [{name: app, image: "web:0"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: stray, labels: {app: db}}
spec: {containers: [{name: app, image: "db:1"}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: db}
spec:
  strategy: {type: Recreate}
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: app, image: "db:1"}]}
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: keeper}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: app, image: "db:1"}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: set}
spec:
  serviceName: set
  selector: {matchLabels: {app: set}}
  template:
    metadata: {labels: {app: set}}
    spec: {containers: [{name: app, image: "set:1"}]}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 4, selector: {matchLabels: {app: web}}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {nodes: 2}
  horizon: 200s
  events:
  - {at: 10s, set: {image: {deployment/web: "web:2"}}}
  - {at: 20s, set: {image: {deployment/db: "db:2"}}}
  - {at: 40s, rollout: {undo: deployment/web}}
  - {at: 60s, set: {image: {deployment/web: "web:3"}}}
  - {at: 80s, scale: {deployment/web: 4}}
  - {at: 100s, drain: node-1, timeout: 30}
  - {at: 150s, delete: deployment/web}
`;

/** What no example does: hooks after the start, actions without an object, a rule of the announcement, a refusal. */
const oddities = `
apiVersion: v1
kind: Pod
metadata: {name: odd}
spec:
  restartPolicy: Never
  initContainers:
  - {name: proxy, image: "proxy:1", restartPolicy: Always}
  containers:
  - name: app
    image: app:1
    lifecycle: {postStart: {exec: {command: [sleep, "2"]}}}
---
kind: [
---
apiVersion: v1
kind: Pod
metadata: {name: hooked}
spec:
  containers:
  - name: app
    image: app:1
    lifecycle: {postStart: {exec: {command: [sleep, "2"]}}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {SidecarContainers: true}}
  behaviour: announced
  containers:
    proxy: {runs: [{seconds: 0.5, exitCode: 1}]}
    hooked/app: {postStartFails: true}
  events:
  - {at: 5s, delete: pod/nobody}
`;

/** A CronJob whose Jobs outlast their time. */
const replacing = `
apiVersion: batch/v1
kind: CronJob
metadata: {name: slow}
spec:
  schedule: "* * * * *"
  concurrencyPolicy: Replace
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{name: slow, image: "slow:1"}]
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  horizon: 150s
  jobs: {slow: {attempts: [{seconds: 90}]}}
`;

const traceSchema: TraceSchema = JSON.parse(readFileSync('public/schemas/trace-v1.json', 'utf8'));
const ajv = new Ajv2020({
  allErrors: true,
  // By its kind an event goes to the one shape it can have: trying all of them takes a minute.
  discriminator: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
});
const validate = ajv.compile(traceSchema);
const printed = (text: string, ...options: readonly string[]) =>
  JSON.parse(simulateCommand(['text.yaml', '--json', ...options], () => text).stdout);

describe('public/schemas/trace-v1.json', () => {
  it.each(examples)('describes what simulate --json prints of %s', (_, text) => {
    validate(printed(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('describes the odd things too, and between them every kind that can happen', () => {
    const texts = [...examples.map(([, text]) => text), nodePorts, replacing, network, workloads, oddities];
    const outputs = texts.map((text) => printed(text));
    for (const output of outputs.slice(-3)) {
      validate(output);
      expect(validate.errors ?? []).toEqual([]);
    }
    const met = new Set(outputs.flatMap(({ events }) => events.map(({ kind }: { kind: string }) => kind)));
    // No kubelet refuses a pod yet; hashes collide, and owners are deleted without what they own, where nothing here leads.
    const rare = ['PodRejected', 'TemplateHashCollided', 'DependentOrphaned'];
    expect(Object.keys(detailKeys).filter((kind) => !met.has(kind))).toEqual(rare);
  }, 30_000);

  it('names every kind of event and every key of its detail, and no other', () => {
    const kinds = traceSchema.$defs.Event.oneOf.map(({ $ref }) => $ref.replace('#/$defs/', ''));
    const described = kinds.map((kind) => {
      const { properties } = definitionOf(kind);
      expect(properties.kind.const).toBe(kind);
      expect(properties.detail.additionalProperties).toBe(false);
      return [kind, Object.keys(properties.detail.properties).sort()];
    });
    expect(Object.fromEntries(described)).toEqual(
      Object.fromEntries(Object.entries(detailKeys).map(([kind, keys]) => [kind, Object.keys(keys).sort()])),
    );
  });

  it('explains every kind and every key', () => {
    for (const kind of Object.keys(detailKeys)) {
      const { description, properties } = definitionOf(kind);
      expect(description).toMatch(/\.$/);
      for (const [name, property] of Object.entries(properties.detail.properties)) {
        const explained =
          property.description ?? definitionOf(property.$ref?.replace('#/$defs/', '') ?? '').description;
        expect(explained, `${kind}.${name}`).toMatch(/\.$/);
      }
    }
  });

  it('refuses a detail with a key too many or too few', () => {
    const output = printed(examples.find(([path]) => path.endsWith('/announcement-pod.yaml'))?.[1] ?? '');
    const index = output.events.findIndex(({ kind }: { kind: string }) => kind === 'ContainerStarted');
    const damaged = (detail: object) => ({
      ...output,
      events: output.events.with(index, { ...output.events[index], detail }),
    });
    expect(validate(damaged({ container: 'app', attempt: 0 }))).toBe(true);
    expect(validate(damaged({ container: 'app', attempt: 0, node: 'node-1' }))).toBe(false);
    expect(validate(damaged({ container: 'app' }))).toBe(false);
  });
});

describe('public/schemas/scenario-v1alpha1.json', () => {
  it('is the schema the editor uses', async () => {
    await expect(`${JSON.stringify(scenarioSchema, null, 2)}\n`).toMatchFileSnapshot(
      '../../public/schemas/scenario-v1alpha1.json',
    );
  });

  it.each(examples)('accepts the Scenario of %s', (_, text) => {
    const check = new Ajv({ strict: false, allErrors: true }).compile(scenarioSchema);
    const scenarios = parseManifests(text).documents.filter(({ value }) => isScenario(value));
    expect(scenarios).toHaveLength(1);
    check(scenarios[0]?.value);
    expect(check.errors ?? []).toEqual([]);
  });
});

interface TraceSchema {
  readonly $defs: Readonly<Record<string, Definition>> & {
    readonly Event: { readonly oneOf: readonly { readonly $ref: string }[] };
  };
}

interface Definition {
  readonly description: string;
  readonly properties: {
    readonly kind: { readonly const: string };
    readonly detail: {
      readonly additionalProperties: boolean;
      readonly properties: Readonly<
        Record<string, { readonly description?: string; readonly $ref?: string }>
      >;
    };
  };
}

function definitionOf(name: string): Definition {
  return traceSchema.$defs[name]!;
}
