/** What the user does: the roots of every causal chain. */
export interface KubectlFacts {
  /** `kubectl apply` of a pasted document. */
  readonly ManifestApplied: {
    /** Index of the document in the text, and of the item when it came from a List. */
    readonly document: number;
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace: string;
  };
  /** A pod made from the template of a pasted object whose controller is not modelled yet. */
  readonly TemplatePodCreated: { readonly owner: string; readonly pod: string };
  /** A verb of the Scenario's `events`. `path` is its place in the Scenario document. */
  readonly ScenarioActionTaken: {
    readonly verb:
      | 'delete'
      | 'setImage'
      | 'apply'
      | 'create'
      | 'replace'
      | 'restart'
      | 'exists'
      | 'scale'
      | 'patch'
      | 'rollout pause'
      | 'rollout resume'
      | 'rollout restart'
      | 'rollout undo'
      | 'cordon'
      | 'uncordon'
      | 'drain'
      | 'taint'
      | 'evict'
      | 'terminate';
    readonly target: string;
    readonly path: string;
    readonly gracePeriodSeconds: number | null;
    readonly force: boolean;
  };
  /** The verb found nothing to act on, or is not simulated yet. */
  readonly ScenarioActionSkipped: { readonly path: string; readonly reason: string };
}

/** What becomes of a drain. The subject is the node. */
export interface DrainFacts {
  /** `kubectl drain` begins to evict, all at once. 0 is no time limit. */
  readonly DrainStarted: { readonly pods: readonly string[]; readonly timeoutMs: number };
  /** The drain is over: all are gone, or `left` are not. */
  readonly DrainEnded: { readonly tookMs: number; readonly left: readonly string[] };
}
