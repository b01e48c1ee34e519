/** What the garbage collector decides. The subject is the object that goes, or is let go. */
export interface GarbageCollectorFacts {
  readonly DependentCollected: {
    /** Key of the owner that is gone, or waits for its dependents. */
    readonly owner: string;
    readonly why: 'ownerGone' | 'foreground';
  };
  /** The owner was deleted with `orphan`: its reference goes, the object stays. */
  readonly DependentOrphaned: { readonly owner: string };
}
