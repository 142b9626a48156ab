/**
 * What one BullMQ worker does for each job, in the order of the table's columns: nothing, a request written by hand, the
 * same after a look for a voice with the key, and clone-queue.
 */
export const queueWorkers = ["empty", "by hand", "by hand, after a look", "clone-queue"] as const;
export type QueueWorker = (typeof queueWorkers)[number];

/** How safely Redis keeps what it is told: the rows of the table. */
export const durabilities = ["everysec", "always"] as const;
