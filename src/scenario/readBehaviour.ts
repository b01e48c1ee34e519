import type { ContainerBehaviour, Run, Serving, Termination } from './scenario.ts';

type CheckedRun = Partial<Run> | undefined;
export type CheckedBehaviour = Omit<ContainerBehaviour, 'runs' | 'onTerm' | 'serves'> & {
  readonly runs?: readonly CheckedRun[];
  readonly onTerm?: Partial<Termination> | undefined;
  readonly serves?: Partial<Serving> | undefined;
};

/** What the vectors leave open: a run that ends by itself ends well, and SIGTERM ends a process with 143. */
export function readBehaviour(checked: CheckedBehaviour): ContainerBehaviour {
  const { runs, onTerm, serves, ...others } = defined(checked);
  const readable = runs?.flatMap((run) =>
    run?.seconds === undefined ? [] : [{ seconds: run.seconds, exitCode: run.exitCode ?? 0 }],
  );
  return {
    ...others,
    ...(readable === undefined || readable.length === 0 ? {} : { runs: readable }),
    ...(onTerm === undefined
      ? {}
      : {
          onTerm: {
            ...defined(onTerm),
            seconds: onTerm.seconds === undefined ? 1 : onTerm.seconds,
            exitCode: onTerm.exitCode ?? 143,
          },
        }),
    ...(serves === undefined
      ? {}
      : {
          serves: {
            errorShare: serves.errorShare ?? 1,
            status: serves.status ?? 500,
            errorsUntil: serves.errorsUntil ?? null,
          },
        }),
  };
}

/** The same without the keys that have no value. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
