/** A voice that Inworld's mock created, as its answer had it. */
export interface InworldMockVoice {
  /** `{workspace}__{voice}` */
  readonly voiceId: string;
  /** Resource name: `workspaces/{workspace}/voices/{voice}` */
  readonly name: string;
  readonly displayName: string;
  readonly langCode: string;
  /** Absent when the request had none. */
  readonly description?: string;
  /** Absent when the request had none. */
  readonly tags?: readonly string[];
  readonly source: "IVC";
}

/** What Inworld's mock says of one sample. */
export interface InworldMockSample {
  /** Base64, as it was sent. */
  readonly audioData: string;
  readonly langCode: string;
  /** Absent when the request had none. */
  readonly transcription?: string;
  readonly warnings: readonly { readonly text: string }[];
  readonly errors: readonly { readonly text: string }[];
}

/** The body of a success of Inworld's mock. */
export interface InworldMockAnswer {
  readonly audioSamplesValidated: readonly InworldMockSample[];
  /** Absent when no sample could be used: then no voice was created. */
  readonly voice?: InworldMockVoice;
}
