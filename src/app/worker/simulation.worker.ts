import { RareKnowledgeMissing } from '#api/rareKnowledge.ts';
import { componentsFor } from '#cluster/componentsFor.ts';
import { type PreparedRun, preparation, prepareRun } from '#cluster/prepareRun.ts';
import type { Answer } from '#cluster/question.ts';
import type { Run } from '#cluster/run.ts';
import { startRun } from '#cluster/startRun.ts';
import type {
  AnswerMessage,
  AskRequest,
  RunRequest,
  SeedsAnswer,
  SeedsRequest,
  WorkerMessage,
  WorkerRequest,
} from './protocol.ts';
import { partRun } from './runParts.ts';

/** A run longer than this is returned as far as it got, per `runEvents` allowed. */
const maxRunMs = 20_000;
const runEvents = 200_000;

/** How long the worker works before it looks for messages. */
const sliceMs = 60;

let running: number | null = null;
let stopped = false;

/** How often what the seeds have told so far is sent. */
const summaryMs = 300;

/** Of so many objects the page plays the course: more than a picture can show, and soon received. */
const mostPlayed = 1000;

const post = (message: WorkerMessage | SeedsAnswer | AnswerMessage) => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<WorkerRequest | AskRequest>) => {
  if (data.kind === 'stop') stopped ||= data.generation === running;
  else if (data.kind === 'seeds') void withRareKnowledge(() => answerSeeds(data));
  else if (data.kind === 'ask') void tell(data);
  else void answer(data);
};

/** Tells each answer when the next one is there, so that the last can be told as such. */
async function tell({ question, text }: AskRequest): Promise<void> {
  const { answerQuestion } = await import('#cluster/question.ts');
  let last: Answer | null = null;
  for (const next of answerQuestion(question, text)) {
    if (last) post({ kind: 'answer', answer: last, done: false });
    last = next;
  }
  if (last) post({ kind: 'answer', answer: last, done: true });
}

async function answer(request: RunRequest): Promise<void> {
  const { side, generation } = request;
  running = generation;
  stopped = false;
  try {
    const { parts, rest } = partRun(await withRareKnowledge(() => simulate(request)));
    for (const part of parts) post({ kind: 'part', side, generation, part });
    post({ kind: 'done', side, generation, run: rest });
    // The next text may need it, and then need not be begun twice.
    void import('#api/rareAtHand.ts');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    post({ kind: 'failed', side, generation, message });
  }
}

/** Runs seed after seed; whoever wants no more of them ends this worker. */
async function answerSeeds({ generation, text, overrides, maxEvents, seeds }: SeedsRequest): Promise<void> {
  const { seedSummarizer } = await import('#cluster/seedSummary.ts');
  const prepared = prepareRun(text, overrides);
  const components = await componentsFor(prepared);
  const runOf = (seed?: number) => {
    const started = startRun(prepared, components, seed);
    started.advance({ maxEvents });
    return started.run();
  };
  const { add, summary } = seedSummarizer(runOf());
  let nextSummary = performance.now() + summaryMs;
  for (let seed = 1; seed <= seeds; seed += 1) {
    add(runOf(seed));
    if (seed < seeds && performance.now() < nextSummary) continue;
    post({ kind: 'seeds', generation, done: seed, seeds, summary: summary() });
    nextSummary = performance.now() + summaryMs;
  }
}

/** Runs slice by slice, so that a Stop is heard between two of them. */
async function simulate(request: RunRequest): Promise<Run> {
  const { side, generation, maxEvents } = request;
  const prepared = await prepare(request);
  const started = startRun(prepared, await componentsFor(prepared));
  const deadline = performance.now() + maxRunMs * Math.max(1, maxEvents / runEvents);
  for (;;) {
    const sliceEnd = performance.now() + sliceMs;
    let paused = false;
    const simulatedMs = started.advance({
      maxEvents,
      limit: () => (performance.now() > deadline ? 'wallTime' : null),
      shouldStop: () => {
        paused = performance.now() > sliceEnd && performance.now() <= deadline;
        return paused;
      },
    });
    if (!paused || stopped) break;
    const horizonMs = started.horizonMs();
    post({ kind: 'progress', side, generation, simulatedMs, horizonMs });
    await nextTask();
  }
  const run = started.run();
  if (!request.stored) return run;
  const { storedDocuments } = await import('#cluster/storedDocuments.ts');
  return { ...run, stored: storedDocuments(prepared, run.trace) };
}

/** The first verdicts on a long text are told after so many ms, then again each time twice as many have gone by. */
const firstVerdictsMs = 90;

/** Reads and judges slice by slice. */
async function prepare(request: RunRequest): Promise<PreparedRun> {
  const { side, generation, overrides } = request;
  const text = await editedText(request);
  const steps = preparation(text, overrides, mostPlayed);
  const begun = performance.now();
  let sliceEnd = begun + sliceMs;
  let nextVerdicts = begun + firstVerdictsMs;
  let step = steps.next();
  while (!step.done) {
    const now = performance.now();
    if (now > nextVerdicts) {
      const { done, total, verdicts, diagnostics } = step.value;
      const judging = { done, total, verdicts: verdicts(), diagnostics: diagnostics() };
      post({ kind: 'judging', side, generation, judging });
      nextVerdicts = now + 2 * (now - begun);
    }
    if (now > sliceEnd) {
      await nextTask();
      sliceEnd = performance.now() + sliceMs;
    }
    step = steps.next(stopped ? 'stop' : undefined);
  }
  return step.value;
}

/** The text with the changes of a variation; few ask for one, so the code for it comes with the first. */
async function editedText({ text, overrides: { edits } }: RunRequest): Promise<string> {
  return edits === undefined ? text : (await import('#scenario/fieldEdit.ts')).withEdits(text, edits);
}

/** After the messages that wait. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Does the work once more when it turns out that what few texts need is missing, which is fetched first. */
async function withRareKnowledge<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RareKnowledgeMissing)) throw error;
    await import('#api/rareAtHand.ts');
    return work();
  }
}
