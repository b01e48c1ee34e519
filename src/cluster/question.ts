import {
  type OddsAnswer,
  type OddsQuestion,
  simulateOdds,
} from '#cluster/kube-apiserver/nodeport/odds/simulateOdds.ts';
import {
  playRollouts,
  type RolloutAnswer,
  type RolloutQuestion,
} from '#cluster/kube-proxy/service-traffic/variants/playRollouts.ts';

/** What a scene may have worked out beside the run: by kind, each with an answer that grows. */
export type Question = OddsQuestion | RolloutQuestion;
export type Answer = OddsAnswer | RolloutAnswer;

/** The answer as it grows; the last one is whole. `text` is what the picture is of. */
export function answerQuestion(question: Question, text: string): Iterable<Answer> {
  switch (question.kind) {
    case 'nodePortOdds':
      return simulateOdds(question);
    case 'rolloutVariants':
      return playRollouts(question, text);
    default:
      return question satisfies never;
  }
}
