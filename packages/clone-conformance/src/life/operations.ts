import {
  type CallOptions,
  type CloneProvider,
  deleteVoice,
  getVoice,
  listVoices,
  previewVoice,
  updateVoice,
  type VoiceDetails,
  type VoiceOperation,
} from "@org/clone-core";

/** A call about voices that exist, by what it does. A list is read to its end. */
export const calls: Readonly<
  Record<VoiceOperation, (provider: CloneProvider, id: string, settings?: CallOptions) => Promise<unknown>>
> = {
  list: (provider, _id, settings) => listed(provider, settings),
  get: (provider, id, settings) => getVoice({ provider, id, ...settings }),
  update: (provider, id, settings) => updateVoice({ provider, id, name: "Ada Lovelace", ...settings }),
  delete: (provider, id, settings) => deleteVoice({ provider, id, ...settings }),
  preview: (provider, id, settings) => previewVoice({ provider, id, ...settings }),
};

/** Every operation on voices that exist. */
export const operations = Object.keys(calls) as VoiceOperation[];

/** Those that a provider asks its service for: one without previews says so by itself. */
export const operationsOf = ({ voices }: CloneProvider): VoiceOperation[] =>
  operations.filter((operation) => operation !== "preview" || voices?.readPreview !== undefined);

/** What a fault has to strike to strike the operation: a service may tell of a preview in the voice itself. */
export const struck = (operation: VoiceOperation): readonly VoiceOperation[] =>
  operation === "preview" ? ["get", "preview"] : [operation];

/** The whole list. */
export async function listed(provider: CloneProvider, settings: CallOptions = {}): Promise<VoiceDetails[]> {
  const voices: VoiceDetails[] = [];
  for await (const voice of listVoices({ provider, ...settings })) voices.push(voice);
  return voices;
}
