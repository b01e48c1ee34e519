import { goQuoted } from '#api/validation/goValue.ts';
import type { DocumentVerdict } from './documentVerdict.ts';
import type { Unsent } from './unsent.ts';

/** A line of kubectl's output, and whether it tells of something that went well. */
export interface OutputLine {
  /** Place of its object among the verdicts, and its own among that one's lines. */
  readonly key: string;
  readonly text: string;
  readonly went: 'well' | 'wrong' | 'aside';
}

/**
 * What `kubectl apply -f FILE` prints for each object, were it alone in its file. kubectl itself gathers the failures of
 * several objects at the end.
 *
 * Source: v1.28 kubectl pkg/cmd/apply/apply.go:applyOneObject and pkg/cmd/util/helpers.go; cli-runtime
 * pkg/resource/mapper.go:infoForData and visitor.go:StreamVisitor.Visit.
 */
export function kubectlApply(verdicts: readonly DocumentVerdict[], file: string): readonly OutputLine[] {
  return verdicts.flatMap((verdict, object) =>
    outputOf(verdict, file).map((line, index) => ({ ...line, key: `${object}.${index}` })),
  );
}

type Line = Omit<OutputLine, 'key'>;

function outputOf(verdict: DocumentVerdict, file: string): readonly Line[] {
  const { answer, apiVersion, kind, group, name, namespace, warnings } = verdict;
  const source = goQuoted(file);
  if (verdict.unsent) return wrong(unsentText(verdict.unsent, source));
  const warned = warnings.map((text) => ({ text: `Warning: ${text}`, went: 'aside' as const }));
  switch (answer.kind) {
    case 'scenario':
      return [];
    case 'created':
      return [
        ...warned,
        { text: `${kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${name} created`, went: 'well' },
      ];
    case 'refused': {
      const { reason, message, kubectl } = answer.refusal;
      // Of what is not valid kubectl says nothing of the file.
      if (reason === 'Invalid') return wrong(kubectl);
      return wrong(`Error from server (${reason}): error when creating ${source}: ${message}`);
    }
    case 'notServed':
    case 'unknownKind':
    // Of an empty version, for of none it has said so already.
    case 'noKind':
      return wrong(
        `error: resource mapping not found for name: ${goQuoted(name)} namespace: ${goQuoted(namespace)} from ${source}: no matches for kind ${goQuoted(kind)} in version ${goQuoted(apiVersion)}\nensure CRDs are installed first`,
      );
    default:
      return answer satisfies never;
  }
}

function unsentText({ step, why, what = '' }: Unsent, source: string): string {
  switch (step) {
    case 'validate':
      return `error: error validating ${source}: error validating data: ${why}; if you choose to ignore these errors, turn validation off with --validate=false`;
    case 'decode':
      return `error: unable to decode ${source}: ${why}`;
    case 'recognize':
      return why;
    case 'apply':
      return `error: ${why}`;
    case 'retrieve':
      return `error: error when retrieving current configuration of:\n${what}\nfrom server for: ${source}: ${why}`;
    default:
      return step satisfies never;
  }
}

function wrong(text: string): readonly Line[] {
  return [{ text, went: 'wrong' }];
}
