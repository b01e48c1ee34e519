/** What all controllers tell of. The subject is the object that an event is about, or whose key was queued. */
export interface ControllerManagerFacts {
  /** A Kubernetes Event, as `kubectl describe` lists them. */
  readonly EventRecorded: {
    readonly type: 'Normal' | 'Warning';
    readonly reason: string;
    readonly message: string;
  };
  /** A sync ended with an error, and its key is tried again: after 5 ms, doubled for each time in a row. */
  readonly SyncFailed: {
    /** As kube-controller-manager logs it. */
    readonly error: string;
    /** Times in a row, this one included. */
    readonly failures: number;
    /** Null when the key is given up until its object changes. */
    readonly retryAtMs: number | null;
  };
}
