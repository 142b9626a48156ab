import type { ApiKey } from "./guarded-fetch.ts";

/** Who calls, by HTTP Basic. */
export interface BasicKey {
  readonly username?: string | undefined;
  readonly password?: ApiKey | undefined;
}

/**
 * A user's name and password as the one key of HTTP Basic, made anew for each request; `undefined` when there is neither.
 *
 * @throws TypeError when one is missing, or has a character that cannot be sent; the message repeats neither.
 */
export function basicKey({ username, password }: BasicKey): (() => Promise<string>) | undefined {
  if (username === undefined && password === undefined) return undefined;
  checkName(username);
  if (typeof password !== "function") checkPassword(password);
  return async () => {
    const secret = typeof password === "function" ? await password() : password;
    checkPassword(secret);
    // As UTF-8, and through characters of one byte each: all that btoa takes.
    const bytes = new TextEncoder().encode(`${username}:${secret}`);
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  };
}

function checkName(username: unknown): void {
  if (typeof username !== "string" || username === "") {
    throw new TypeError(`username is ${username === "" ? "empty" : typeof username}`);
  }
  if (/[:\u0000-\u001f\u007f]/.test(username)) throw new TypeError("username has a colon or a control character");
}

function checkPassword(password: unknown): void {
  if (typeof password !== "string" || password === "") {
    throw new TypeError(`password is ${password === "" ? "empty" : typeof password}`);
  }
  if (/[\u0000-\u001f\u007f]/.test(password))
    throw new TypeError("password has a line break or another control character");
}
