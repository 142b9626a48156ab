import type { CloneProvider } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { loopbackUrl } from "../../workspace/loopback.ts";

/** What a process is told to clone. */
export interface Order {
  readonly service: "cartesia" | "inworld";
  readonly url: string;
  readonly language: string;
  readonly key: string;
  /** Base64. */
  readonly sample: string;
}

/** What came of it. */
export type Reply =
  | { readonly id: string; readonly existed: boolean; readonly warnings: readonly string[] }
  | { readonly failed: string };

export const providerOf = ({ service, url }: Pick<Order, "service" | "url">): CloneProvider =>
  service === "cartesia"
    ? cartesia({ apiKey: "sk_car_made-up", baseUrl: loopbackUrl(url) })
    : inworld({ apiKey: "bWFkZTp1cA==", baseUrl: loopbackUrl(url) });

export const reply = (message: Reply): void => {
  process.send?.(message);
};
