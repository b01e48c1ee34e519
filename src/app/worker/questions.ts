import type { Answer, Question } from '#cluster/question.ts';
import type { AnswerMessage, AskRequest } from './protocol.ts';

/**
 * Has a question of a scene worked out by a worker of its own, which lives as long as it takes. `onAnswer` is told as
 * the answer grows; the function returned stops it.
 */
export function ask(
  question: Question,
  text: string,
  onAnswer: (answer: Answer, done: boolean) => void,
): () => void {
  const worker = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<AnswerMessage>) => {
    onAnswer(data.answer, data.done);
    if (data.done) worker.terminate();
  };
  worker.postMessage({ kind: 'ask', question, text } satisfies AskRequest);
  return () => worker.terminate();
}
