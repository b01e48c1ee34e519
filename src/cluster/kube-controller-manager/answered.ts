import type { OnAnswer, WriteAnswer } from '#cluster/api.ts';
import type { ClusterFacts } from '#cluster/facts.ts';
import { Latch, type Process } from '#simulation/process.ts';
import type { Simulator } from '#simulation/simulator.ts';

/** Sends a request and waits for its answer, as a blocking client does. What is being handled stays the cause. */
export function* answered(
  simulator: Simulator<ClusterFacts>,
  send: (onAnswer: OnAnswer) => void,
): Process<WriteAnswer> {
  const [answer] = yield* allAnswered(simulator, [send]);
  return answer as WriteAnswer;
}

/** Sends requests side by side and waits for all answers; they come in the order of the requests. */
export function* allAnswered(
  simulator: Simulator<ClusterFacts>,
  requests: readonly ((onAnswer: OnAnswer) => void)[],
): Process<readonly WriteAnswer[]> {
  const { cause } = simulator;
  const answers: WriteAnswer[] = [];
  const done = new Latch();
  let open = requests.length;
  for (const [index, send] of requests.entries()) {
    send((answer) => {
      answers[index] = answer;
      open -= 1;
      if (open === 0) done.open(cause);
    });
  }
  if (open > 0) yield done;
  simulator.cause = cause;
  return answers;
}
