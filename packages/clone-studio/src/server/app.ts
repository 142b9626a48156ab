import { Hono } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";
import { type ApiParts, createApi } from "./api.ts";
import { cookieOnly, type Door, openWithToken, ownPageOnly } from "./door.ts";
import { type PageFiles, sendPage } from "./page-files.ts";
import { dropServiceWorkers } from "./service-workers.ts";

/** What a studio is made of. */
export interface AppParts extends ApiParts {
  readonly door: Door;
  readonly page: PageFiles;
}

/** The studio's server without its port. */
export interface App {
  readonly hono: Hono<{ Variables: { secureHeadersNonce?: string } }>;
  /** Ends what is asked of services. */
  close(): void;
}

/** Puts it together: what answers the page, behind a door. */
export function createApp({ door, page, ...parts }: AppParts): App {
  const hono: App["hono"] = new Hono();
  const { hono: api, close } = createApi(parts);

  hono.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // wavesurfer.js styles its own shadow root, with the word of this answer.
        styleSrc: ["'self'", NONCE],
        imgSrc: ["'self'", "data:"],
        mediaSrc: ["'self'", "blob:"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: "no-referrer",
      crossOriginResourcePolicy: "same-origin",
      permissionsPolicy: { microphone: ["self"], camera: [], geolocation: [] },
      // There is no other address to go to.
      strictTransportSecurity: false,
    }),
  );
  // Before the door: a browser asks for it without having been let in.
  hono.use(dropServiceWorkers);
  hono.use(ownPageOnly(door));
  hono.get("/open", openWithToken(door));
  hono.use(cookieOnly(door));
  hono.route("/", api);
  hono.get("*", (context) => sendPage(context, page, context.get("secureHeadersNonce") ?? ""));
  hono.notFound((context) => context.text("There is nothing here.", 404));
  return { hono, close };
}
