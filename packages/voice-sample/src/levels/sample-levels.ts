/** A part of a sample in which somebody speaks, in seconds from its beginning. */
export interface SpeechStretch {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/**
 * How loud a sample is. Levels are in dBFS: 0 is the loudest that a file can hold, and -120 stands for digital silence
 * and everything below it.
 */
export interface SampleLevels {
  /** The loudest value of any channel, in dBFS. Coded sound may go above 0 when it is decoded. */
  readonly peakDbfs: number;
  /** The root mean square of all channels over the whole length, silence included, in dBFS; a full-scale sine is -3.01. */
  readonly rmsDbfs: number;
  /** The level of the quietest tenth of the recording, in dBFS: what is heard between the words. */
  readonly noiseFloorDbfs: number;
  /** The level of the loudest tenth of the recording, in dBFS: the voice itself. */
  readonly speechDbfs: number;
  /** How many values stand at full scale in a row of three or more, in all channels together. */
  readonly clippedValues: number;
  /** Seconds before the first 10 ms that are louder than -50 dBFS; the whole length where none are. */
  readonly leadingSilenceSeconds: number;
  /** Seconds behind the last 10 ms that are louder than -50 dBFS; the whole length where none are. */
  readonly trailingSilenceSeconds: number;
  /**
   * Where somebody speaks, all channels mixed: told by how levels and sounds change with the syllables, so that silence,
   * tones and steady noise are no speech, and singing is. Pauses of up to a quarter of a second count as speech.
   */
  readonly speech: readonly SpeechStretch[];
  /** The same for each side of a recording in two channels; absent for others. */
  readonly speechOfChannels?: readonly (readonly SpeechStretch[])[];
  /** How much was decoded, in seconds. */
  readonly measuredSeconds: number;
  /** Whether that is the whole sample: `false` when `maxSeconds` came first or damaged sound could not be decoded. */
  readonly complete: boolean;
  /** The loudest value of each of up to 400 equal parts, in the order of time, from 0 to 1. */
  readonly waveform: readonly number[];
}
