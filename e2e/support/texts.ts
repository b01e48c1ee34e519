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
  containers:
    server: {onTerm: {seconds: 6, exitCode: 0}}
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

/** Made by the first release, with everything a link can hold: it must open for ever. */
export const goldenLink =
  '#k1=bZHNbuMwDIRfRdB1ncT2brG7uhU99FqgQE--EDITC5UpQ2LUuIbfvVTSnxToTaS-GXGoRWdtmkoznlgbDZN7wphcIKNy09Gzo96oh9B3NCJDDwymI6UIRjTqEHyP1FGa0J7bjhzfBWJwJC7n1uadHTENpRZohIM0kHKYpxhO8-58NLnZtn8vSMTEEPkheGdno279C8ypXNmfzdMQpm_mdHB0MmJ409Fms-noOlhy4_Z5HsMhwjRse8y73ICfBvgM_GiRILpwFc36Y2KMRi35a0Hb9l-l9gh8jHgPjEmuH12PFuLVGhTHI65rccGMxB-zL8BGtXWqVI8eWcaeQr-7LPVMDyG61_LSn1rS60qXtPJLF6TU4UWbtrmp60on8bAsg8l_tlJKhMJ6t0c7W4-CZ4fCL3ofwyiUyETHQZvfcqrXStswThBFtuiyCJG_hy1i8MdiWFL__6XX9Q0';

export const goldenText = `apiVersion: v1
kind: Pod
metadata:
  name: golden
spec:
  initContainers:
  - name: mesh
    image: envoyproxy/envoy:v1.27
    restartPolicy: Always
  containers:
  - name: shop
    image: nginx:1.25
---
apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster: {version: v1.28, featureGates: {SidecarContainers: true}}
  events:
  - {at: 20s, delete: pod/golden}
  horizon: 40s
`;
