import type { OperationShape } from "./operation.ts";
import { anything, type Shape } from "./shape.ts";

type Fields = readonly (readonly [name: string, shape: Shape, required: boolean])[];
type Both = readonly [old: Shape, new_: Shape];

/** All that a request carries as one object, with the media types that both sides have. */
export const wholeRequests = (old: OperationShape, new_: OperationShape): Both => [
  request(old, new_),
  request(new_, old),
];

/** All that answers carry as one object, with the statuses and media types that both sides have. */
export const wholeResponses = (old: OperationShape, new_: OperationShape): Both => [
  response(old, new_),
  response(new_, old),
];

function request({ parameters, body }: OperationShape, other: OperationShape): Shape {
  const contents = [...(body?.content ?? [])].filter(([type]) => other.body?.content.has(type));
  return object([
    ...[...parameters].map(([name, { shape, required }]) => [name, shape, required] as const),
    ...contents.map(([type, { shape }]) => [`body ${type}`, shape, body?.required === true] as const),
  ]);
}

const response = ({ responses }: OperationShape, other: OperationShape): Shape =>
  object(
    [...responses].flatMap(([status, { content }]) =>
      [...content]
        .filter(([type]) => other.responses.get(status)?.content.has(type))
        .map(([type, { shape }]) => [`${status} ${type}`, shape, true] as const),
    ),
  );

const object = (fields: Fields): Shape => ({
  ...anything(),
  types: ["object"],
  properties: new Map(fields.map(([name, shape]) => [name, shape])),
  required: new Set(fields.flatMap(([name, , required]) => (required ? [name] : []))),
  additional: false,
});
