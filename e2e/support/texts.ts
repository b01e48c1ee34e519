/** A Pod with a sidecar and the Scenario that lets it be one. */
export const sidecarPod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 20
  initContainers:
  - name: log-shipper
    image: fluent/fluent-bit:2.1
    restartPolicy: Always
  containers:
  - name: server
    image: nginx:1.25
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  # The gate is alpha: without this line there is no sidecar.
  cluster: {version: v1.28, featureGates: {SidecarContainers: true}}
  events:
  - {at: 30s, delete: pod/web}
  horizon: 60s
`;

export const plainPod = (name: string, container = 'main'): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
  - name: ${container}
    image: nginx:1.25
`;

/** A sidecar that fails at its first start, under Never: source and announcement disagree about it. */
export const stumblingSidecar = `apiVersion: v1
kind: Pod
metadata:
  name: batch
spec:
  restartPolicy: Never
  initContainers:
  - name: proxy
    image: envoyproxy/envoy:v1.27
    restartPolicy: Always
  containers:
  - name: worker
    image: busybox:1.36
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {SidecarContainers: true}}
  containers:
    proxy:
      runs: [{seconds: 0.5, exitCode: 1}, {seconds: null}]
      startupOKAfter: 2
  horizon: 60s
`;
