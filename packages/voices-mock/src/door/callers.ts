// Any page that a browser shows can send requests to a port of this machine, and can have a name of its own lead there
// (DNS rebinding). What it cannot change are the headers in which its browser says whom it calls and where it is from.

/** What a request says about who sends it. A program that is no browser may leave out all but the first. */
interface Caller {
  readonly host?: string | null | undefined;
  readonly origin?: string | null | undefined;
  /** `Sec-Fetch-Site`. */
  readonly site?: string | null | undefined;
}

/** Decides who may call a server on this machine. Each answer is a reason for a person, or nothing to object. */
export interface Door {
  /**
   * Whether a request comes by a name of this machine, from no page or from one of this machine. Without a `Host` it
   * comes from no browser.
   */
  objection(caller: Caller): string | undefined;
  /** The same for what no page but the server's own may have. */
  privateObjection(caller: Caller): string | undefined;
}

/** A door that lets in the names of this machine, and those besides; `hint` says in its answers how to let in more. */
export function createDoor(allowedHosts: readonly string[] = [], hint = ""): Door {
  const allowed = new Set(allowedHosts.map(hostOf));
  const isKnown = (host: string | undefined): boolean => host !== undefined && (isLoopback(host) || allowed.has(host));
  const right = `${["localhost", "*.localhost", "127.0.0.0/8", "[::1]", ...allowed].join(", ")}${hint}`;

  const objection = ({ host, origin, site }: Caller): string | undefined => {
    if (host != null && !isKnown(hostOf(host))) {
      return `This server is not to be called ${told(host)}. Right would be, with any port: ${right}.`;
    }
    if (origin != null ? !isKnown(hostOfOrigin(origin)) : site === "cross-site" || site === "same-site") {
      const page = origin == null ? "another site" : told(origin);
      return `A page of ${page} may not call this server. Right would be a page of ${right}, or a program that is no page.`;
    }
    return undefined;
  };
  return {
    objection,
    privateObjection(caller) {
      const { host, origin, site } = caller;
      const isOther = origin != null && origin.replace(/^https?:\/\//, "") !== host;
      return (
        objection(caller) ??
        (isOther || (site != null && site !== "same-origin" && site !== "none")
          ? "No page may read or reset what was received. Right would be a program that is no page, such as curl."
          : undefined)
      );
    },
  };
}

/** Whether a text is the name or address of a machine, without a port, as {@link createDoor} takes them. */
export function isHostName(text: string): boolean {
  return !/[:*]/.test(text.replace(/^\[.*\]$/, "")) && hostOf(text) !== undefined;
}

/** The name in a `Host` header in the form in which names compare, without its port. */
function hostOf(host: string): string | undefined {
  // Anything else would make it another part of an address.
  if (!/^[^\s/?#@\\]+$/.test(host)) return undefined;
  return URL.parse(`http://${host}`)?.hostname.replace(/\.$/, "");
}

/** Nothing for `null`, which is the origin of files and of pages in a sandbox. */
function hostOfOrigin(origin: string): string | undefined {
  const [, host] = /^https?:\/\/(.+)$/.exec(origin) ?? [];
  return host === undefined ? undefined : hostOf(host);
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host.endsWith(".localhost") || /^127(\.\d+){3}$/.test(host) || host === "[::1]";

/** A name that somebody else chose. */
const told = (text: string): string => JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
