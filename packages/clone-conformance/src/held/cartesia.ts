import { cartesia } from "@org/clone-core/cartesia";
import type { HeldProvider } from "./held-provider.ts";

export const heldCartesia: HeldProvider = { make: cartesia };
