import {
  type OddsAnswer,
  type OddsQuestion,
  simulateOdds,
} from '#cluster/kube-apiserver/nodeport/odds/simulateOdds.ts';

/** What a scene may have worked out beside the run: by kind, each with an answer that grows. */
export type Question = OddsQuestion;
export type Answer = OddsAnswer;

/** The answer as it grows; the last one is whole. `text` is what the picture is of. */
export function answerQuestion(question: Question, _text: string): Iterable<Answer> {
  switch (question.kind) {
    case 'nodePortOdds':
      return simulateOdds(question);
    default:
      return question.kind satisfies never;
  }
}
