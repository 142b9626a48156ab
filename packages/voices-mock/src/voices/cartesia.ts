/** A voice that Cartesia's mock created, as its answer had it. */
export interface CartesiaMockVoice {
  /** A UUID. */
  readonly id: string;
  readonly user_id: string;
  readonly is_public: boolean;
  readonly name: string;
  /** Empty when the request had none. */
  readonly description: string;
  /** Date and time, RFC 3339. */
  readonly created_at: string;
  readonly language: string;
}
