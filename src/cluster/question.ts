import {
  type OddsAnswer,
  type OddsQuestion,
  simulateOdds,
} from '#cluster/kube-apiserver/nodeport/odds/simulateOdds.ts';
import {
  type JobAnswer,
  type JobQuestion,
  playJobs,
} from '#cluster/kube-controller-manager/job/whatif/playJobs.ts';
import {
  playRollouts,
  type RolloutAnswer,
  type RolloutQuestion,
} from '#cluster/kube-proxy/service-traffic/variants/playRollouts.ts';

/** What a scene may have worked out beside the run: by kind, each with an answer that grows. */
export type Question = OddsQuestion | JobQuestion | RolloutQuestion;
export type Answer = OddsAnswer | JobAnswer | RolloutAnswer;

/** The answer as it grows; the last one is whole. `text` is what the picture is of. */
export function answerQuestion(question: Question, text: string): Iterable<Answer> {
  switch (question.kind) {
    case 'nodePortOdds':
      return simulateOdds(question);
    case 'jobVariants':
      return playJobs(question, text);
    case 'rolloutVariants':
      return playRollouts(question, text);
    default:
      return question satisfies never;
  }
}
