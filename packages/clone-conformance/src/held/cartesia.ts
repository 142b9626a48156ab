import { cartesia as make } from "@org/clone-core/cartesia";
import type { HeldProvider } from "./held-provider.ts";

export const cartesia: HeldProvider = { make };
