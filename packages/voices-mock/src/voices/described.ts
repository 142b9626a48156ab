/** A voice of a service of which nothing is known but its document: the body that told of it. */
export type DescribedVoice = Readonly<Record<string, unknown>>;
