import { heldCartesia } from "./cartesia.ts";
import type { HeldProvider } from "./held-provider.ts";
import { heldInworld } from "./inworld.ts";

/** Every provider of clone-core, by its name: `pnpm new-provider` adds to them. */
export const heldProviders: Readonly<Record<string, HeldProvider>> = {
  cartesia: heldCartesia,
  inworld: heldInworld,
};
