/**
 * A text for the tests: a plain init container, a sidecar that crashes twice, a main that drains for longer than its
 * sidecar needs to stop, and a deletion.
 */
export const badDayText = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
  - name: vault-agent
    image: hashicorp/vault:1.14
  - name: istio-proxy
    image: istio/proxyv2:1.19.0
    restartPolicy: Always
    startupProbe:
      httpGet: {path: /healthz/ready, port: 15021}
      periodSeconds: 1
  containers:
  - name: app
    image: shop/web:2.4
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
    istio-proxy:
      runs: [{seconds: 16, exitCode: 1}, {seconds: 4, exitCode: 1}, {seconds: null}]
      startupOKAfter: 2
      onTerm: {seconds: 5, exitCode: 0}
    app: {onTerm: {seconds: 9, exitCode: 0}}
  events:
  - {at: 62s, delete: pod/web}
`;

/** Pods that run for ever, one document each: `namespace/name`. */
export function quietPods(...names: readonly string[]): string {
  return names
    .map((name) => {
      const [namespace, pod] = name.split('/');
      return `apiVersion: v1
kind: Pod
metadata: {name: ${pod}, namespace: ${namespace}}
spec:
  containers:
  - {name: app, image: shop/web:2.4}
`;
    })
    .join('---\n');
}
