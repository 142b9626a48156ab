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
    return btoa(`${username}:${secret}`);
  };
}

function checkName(username: unknown): void {
  if (typeof username !== "string" || username === "") {
    throw new TypeError(`username is ${username === "" ? "empty" : typeof username}`);
  }
  const odd = username.search(/[^!-9;-~]/) + 1;
  if (odd > 0) throw new TypeError(`username has a character that it cannot have, or a colon, at position ${odd}`);
}

function checkPassword(password: unknown): void {
  if (typeof password !== "string" || password === "") {
    throw new TypeError(`password is ${password === "" ? "empty" : typeof password}`);
  }
  const odd = password.search(/[^!-~]/) + 1;
  // Services differ in how they read letters beyond ASCII, and a space is a slip of copying.
  if (odd > 0)
    throw new TypeError(`password has a character that it cannot have at position ${odd} of ${password.length}`);
}
