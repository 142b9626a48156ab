// Compiled by `check`, never run: a field that a new document adds to a service's request fails here, until the page asks
// for it or says why it does not.
import type { CartesiaCloneOptions } from "@org/clone-core/cartesia";
import type { InworldCloneOptions } from "@org/clone-core/inworld";
import { expectTypeOf } from "vitest";
import type { cartesiaLeftOut, cartesiaOwn } from "../src/providers/cartesia.ts";
import type { inworldLeftOut, inworldOwn } from "../src/providers/inworld.ts";

type CartesiaForgotten = Exclude<keyof CartesiaCloneOptions, keyof typeof cartesiaOwn | keyof typeof cartesiaLeftOut>;
type InworldForgotten = Exclude<keyof InworldCloneOptions, keyof typeof inworldOwn | keyof typeof inworldLeftOut>;

expectTypeOf<CartesiaForgotten>().toBeNever();
expectTypeOf<InworldForgotten>().toBeNever();
// The tick for noise stands for this whole object.
expectTypeOf<
  keyof NonNullable<InworldCloneOptions["audioProcessingConfig"]>
>().toEqualTypeOf<"removeBackgroundNoise">();
