import type { loadCartesia, loadInworld } from "./clients.ts";

type Cartesia = InstanceType<Awaited<ReturnType<typeof loadCartesia>>["default"]>;
type Inworld = ReturnType<Awaited<ReturnType<typeof loadInworld>>["createClient"]>;

/** One operation of a service's own client against the sandbox. */
export interface LifeRow {
  readonly client: string;
  readonly operation: string;
  /** `yes`, or what went wrong. */
  readonly went: string;
}

/** More voices than a page of two holds. */
const voices = 5;

/** Clones, lists, reads, renames and deletes with each service's own client. */
export async function vendorLives(
  cartesia: Cartesia,
  inworld: Inworld,
  { clip, sample }: { readonly clip: () => File; readonly sample: Uint8Array },
): Promise<LifeRow[]> {
  const rows: LifeRow[] = [];
  const row = async (client: string, operation: string, run: () => Promise<boolean>): Promise<void> => {
    const went = await run().then(
      (right) => (right ? "yes" : "its answer is another one"),
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    rows.push({ client, operation, went });
  };

  const one = "@cartesia/cartesia-js";
  const ids: string[] = [];
  await row(one, "clone", async () => {
    for (let number = 0; number < voices; number++) {
      ids.push((await cartesia.voices.clone({ clip: clip(), name: `Ada ${number}`, language: "en" })).id);
    }
    return true;
  });
  await row(one, "list, page by page", async () => {
    const listed: string[] = [];
    for await (const { id } of await cartesia.voices.list({ limit: 2, is_owner: true })) listed.push(id);
    return listed.length === voices && ids.every((id) => listed.includes(id));
  });
  const [first = ""] = ids;
  await row(one, "get", async () => (await cartesia.voices.get(first)).name === "Ada 0");
  await row(one, "rename", async () => {
    await cartesia.voices.update(first, { name: "Grace", description: "" });
    return (await cartesia.voices.get(first)).name === "Grace";
  });
  await row(one, "delete", async () => {
    for (const id of ids) await cartesia.voices.delete(id);
    return cartesia.voices.get(first).then(
      () => false,
      (error: unknown) => String(error).includes("404"),
    );
  });

  const two = "@inworld/tts";
  const made: string[] = [];
  await row(two, "clone", async () => {
    for (let number = 0; number < voices; number++) {
      const cloned = await inworld.cloneVoice({ displayName: `Ada ${number}`, lang: "EN_US", audioSamples: [sample] });
      made.push(cloned.voice.voiceId);
    }
    return true;
  });
  await row(two, "list", async () => {
    const listed = (await inworld.listVoices()).map(({ voiceId }) => voiceId);
    return made.every((id) => listed.includes(id)) && listed.length > made.length;
  });
  const [own = ""] = made;
  await row(two, "get", async () => (await inworld.getVoice(own)).displayName === "Ada 0");
  await row(two, "rename", async () => {
    await inworld.updateVoice({ voice: own, displayName: "Grace" });
    return (await inworld.getVoice(own)).displayName === "Grace";
  });
  await row(two, "delete", async () => {
    for (const id of made) await inworld.deleteVoice(id);
    return inworld.getVoice(own).then(
      () => false,
      () => true,
    );
  });
  return rows;
}

/** The rows for people. */
export function lifeTable(rows: readonly LifeRow[]): string[] {
  const width = Math.max(...rows.map(({ client }) => client.length));
  const wide = Math.max(...rows.map(({ operation }) => operation.length));
  return rows.map(({ client, operation, went }) => `${client.padEnd(width)}  ${operation.padEnd(wide)}  ${went}`);
}
