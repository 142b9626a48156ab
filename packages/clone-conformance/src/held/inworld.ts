import { inworld as make } from "@org/clone-core/inworld";
import type { HeldProvider } from "./held-provider.ts";

export const inworld: HeldProvider = { make };
