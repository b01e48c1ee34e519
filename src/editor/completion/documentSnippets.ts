import { editorWords as words } from '#i18n/editor.ts';
import type { Sentence } from '#i18n/sentence.ts';

/** A whole document to begin with, as a snippet. */
export interface DocumentSnippet {
  readonly label: string;
  readonly title: Sentence;
  readonly text: string;
}

export const documentSnippets: readonly DocumentSnippet[] = [
  {
    label: 'Pod with a sidecar',
    title: words.podWithSidecar,
    text: `apiVersion: v1
kind: Pod
metadata:
  name: \${1:web}
spec:
  initContainers:
  - name: \${2:proxy}
    image: \${3:example/proxy:1}
    restartPolicy: Always
    startupProbe:
      httpGet: {path: /ready, port: 15021}
      periodSeconds: 1
  containers:
  - name: \${4:web}
    image: \${5:example/web:1}
    $0`,
  },
  {
    label: 'NodePort Service',
    title: words.nodePortService,
    text: `apiVersion: v1
kind: Service
metadata:
  name: \${1:web}
spec:
  type: NodePort
  selector: {app: \${1:web}}
  ports:
  - name: http
    port: \${2:80}
    nodePort: \${3:30080}$0`,
  },
  {
    label: 'Scenario',
    title: words.scenario,
    text: `apiVersion: sim.kymograph.dev/v1alpha1
kind: Scenario
spec:
  cluster:
    version: v1.28
    featureGates:
      SidecarContainers: \${1|true,false|}
  horizon: \${2:90s}
  containers:
    \${3:web}:
      runs:
      - seconds: \${4:30}
        exitCode: \${5:0}
  events:
  - at: \${6:60s}
    delete: \${7:pod/web}$0`,
  },
];
