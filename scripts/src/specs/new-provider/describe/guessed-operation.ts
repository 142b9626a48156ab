import { at, type JsonObject } from "../../documents/json.ts";
import { operationsOf } from "../../documents/source/operations.ts";
import type { ReadSpec } from "../../documents/source/read-spec.ts";
import { describeOperation } from "./described-operation.ts";

/** How many are shown. */
const most = 8;

/**
 * The operation of a document that makes a voice, where only one can be meant, and those that are likely, the likeliest
 * first.
 */
export function guessedOperation({ document, announced }: ReadSpec): {
  readonly certain?: string;
  readonly likely: readonly string[];
} {
  const all = operationsOf(document).filter((one) => /^(?:POST|PUT|PATCH) /.test(one));
  if (announced !== undefined && all.includes(announced)) return { certain: announced, likely: [announced] };
  const rated = all
    .map((operation, index) => ({ operation, index, rate: rateOf(document, operation) }))
    .sort((one, other) => other.rate - one.rate || one.index - other.index);
  // What carries audio for sure; where several do, the one that is called as an operation that makes a voice is.
  const carrying = rated.filter(({ rate }) => rate >= 2);
  const making = carrying.filter(({ rate }) => rate >= makesVoice);
  const [only] = all.length === 1 ? rated : carrying.length === 1 ? carrying : making.length === 1 ? making : [];
  const likely = rated.filter(({ rate }) => rate > 0).map(({ operation }) => operation);
  return {
    ...(only === undefined ? {} : { certain: only.operation }),
    likely: (likely.length > 0 ? likely : all).slice(0, most),
  };
}

/** From here on an operation both carries audio for sure and is called as one that makes a voice. */
const makesVoice = 4;

function rateOf(document: JsonObject, operation: string): number {
  const [verb = "", path = ""] = operation.split(" ");
  const node = at(document, "paths", path, verb.toLowerCase());
  const words = `${path} ${String(at(node, "operationId") ?? "")} ${String(at(node, "summary") ?? "")}`;
  const isVoice = /voice|speaker/i.test(words) ? 1 : 0;
  const isMaking = /clon|add|creat|upload|enrol|instant/i.test(words) ? 1 : 0;
  const isOther = /transcri|convert|isolat|recogni|speech-to|stt|dub|preview|generat|design/i.test(words) ? 2 : 0;
  try {
    const { audio } = describeOperation(document, operation);
    return (audio.lacks === undefined ? 2 : 1) + isVoice + isMaking - isOther;
  } catch {
    return 0;
  }
}
