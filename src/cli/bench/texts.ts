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

/** `count` documents of about 1 KB each, of the kinds that manifests hold most. */
export function manyDocuments(count: number): string {
  return Array.from({ length: count }, (_, index) => document(index)).join('---\n');
}

function document(index: number): string {
  const labels = `{app.kubernetes.io/name: shop-${index}, app.kubernetes.io/part-of: shop, tier: backend}`;
  const metadata = `metadata:
  name: shop-${index}
  labels: ${labels}
  annotations:
    example.com/owner: team-${index % 17}@example.com
    example.com/description: The part of the shop that does what number ${index} does, and no other part does.
`;
  switch (index % 4) {
    case 0:
      return `apiVersion: apps/v1\nkind: Deployment\n${metadata}spec:
  replicas: ${1 + (index % 5)}
  selector:
    matchLabels: ${labels}
  template:
    metadata:
      labels: ${labels}
    spec:
      containers:
      - name: app
        image: registry.example.com/shop/part-${index}:2.${index}
        ports:
        - name: http
          containerPort: 8080
        - name: metrics
          containerPort: 9090
        env:
        - name: DATABASE_URL
          valueFrom:
            secretKeyRef: {name: shop-${index}, key: database-url}
        - name: LOG_LEVEL
          value: info
        resources:
          requests: {cpu: 100m, memory: 128Mi}
          limits: {cpu: "1", memory: 512Mi}
        readinessProbe:
          httpGet: {path: /ready, port: http}
          periodSeconds: 5
        livenessProbe:
          httpGet: {path: /live, port: http}
        volumeMounts:
        - name: config
          mountPath: /etc/shop
      volumes:
      - name: config
        configMap:
          name: shop-${index}
`;
    case 1:
      return `apiVersion: v1\nkind: Service\n${metadata}spec:
  type: ClusterIP
  selector: ${labels}
  ports:
${['http', 'metrics', 'admin', 'grpc'].map((name, port) => `  - name: ${name}\n    port: ${8080 + port}\n    targetPort: ${name}\n    protocol: TCP\n`).join('')}`;
    case 2:
      return `apiVersion: v1\nkind: ConfigMap\n${metadata}data:
${Array.from({ length: 12 }, (_, key) => `  setting-${key}: "a value of some length for setting ${key} of ${index}"\n`).join('')}`;
    default:
      return `apiVersion: batch/v1\nkind: CronJob\n${metadata}spec:
  schedule: "*/${5 + (index % 20)} * * * *"
  jobTemplate:
    spec:
      backoffLimit: 2
      template:
        spec:
          restartPolicy: OnFailure
          containers:
          - name: clean
            image: registry.example.com/shop/clean:1.${index}
            args: [--older-than, 24h, --part, "${index}"]
            resources:
              requests: {cpu: 50m, memory: 64Mi}
`;
  }
}
