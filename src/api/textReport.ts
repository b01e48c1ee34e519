import type { DocumentContent } from '#api/yaml/documentContent.ts';
import type { Problem, RepeatedKey } from '#api/yaml/readDocument.ts';
import type { TemplateAction } from '#api/yaml/template.ts';
import type { Sentence } from '#i18n/sentence.ts';
import { verdictWords } from '#i18n/verdict.ts';
import type { Diagnostic } from './diagnostic.ts';
import { pathText } from './fieldPath.ts';
import type { TextPositions } from './textPositions.ts';

/** Gathers what there is to say about a text, document by document, and says of the whole text only once what it can. */
export interface TextReport {
  /** `start` is the offset of the document that `content` was read from. */
  readonly add: (content: DocumentContent, index: number, start: number) => void;
  /** A limit was reached at an offset of the text. */
  readonly addLimit: (code: string, message: Sentence, index: number, offset: number) => void;
  /** In order of their places. */
  readonly diagnostics: () => readonly Diagnostic[];
}

export function createTextReport(positions: TextPositions): TextReport {
  const diagnostics: Diagnostic[] = [];
  /** kubectl stops only once. */
  let stopped = false;
  let saidTemplate = false;
  /** Said only where no template kept the text from being read. */
  let helmWords: { readonly action: TemplateAction; readonly index: number; readonly start: number } | null =
    null;

  const say = (problem: Problem, index: number, start: number) => {
    const { severity, code, speaker, message, path, fix } = problem;
    const note = problem.note ?? (stopped ? undefined : stopNote(problem));
    if (problem.kubectlStops) stopped = true;
    diagnostics.push({
      severity,
      code,
      speaker,
      message,
      range: positions.range(start + problem.start, start + problem.end),
      document: index,
      path: pathText(path),
      ...(note ? { note } : {}),
      ...(fix
        ? {
            fix: {
              title: fix.title,
              text: fix.text,
              range: positions.range(start + fix.start, start + fix.end),
            },
          }
        : {}),
    });
  };

  return {
    add: (content, index, start) => {
      if (content.kind === 'failed') {
        if (content.template === null) say(content.problem, index, start);
        else if (!saidTemplate) say(templateProblem(content.template), index, start);
        saidTemplate ||= content.template !== null;
        stopped = true;
        return;
      }
      for (const problem of content.problems) say(problem, index, start);
      if (content.kind === 'empty') return;
      for (const repeated of content.repeatedKeys) {
        say(repeatedKeyProblem(repeated, positions.lineOf(start + repeated.kept)), index, start);
      }
      if (content.template) helmWords ??= { action: content.template, index, start };
    },
    addLimit: (code, message, index, offset) => {
      say({ ...ours, severity: 'error', code, message, start: 0, end: 0 }, index, offset);
    },
    diagnostics: () => {
      if (helmWords && !saidTemplate) {
        say(helmWordsProblem(helmWords.action), helmWords.index, helmWords.start);
      }
      return diagnostics.sort((a, b) => a.range.start.offset - b.range.start.offset);
    },
  };
}

const ours = { speaker: 'kymograph', path: [] } as const;

function stopNote({ kubectlStops }: Problem): Sentence | undefined {
  if (kubectlStops === undefined) return undefined;
  return kubectlStops === true ? verdictWords.notReadFurther : verdictWords.kubectlStops(kubectlStops.saying);
}

function templateProblem({ start, end }: TemplateAction): Problem {
  return {
    ...ours,
    severity: 'error',
    code: 'helm-template',
    message: verdictWords.helm,
    note: verdictWords.helmNote,
    kubectlStops: true,
    start,
    end,
  };
}

function helmWordsProblem({ start, end }: TemplateAction): Problem {
  return {
    ...ours,
    severity: 'info',
    code: 'helm-in-values',
    message: verdictWords.helmInValues,
    start,
    end,
  };
}

function repeatedKeyProblem({ path, lost }: RepeatedKey, keptLine: number): Problem {
  return {
    ...ours,
    severity: 'warning',
    code: 'repeated-key',
    message: verdictWords.repeatedKey(String(path.at(-1)), keptLine),
    note: verdictWords.repeatedKeyNote,
    ...lost,
    path,
  };
}
