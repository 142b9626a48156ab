// Any page that a browser shows can send requests to a port of this machine, and other programs on this machine may serve
// pages under the same address with another port: a cookie goes to all of them. So a request counts only when its Host,
// its Origin and its cookie all say that it comes from the studio's own page.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";

/** What a studio lets in. */
export interface Door {
  /** In the address that is printed. It opens the page as long as the studio runs. */
  readonly token: string;
  /** In the cookie. Another word than the token, so that one cannot be told from the other. */
  readonly session: string;
  /** `127.0.0.1:<port>`; known once the port is. */
  host(): string;
  /** A token that opens the page once. */
  newTicket(): string;
  /** Whether this is the token, or a ticket; which is no ticket any more then. */
  opens(given: string | undefined): boolean;
}

export function newDoor(host: Door["host"]): Door {
  const token = word();
  const tickets = new Set<string>();
  return {
    session: word(),
    token,
    host,
    newTicket() {
      const ticket = word();
      tickets.add(ticket);
      return ticket;
    },
    opens(given) {
      const ticket = [...tickets].find((one) => isSame(given, one));
      return isSame(given, token) || (ticket !== undefined && tickets.delete(ticket));
    },
  };
}

const word = (): string => randomBytes(32).toString("base64url");

/** Cookies do not know ports: two studios at once must not take one another's. */
const cookieName = ({ host }: Door): string => `clone-studio-${host().split(":")[1]}`;

/** Refuses what is not called by the studio's own name, or comes from another page. */
export function ownPageOnly(door: Door): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    const [host, origin, site] = ["host", "origin", "sec-fetch-site"].map((name) => context.req.header(name));
    if (host !== door.host()) return context.text("This server has another name.", 421);
    const reads = method === "GET" || method === "HEAD";
    const isOwn = origin === undefined ? reads : origin === `http://${door.host()}`;
    // `none`: an address that a person typed, or opened from a terminal.
    const isNear = site === undefined || site === "same-origin" || (site === "none" && reads);
    if (!isOwn || !isNear) return context.text("Another page may not call this server.", 403);
    return next();
  };
}

/** Exchanges the token of the printed address for the cookie. */
export function openWithToken(door: Door): MiddlewareHandler {
  return async (context) => {
    if (!door.opens(context.req.query("token"))) return context.text(howToOpen, 401);
    setCookie(context, cookieName(door), door.session, { httpOnly: true, sameSite: "Strict", path: "/" });
    return context.redirect("/", 303);
  };
}

/** Refuses whoever has not opened the printed address. */
export function cookieOnly(door: Door): MiddlewareHandler {
  return async (context, next) =>
    isSame(getCookie(context, cookieName(door)), door.session) ? next() : context.text(howToOpen, 401);
}

const howToOpen = "Open the studio with the address that it printed when it started.";

/** As long whatever comes, so that time tells nothing. */
const isSame = (given: string | undefined, right: string): boolean =>
  given !== undefined && timingSafeEqual(digest(given), digest(right));

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
