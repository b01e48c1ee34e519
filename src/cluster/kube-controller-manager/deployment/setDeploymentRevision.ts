import type { DeploymentSync } from './deploymentSync.ts';
import { revisionAnnotation } from './revision.ts';

/** Whether the Deployment had another revision. Source: v1.28 deployment_util.go:SetDeploymentRevision. */
export function setDeploymentRevision(sync: DeploymentSync, revision: string): boolean {
  const { metadata } = sync.deployment;
  if (metadata.annotations?.[revisionAnnotation] === revision) return false;
  const annotations = { ...metadata.annotations, [revisionAnnotation]: revision };
  sync.deployment = { ...sync.deployment, metadata: { ...metadata, annotations } };
  return true;
}
