/** The providers that `--provider` knows. */
export type ProviderName = "cartesia" | "inworld";
