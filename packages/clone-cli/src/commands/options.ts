import { InvalidArgumentError, Option } from "commander";
import { longestMs, timeFrom } from "./time.ts";

const oneProvider = ["cartesia", "inworld"] as const;

/** `--provider`, with what the command does without it. */
export const providerOption = (description: string): Option =>
  new Option("--provider <name>", description).choices([...oneProvider, "all"]);

/** `--provider` where only one makes sense. */
export const oneProviderOption = (description: string): Option =>
  new Option("--provider <name>", description).choices(oneProvider);

const timeoutRule = {
  least: 1,
  most: longestMs,
  right: "a time such as 500ms, 30s or 10m, up to 596h; a number alone is in seconds",
  bareMs: 1_000,
};

export const timeoutOption = (description: string): Option =>
  new Option("--timeout <time>", `${description} (default: 2m)`).argParser(timeFrom(timeoutRule));

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
    const value = /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
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
