import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

/** What a server answered. */
export interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

interface Asked {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: Uint8Array | string;
}

/** Sends a request whose every header can be chosen, as `fetch` does not let one, and a page's browser does. */
export async function ask(url: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<Answer> {
  const sent = request(url, { method, headers, agent: false });
  sent.end(body);
  return answerTo(sent);
}

async function answerTo(sent: ClientRequest): Promise<Answer> {
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) };
}

/** The same with a body that is sent until the answer comes: how many bytes of it left this process. */
export async function pour(
  url: string,
  { headers = {}, bytes }: { headers?: OutgoingHttpHeaders; bytes: number },
): Promise<Answer & { sent: number }> {
  const outgoing = request(url, { method: "POST", headers, agent: false });
  const chunk = Buffer.alloc(256 * 1024, "a");
  let sent = 0;
  let isOver = false;
  const answered = answerTo(outgoing).finally(() => {
    isOver = true;
  });
  // The connection may break once the answer is out.
  outgoing.on("error", () => {});
  outgoing.flushHeaders();
  while (!isOver && sent < bytes) {
    await Promise.race([new Promise((resolve) => outgoing.write(chunk, resolve)), answered.catch(() => {})]);
    sent += chunk.length;
  }
  const answer = await answered;
  outgoing.destroy();
  return { ...answer, sent };
}
