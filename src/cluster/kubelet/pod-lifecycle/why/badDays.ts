/**
 * Texts whose runs together meet every kind of event there is, for the tests: crashes, probes, hooks, pulls, deletions,
 * `Never`, the order of 1.29, the announced rule, the gate off, a template.
 */
export const badDays = {
  mesh: `apiVersion: v1
kind: Pod
metadata: {name: shop}
spec:
  terminationGracePeriodSeconds: 30
  initContainers:
  - name: vault-agent
    image: vault:1.14
  - name: istio-proxy
    image: proxyv2:1.19
    restartPolicy: Always
    startupProbe:
      httpGet: {path: /ready, port: 15021}
      periodSeconds: 1
  containers:
  - name: web
    image: web:2.4
    readinessProbe:
      tcpSocket: {port: 8080}
      periodSeconds: 5
    lifecycle:
      preStop:
        exec: {command: [sleep, "5"]}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {SidecarContainers: true}}
  horizon: 95s
  containers:
    vault-agent: {runs: [{seconds: 2, exitCode: 0}]}
    istio-proxy:
      runs: [{seconds: 16.2, exitCode: 1}, {seconds: 6.2, exitCode: 1}, {seconds: null}]
      startupOKAfter: 2
      onTerm: {seconds: 5, exitCode: 0}
    web: {readyAfter: 2, onTerm: {seconds: 9, exitCode: 0}}
  events:
  - {at: 62s, delete: pod/shop}
`,
  batch: `apiVersion: v1
kind: Pod
metadata: {name: batch}
spec:
  restartPolicy: Never
  terminationGracePeriodSeconds: 5
  initContainers:
  - name: proxy
    image: proxy:1
    restartPolicy: Always
    lifecycle:
      preStop: {exec: {command: [/bin/drain]}}
      postStart: {exec: {command: [/bin/warm]}}
  - name: setup
    image: setup:1
  containers:
  - name: work
    image: work:1
---
apiVersion: v1
kind: Pod
metadata: {name: broken}
spec:
  restartPolicy: Never
  initContainers:
  - name: log
    image: log:1
    restartPolicy: Always
  - name: prepare
    image: prepare:1
  containers:
  - name: work
    image: work:1
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {SidecarContainers: true}}
  horizon: 60s
  containers:
    proxy:
      runs: [{seconds: 0.3, exitCode: 1}, {seconds: null}]
      onTerm: {seconds: null}
      preStopSeconds: 9
      postStartSeconds: 1
    batch/work: {runs: [{seconds: 8, exitCode: 0}]}
    prepare: {runs: [{seconds: 1, exitCode: 3}]}
`,
  loops: `apiVersion: v1
kind: Pod
metadata: {name: puller}
spec:
  initContainers:
  - name: mesh
    image: mesh:1
    restartPolicy: Always
  containers:
  - name: app
    image: app:1
  - name: db
    image: db:1
    livenessProbe: {exec: {command: [/bin/alive]}, periodSeconds: 2, failureThreshold: 2}
---
apiVersion: v1
kind: Pod
metadata: {name: loop}
spec:
  initContainers:
  - name: mesh
    image: mesh:1
    restartPolicy: Always
  containers:
  - name: main
    image: loop:1
---
apiVersion: v1
kind: Pod
metadata: {name: hooked}
spec:
  activeDeadlineSeconds: 40
  containers:
  - name: hooked
    image: hooked:1
    lifecycle:
      postStart: {exec: {command: [/bin/warm]}}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {SidecarContainers: true}}
  horizon: 120s
  containers:
    puller/app: {pullSeconds: 2, pullFails: 2}
    db: {livenessFailAfter: 30}
    main: {runs: [{seconds: 1, exitCode: 1}]}
    hooked: {postStartSeconds: 1, postStartFails: true}
  events:
  - {at: 90s, set: {image: {pod/loop: {main: "loop:2"}}}}
  - {at: 100s, delete: pod/puller, gracePeriodSeconds: 3}
  - {at: 101s, delete: pod/loop, force: true}
  - {at: 102s, delete: pod/nobody}
`,
  ordered: `apiVersion: v1
kind: Pod
metadata: {name: ordered}
spec:
  terminationGracePeriodSeconds: 10
  initContainers:
  - name: first
    image: a:1
    restartPolicy: Always
  - name: second
    image: b:1
    restartPolicy: Always
    lifecycle:
      preStop: {exec: {command: [sleep, "2"]}}
  containers:
  - name: app
    image: c:1
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {version: v1.29+}
  horizon: 60s
  containers:
    app: {onTerm: {seconds: 4, exitCode: 0}}
    second: {onTerm: {seconds: 1, exitCode: 0}}
  events:
  - {at: 20s, delete: pod/ordered}
`,
  announced: `apiVersion: v1
kind: Pod
metadata: {name: never}
spec:
  restartPolicy: Never
  initContainers:
  - name: proxy
    image: a:1
    restartPolicy: Always
    startupProbe: {exec: {command: [/bin/ready]}, periodSeconds: 1}
  containers:
  - name: app
    image: c:1
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {SidecarContainers: true}}
  behaviour: announced
  horizon: 60s
  containers:
    proxy: {runs: [{seconds: 2, exitCode: 1}, {seconds: null}], startupOKAfter: 3}
`,
  gateOff: `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      initContainers:
      - name: proxy
        image: proxy:1
        restartPolicy: Always
      containers:
      - name: app
        image: app:1
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  horizon: 20s
  containers:
    proxy: {runs: [{seconds: null}]}
`,
  rollout: `apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec:
      terminationGracePeriodSeconds: 4
      containers:
      - name: till
        image: shop/till:1
        readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 2}
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {nodes: 2}
  horizon: 60s
  events:
  - {at: 10s, set: {image: {deployment/shop: shop/till:2}}}
  - {at: 25s, scale: {deployment/shop: 3}}
  - {at: 35s, drain: node-1}
  - {at: 50s, delete: deployment/shop}
`,
} as const;
