// What the server answers to requests that no fault is asked for in.
import type { RequestHead } from "./reading.ts";
import type { FaultReply } from "./rows/row.ts";

const textType = { "content-type": "text/plain" };

/** Whether a page asks what it may send (CORS). */
export const isPreflight = ({ method, headers }: RequestHead): boolean =>
  method === "OPTIONS" && headers["access-control-request-method"] !== undefined;

/** Lets a page of this machine send anything. */
export const preflightReply = ({ headers }: RequestHead): FaultReply => ({
  status: 204,
  headers: {
    "access-control-allow-methods": headers["access-control-request-method"] ?? "POST",
    // A star would leave out `Authorization`.
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
    "access-control-allow-private-network": "true",
    "access-control-max-age": "600",
  },
});

/** On every answer to a page of this machine, so that it can read it; there is none for other pages. */
export const corsHeaders = ({ headers }: RequestHead): Readonly<Record<string, string>> =>
  headers["origin"] === undefined
    ? {}
    : { "access-control-allow-origin": headers["origin"], "access-control-expose-headers": "*", vary: "Origin" };

/** For who may not call this server. The body of such a request is not waited for. */
export const notAllowed = (reason: string): FaultReply => ({
  status: 403,
  headers: { ...textType, connection: "close" },
  body: reason,
  ending: "close",
});

/** For a name that no fault has. */
export const noFault = (name: string): FaultReply => ({
  status: 404,
  headers: textType,
  body: `There is no fault "${name}".`,
});

/** For a request that a fault leaves to the services, at a path that neither has. */
export const noOperation = ({ method, target }: RequestHead): FaultReply => ({
  status: 404,
  headers: textType,
  body: `Neither service has ${method} ${target}, and the fault strikes other requests.`,
});

/** For bytes that are no request. */
export const noRequest = (error: unknown): FaultReply => ({
  status: 400,
  headers: { ...textType, connection: "close" },
  body: String(error),
  ending: "close",
});
