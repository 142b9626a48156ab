import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Limits for reading a source. */
export interface ReadTextOptions {
  /**
   * How long an address may take, redirects and body included.
   *
   * @default 30000
   */
  readonly timeoutMs?: number;
  /**
   * The largest accepted size in bytes. The whole spec of a vendor is about 1.5 MB.
   *
   * @default 4194304
   */
  readonly maxBytes?: number;
}

const maxRedirects = 5;

/**
 * The bytes of a file or of an http(s) address. A redirect is followed within its host, up to five times and never
 * from https to http: what another host answers is vendored only when a person names that host.
 */
export async function readBytes(input: string, options: ReadTextOptions = {}): Promise<Uint8Array> {
  const { timeoutMs = 30_000, maxBytes = 4 * 1024 * 1024 } = options;
  if (/^https?:/i.test(input)) {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await readAddress(new URL(input), { maxBytes, signal });
    } catch (error) {
      if (signal.aborted) throw new Error(`${input} did not answer in full within ${timeoutMs} ms`, { cause: error });
      throw error;
    }
  }
  const file = input.startsWith("file:") ? fileURLToPath(input) : input;
  const { size, isFile } = await stat(file).then(
    (found) => ({ size: found.size, isFile: found.isFile() }),
    (error: unknown) => {
      throw new Error(`${input} cannot be read: ${reason(error)}. Give a file or an http(s) address.`, {
        cause: error,
      });
    },
  );
  if (!isFile) throw new Error(`${input} is not a file`);
  if (size > maxBytes) throw tooLarge(input, maxBytes);
  return readFile(file);
}

/** Bytes as text; a byte order mark is left out. */
export function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`${name} is not UTF-8 text`, { cause: error });
  }
}

async function readAddress(
  start: URL,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<Uint8Array> {
  let address = start;
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const response = await fetch(address, {
      signal,
      redirect: "manual",
      headers: { accept: "text/markdown, application/yaml, application/json, text/plain, */*;q=0.1" },
    }).catch((error: unknown) => {
      throw new Error(`${address} could not be reached: ${reason(error)}`, { cause: error });
    });
    if ([301, 302, 303, 307, 308].includes(response.status)) {
      await response.body?.cancel();
      address = redirected(address, response.headers.get("location"));
      continue;
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Error(`${address} answered with status ${response.status}`);
    }
    return body(response, address, maxBytes);
  }
  throw new Error(`${start} redirects more than ${maxRedirects} times`);
}

function redirected(from: URL, location: string | null): URL {
  const target = location !== null && URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (target === undefined) throw new Error(`${from} redirects, but says to no address`);
  const sameHost = target.hostname === from.hostname && (target.port === from.port || from.protocol === "http:");
  const downgrade = from.protocol === "https:" && target.protocol !== "https:";
  if (!sameHost || downgrade || !/^https?:$/.test(target.protocol)) {
    throw new Error(`${from} redirects to ${target}, which is not followed. Name that address if it can be trusted.`);
  }
  return target;
}

async function body(response: Response, address: URL, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new Error(`${address} broke off after ${size} bytes: ${reason(error)}`, { cause: error });
  }
  if (size > maxBytes) throw tooLarge(String(address), maxBytes);
  return Buffer.concat(chunks);
}

const tooLarge = (name: string, maxBytes: number): Error => new Error(`${name} is larger than ${maxBytes} bytes`);

/** The innermost message: fetch hides it behind "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error.cause === undefined ? error.message : reason(error.cause);
}
