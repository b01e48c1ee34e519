import { goQuoted } from '#api/validation/goValue.ts';
import type { DocumentVerdict } from './documentVerdict.ts';

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
  const warned = warnings.map((text) => ({ text: `Warning: ${text}`, went: 'aside' as const }));
  switch (answer.kind) {
    case 'scenario':
      return [];
    case 'created':
      if (answer.generateName !== null) {
        return wrong(`error: from ${answer.generateName}: cannot use generate name with apply`);
      }
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
      return wrong(
        `error: resource mapping not found for name: ${goQuoted(name)} namespace: ${goQuoted(namespace)} from ${source}: no matches for kind ${goQuoted(kind)} in version ${goQuoted(apiVersion)}\nensure CRDs are installed first`,
      );
    case 'noKind': {
      const missing = [
        ...(apiVersion === '' ? ['apiVersion not set'] : []),
        ...(kind === '' ? ['kind not set'] : []),
      ];
      const what = missing.length === 1 ? missing.join() : `[${missing.join(', ')}]`;
      return wrong(
        `error: error validating ${source}: error validating data: ${what}; if you choose to ignore these errors, turn validation off with --validate=false`,
      );
    }
    default:
      return answer satisfies never;
  }
}

function wrong(text: string): readonly Line[] {
  return [{ text, went: 'wrong' }];
}
