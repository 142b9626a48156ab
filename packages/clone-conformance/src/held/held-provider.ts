import type { ServiceWords } from "../suite/service-words.ts";
import type { MakeProvider } from "../suite/suite.ts";

/** A provider of clone-core that is held to its promises, with the words of its service where they are not ours. */
export interface HeldProvider extends ServiceWords {
  readonly make: MakeProvider;
}
