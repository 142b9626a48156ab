import type { CloneFields, CloneOrder } from "../api/clone.ts";
import { studioProviders } from "../providers/all.ts";
import type { StudioProvider } from "../providers/studio-provider.ts";
import { BadRequest } from "./told.ts";

/** What a form of the page holds. */
export interface ReadForm {
  readonly provider: StudioProvider;
  readonly fields: CloneFields;
  readonly sample: Uint8Array;
}

/** The provider of this name. */
export function providerNamed(name: unknown): StudioProvider {
  const found = studioProviders.find((one) => one.name === name);
  if (found === undefined) throw new BadRequest(`provider is none of ${studioProviders.map((one) => one.name)}`);
  return found;
}

/** Reads a form with `fields`, as JSON, and `sample`. What the fields mean is core's to check. */
export async function readForm(request: Request): Promise<ReadForm> {
  const form = await request.formData().catch((): FormData => {
    // A page that goes away while it sends is no fault.
    throw new BadRequest("the form did not come to its end");
  });
  const [given, sample] = [form.get("fields"), form.get("sample")];
  if (typeof given !== "string" || !(sample instanceof Blob)) throw new BadRequest("send fields and a sample");
  const fields = readFields(parsed(given));
  return { provider: providerNamed(fields.provider), fields, sample: new Uint8Array(await sample.arrayBuffer()) };
}

/** The same with what only a new voice needs. */
export function asOrder(fields: CloneFields): CloneOrder {
  const { idempotencyKey, consent } = fields as Partial<CloneOrder>;
  if (consent !== true) throw new BadRequest("the speaker's consent is missing");
  return { ...fields, idempotencyKey: readKey(idempotencyKey), consent };
}

/** As clone-core takes them. */
export function readKey(key: unknown): string {
  if (typeof key !== "string" || !/^[\w.:-]{1,64}$/.test(key)) throw new BadRequest("idempotencyKey is missing");
  return key;
}

/** Reads JSON that must be an object. */
export function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // The same answer as for what is no object.
  }
  throw new BadRequest("send an object as JSON");
}

function readFields(given: Readonly<Record<string, unknown>>): CloneFields {
  const { name, language, description, options = {} } = given;
  if (typeof name !== "string" || typeof language !== "string") throw new BadRequest("name and language are texts");
  if (description !== undefined && typeof description !== "string") throw new BadRequest("description is a text");
  if (typeof options !== "object" || options === null) throw new BadRequest("options is an object");
  for (const value of Object.values(options)) {
    if (typeof value !== "string" && typeof value !== "boolean") throw new BadRequest("options holds texts and ticks");
  }
  return { ...(given as unknown as CloneFields), options: options as CloneFields["options"] };
}
