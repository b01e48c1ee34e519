import { expect, openWith, paste, test } from './support/page.ts';
import { expectLane, goTo, pause, picture, podRow, problems } from './support/scene.ts';
import { plainPod, sidecarPod } from './support/texts.ts';

test('a pasted Pod with a sidecar is drawn, lane by lane', async ({ page }) => {
  await openWith(page, sidecarPod);
  await expectLane(page, 'log-shipper');
  await expectLane(page, 'server');
  await expect(picture(page).getByText('sidecar', { exact: true })).toBeVisible();
  await pause(page);
  await goTo(page, '10');
  await expect(podRow(page, 'web')).toContainText('2/2');
  await expect(podRow(page, 'web')).toContainText('Running');
});

test('several documents, Windows line ends and JSON are read alike', async ({ page }) => {
  const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata: {mode: fast}\n';
  await openWith(page, `${plainPod('one')}---\n${configMap}---\n${plainPod('two')}`);
  await expect(page.getByText('3 documents')).toBeVisible();
  for (const name of ['one', 'two'])
    await expect(picture(page).getByText(name, { exact: true })).toBeVisible();

  await paste(page, plainPod('windows', 'crlf').replaceAll('\n', '\r\n'));
  await expectLane(page, 'crlf');

  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'json' } };
  await paste(
    page,
    JSON.stringify({ ...pod, spec: { containers: [{ name: 'braces', image: 'nginx' }] } }, null, 2),
  );
  await expectLane(page, 'braces');
  await expect(problems(page)).toContainText('Everything gets in');
});

test('what kubectl get -o yaml prints is taken as a new object', async ({ page }) => {
  const item = `- apiVersion: v1
  kind: Pod
  metadata:
    creationTimestamp: "2023-10-05T08:00:00Z"
    managedFields:
    - apiVersion: v1
      fieldsType: FieldsV1
      fieldsV1: {f:spec: {}}
      manager: kubectl
      operation: Update
    name: dumped
    namespace: shop
    resourceVersion: "1729"
    uid: 0b1e7d1e-0000-4000-8000-000000000001
  spec:
    containers:
    - image: nginx:1.25
      name: from-a-cluster
    nodeName: node-1
  status:
    phase: Running
`;
  await openWith(page, `apiVersion: v1\nitems:\n${item}kind: List\nmetadata:\n  resourceVersion: ""\n`);
  await expectLane(page, 'from-a-cluster');
  await expect(problems(page)).toContainText('As read from a cluster');
  await expect(problems(page).getByRole('listitem').filter({ hasText: 'error' })).toHaveCount(0);
});

test('a StatefulSet is drawn as one pod of its template and says so', async ({ page }) => {
  await openWith(
    page,
    `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: shop}
spec:
  replicas: 3
  serviceName: shop
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec:
      containers:
      - {name: till, image: nginx:1.25}
`,
  );
  await expectLane(page, 'till');
  await expect(picture(page)).toContainText("one pod of this StatefulSet's template");
});

test('a custom resource is listed, not simulated, and takes nothing from its neighbours', async ({
  page,
}) => {
  const resource = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: gear}\nspec: {teeth: 12}\n';
  await openWith(page, `${resource}---\n${plainPod('beside')}`);
  await expectLane(page, 'main');
  await expect(picture(page)).toContainText('listed, not simulated');
  await expect(problems(page)).toContainText('Widget');
});
