/** Texts to measure with, made here so that the bench needs no files. */

/** A Pod with a plain init container, a sidecar that crashes twice, and a main that drains on deletion. */
export function sidecarPod(name = 'web'): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
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
`;
}

export const scenario = `apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {featureGates: {SidecarContainers: true}}
  horizon: 60s
  jitter: upstream
  containers:
    istio-proxy: {runs: [{seconds: 16, exitCode: 1}, {seconds: 4, exitCode: 1}, {seconds: null}], startupOKAfter: 2}
`;

/** `count` Pods and a Scenario. */
export function manyPods(count: number): string {
  const pods = Array.from({ length: count }, (_, index) => sidecarPod(`web-${index}`));
  return [...pods, scenario].join('---\n');
}
