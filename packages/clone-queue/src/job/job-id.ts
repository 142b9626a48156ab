/**
 * The id of a key's job. BullMQ takes neither a colon nor a whole number for an id, and keeps its own records under names
 * such as `meta` beside the jobs'. So every id has a prefix, and `~`, which no key has, stands for the colon.
 *
 * @example
 * ```ts
 * import { cloneJobId } from "@org/clone-queue";
 *
 * cloneJobId("order:4711"); // "key-order~4711"
 * ```
 */
export const cloneJobId = (key: string): string => `key-${key.replaceAll(":", "~")}`;
