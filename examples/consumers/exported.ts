// What a package exports without writing its type, so that the compiler writes it into the package's declarations: by names
// that its consumers find in clone-core, which is all that this package depends on.
import { cloneVoice, cloneVoiceToAll, findVoices, getVoice, listVoices, type SampleAudio } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";

const apiKey = "made-up";
export const atCartesia = cartesia({ apiKey });
export const atInworld = inworld({ apiKey });
export const providers = { main: atCartesia, backup: atInworld };

export const cloneAtCartesia = (sample: SampleAudio) =>
  cloneVoice({ provider: atCartesia, name: "Ada", language: "en", sample });
export const cloneAtInworld = (sample: SampleAudio) =>
  cloneVoice({ provider: atInworld, name: "Ada", language: "en-US", sample });
export const cloneAtBoth = (sample: SampleAudio) => cloneVoiceToAll({ providers, name: "Ada", language: "en", sample });
export const listed = () => listVoices({ provider: atInworld });
export const found = (name: string) => findVoices({ provider: atCartesia, name });
export const voice = (id: string) => getVoice({ provider: atCartesia, id });
