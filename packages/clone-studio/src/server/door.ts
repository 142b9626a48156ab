// Any page that a browser shows can send requests to a port of this machine, and other programs on this machine may serve
// pages under the same address with another port: a cookie goes to all of them. So a request counts only when its Host,
// its Origin and its cookie all say that it comes from the studio's own page.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { setCookie } from "hono/cookie";

/** What a studio lets in. */
export interface Door {
  /** In the address that is printed. It opens the page for twelve hours, again and again and in every browser. */
  readonly token: string;
  /** In the cookie. Another word than the token, so that one cannot be told from the other; renewed after `"again"`. */
  readonly session: string;
  /** `127.0.0.1:<port>`, as browsers write it: without the port if that is 80. Known once the port is. */
  host(): string;
  /** A token that opens the page once, within five minutes. */
  newTicket(): string;
  /**
   * Whether this is the token, or a ticket, which is no ticket any more then; `expired` says that it was one of them too
   * long ago. `again` is a ticket that has opened the page before: one of the two was somebody else, so the page is shut
   * to both.
   */
  opens(given: string | undefined): "opens" | "again" | "expired" | "never";
}

/** A working day, in milliseconds: who comes back the next one starts the studio again. The cookie of an open page stays. */
const tokenMs = 12 * 3_600_000;
/** So long the slowest browser takes to start, in milliseconds. */
const ticketMs = 5 * 60_000;

/**
 * @param host `127.0.0.1:<port>`.
 * @param now the time in milliseconds.
 * @param onUsedAgain hears of a ticket that somebody uses a second time.
 */
export function newDoor(host: () => string, now: () => number = Date.now, onUsedAgain: () => void = () => {}): Door {
  const token = word();
  const tokenUntil = now() + tokenMs;
  /** Until when each opens the page. */
  const tickets = new Map<string, number>();
  const used = new Set<string>();
  let session = word();
  return {
    get session() {
      return session;
    },
    token,
    host: () => new URL(`http://${host()}`).host,
    newTicket() {
      const ticket = word();
      tickets.set(ticket, now() + ticketMs);
      return ticket;
    },
    opens(given) {
      if ([...used].some((one) => isSame(given, one))) {
        session = word();
        onUsedAgain();
        return "again";
      }
      const ticket = [...tickets.keys()].find((one) => isSame(given, one));
      const until = isSame(given, token) ? tokenUntil : ticket === undefined ? undefined : tickets.get(ticket);
      if (ticket !== undefined) tickets.delete(ticket);
      if (until === undefined) return "never";
      if (now() > until) return "expired";
      if (ticket !== undefined) used.add(ticket);
      return "opens";
    },
  };
}

const word = (): string => randomBytes(32).toString("base64url");

/** Cookies do not know ports: two studios at once must not take one another's. */
const cookieName = ({ host }: Door): string => `clone-studio-${host().split(":")[1] ?? "80"}`;

/** Refuses what is not called by the studio's own name, or comes from another page. */
export function ownPageOnly(door: Door): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    const [host, origin, site] = ["host", "origin", "sec-fetch-site"].map((name) => context.req.header(name));
    // A request may name a server in its first line too, as one to a proxy does.
    const isCalled = host === door.host() && new URL(context.req.url).origin === `http://${door.host()}`;
    if (!isCalled) return context.text(`The studio has another name: http://${door.host()}. ${howToOpen}`, 421);
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
    context.header("cache-control", "no-store");
    const answer = door.opens(context.req.query("token"));
    if (answer === "expired") return context.text(expired, 401);
    if (answer === "again") return context.text(usedAgain, 401);
    if (answer === "never") return context.text(howToOpen, 401);
    setCookie(context, cookieName(door), door.session, { httpOnly: true, sameSite: "Strict", path: "/" });
    return context.redirect("/", 303);
  };
}

/** Refuses whoever has not opened the printed address. */
export function cookieOnly(door: Door): MiddlewareHandler {
  return async (context, next) => {
    const name = `${cookieName(door)}=`;
    // Another program of this machine may have set one of the same name, for a path of its own: the browser sends both.
    const cookies = (context.req.header("cookie") ?? "").split(";").map((one) => one.trim());
    const isIn = cookies.some((one) => one.startsWith(name) && isSame(one.slice(name.length), door.session));
    return isIn ? next() : context.text(howToOpen, 401);
  };
}

const expired = "This address has expired. Start the studio again, and open the address that it prints then.";
const usedAgain =
  "This address was used already. If it was not you, stop the studio: another user of this machine had your page. It is shut now; open the address that the studio printed when it started.";
const howToOpen = "Open the studio with the address that it printed when it started.";

/** As long whatever comes, so that time tells nothing. */
const isSame = (given: string | undefined, right: string): boolean =>
  given !== undefined && timingSafeEqual(digest(given), digest(right));

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
