import '#api/rareAtHand.ts';
import type { Creation } from '#api/admission/create.ts';
import { type Refusal, refusalOf } from '#api/admission/serverAnswer.ts';
import { unknownFieldText } from '#api/admission/unknownFieldText.ts';
import { pathText } from '#api/fieldPath.ts';
import type { ApiKind } from '#api/fields.ts';
import { adapter } from './adapter.ts';
import { firstDifference } from './compare.ts';
import { type CreationInput, creationOf } from './creation.ts';

interface Complaint {
  readonly field: string;
  readonly type: string;
  readonly message: string;
}

interface Result {
  readonly outcome: string;
  readonly accepted: boolean;
  readonly strictDecodingErrors?: readonly string[];
  readonly decodeError?: string;
  readonly errors?: readonly Complaint[];
  readonly reason?: string;
  readonly code?: number;
  readonly message?: string;
  readonly kubectl?: string;
  readonly warnings?: readonly string[];
  readonly dropped?: readonly string[];
  readonly orderUnstable?: boolean;
}

/** apiserver/validate */
export const validate = adapter<CreationInput, Result>(
  (input) => {
    const found = creationOf(input);
    if (!found) return { outcome: 'unknownKind', accepted: false };
    return resultOf(found.kind, found.creation);
  },
  (got, want) => {
    const orderIsChance = (got.orderUnstable ?? false) || (want.orderUnstable ?? false);
    return firstDifference(
      inOrder(comparable(got, orderIsChance)),
      inOrder(comparable(withDrawnPorts(got, want), orderIsChance)),
    );
  },
);

function resultOf(kind: ApiKind, creation: Creation): Result {
  const refusal = refusalOf(kind, creation);
  if (creation.typeError && refusal) {
    const { message, kubectl } = refusal;
    return {
      outcome: 'decodeError',
      accepted: false,
      strictDecodingErrors: [],
      decodeError: creation.typeError.message,
      errors: [],
      message,
      kubectl,
    };
  }
  const errors = creation.errors.map(({ field, type, message }) => ({ field, type, message }));
  const failed = creation.failure === null ? [] : [{ field: '', type: '', message: creation.failure }];
  return {
    outcome: refusal ? 'rejected' : 'accepted',
    accepted: refusal === null,
    strictDecodingErrors: creation.unknownFields.map(unknownFieldText),
    ...(creation.orderIsChance
      ? { orderUnstable: true, errors: [...errors].sort(byText) }
      : { errors: [...failed, ...errors] }),
    ...(refusal ? answerOf(refusal) : {}),
    ...(creation.orderIsChance ? { message: '', kubectl: '' } : {}),
    warnings: creation.warnings.map(({ message }) => message),
    dropped: creation.dropped
      .map(({ path }) => pathText(path))
      .filter((path) => path.startsWith('spec.'))
      .sort(),
  };
}

function answerOf({ reason, code, message, kubectl }: Refusal) {
  return { reason, code, message, kubectl };
}

/** Errors in any order where Go's maps give them so, even where a measurement did not come upon a second order. */
function comparable(result: Result, orderIsChance: boolean): Result {
  if (!orderIsChance) return result;
  const { kubectl: _, message: __, orderUnstable: ___, ...rest } = result;
  return { ...rest, errors: [...(result.errors ?? [])].sort(byText) };
}

/** Several warnings of one node selector, a map in Go, come in any order. */
function inOrder(result: Result): Result {
  const { warnings = [] } = result;
  const ofSelector = warnings.filter((message) => message.includes('nodeSelector['));
  return ofSelector.length > 1 ? { ...result, warnings: [...warnings].sort() } : result;
}

/** A node port that was drawn twice in one Service is told by its number, which is chance. */
function withDrawnPorts(got: Result, want: Result): Result {
  const drawn = 'Duplicate value: xxxxx';
  if (!(got.errors ?? []).some(({ message }) => message === drawn)) return want;
  return JSON.parse(JSON.stringify(want).replace(/Duplicate value: 3\d{4}\b/g, drawn)) as Result;
}

function byText(a: Complaint, b: Complaint): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
