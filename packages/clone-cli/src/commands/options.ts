import { InvalidArgumentError, Option } from "commander";

const oneProvider = ["cartesia", "inworld"] as const;

/** `--provider`, with what the command does without it. */
export const providerOption = (description: string): Option =>
  new Option("--provider <name>", description).choices([...oneProvider, "all"]);

/** `--provider` where only one makes sense. */
export const oneProviderOption = (description: string): Option =>
  new Option("--provider <name>", description).choices(oneProvider);

/** The longest that a timer of the runtime can wait, in seconds. */
const longestTimeout = 2_147_483;

export const timeoutOption = (description: string): Option =>
  new Option("--timeout <seconds>", `${description} (default: 120)`).argParser(
    numberFrom(0.001, longestTimeout, "seconds"),
  );

export const maxRetriesOption = (description: string): Option =>
  new Option("--max-retries <count>", `${description} (default: 2)`).argParser(wholeNumberFrom(0, 100));

/** As many as the largest recorders have. */
const mostChannels = 32;

/** `--channel`, which people count from 1. */
export const channelOption = (): Option =>
  new Option("--channel <number>", "take this channel: 1 is the left side").argParser(wholeNumberFrom(1, mostChannels));

/** Collects the values of an option that may be repeated. */
export const collected = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

/** A number in the form that a person types, from `least` to `most`. */
export const numberFrom =
  (least: number, most: number, what: string) =>
  (text: string): number => {
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Pass ${what} from ${least} to ${most}.`);
  };

/** A whole number, from `least` to `most`. */
export const wholeNumberFrom =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Pass a whole number from ${least} to ${most}.`);
  };
