import { inworld } from "@org/clone-core/inworld";
import type { HeldProvider } from "./held-provider.ts";

export const heldInworld: HeldProvider = { make: inworld };
