/** A voice that exists at a service of the fault server. */
export interface FaultVoice {
  readonly service: "cartesia" | "inworld";
  readonly id: string;
  readonly name: string;
  /** Empty when there is none. */
  readonly description: string;
  readonly tags: readonly string[];
}

/** What became of requests for a new voice. */
export interface FaultVoices {
  /** How many came whole and right, whatever the answer was. */
  readonly arrived: number;
  /** For how many of them a voice was created. */
  readonly created: number;
  /** The voices that exist now, oldest first at each service. */
  readonly existing: readonly FaultVoice[];
}
