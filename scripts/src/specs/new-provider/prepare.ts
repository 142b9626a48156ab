import { requireForeign, type VendoredDocument, withOverlay } from "../documents/document.ts";
import { at, isObject, type JsonObject } from "../documents/json.ts";
import { type Operation, readOperation } from "../documents/operation.ts";
import { requireSound } from "../documents/source/lint.ts";
import { parseData } from "../documents/source/parse-openapi.ts";
import type { ReadSpec } from "../documents/source/read-spec.ts";
import { readBytes, textOf } from "../documents/source/read-text.ts";
import type { Source } from "../documents/sources.ts";
import { guessesOf } from "./ask/answers.ts";
import type { Question } from "./ask/question.ts";
import { describeProvider } from "./describe/describe-provider.ts";
import { type DescribedOperation, describeOperation } from "./describe/described-operation.ts";
import { type NamedSchemas, nameSchemas } from "./describe/named-schemas.ts";
import type { ProviderDescription } from "./describe/provider-description.ts";
import { findings } from "./findings.ts";
import { readActions, withActions } from "./given-overlay.ts";
import { pathAndMethod, readOperationOf } from "./meant-operation.ts";
import { asWritten, nameFromTitle, type ProviderNames, providerNames } from "./names.ts";
import { notesOf, repairNotes } from "./notes.ts";
import type { NewProviderOptions } from "./options.ts";
import { type ProviderPlan, planProvider } from "./provider/guess/plan.ts";
import { readRoles } from "./provider/guess/roles.ts";
import { overlayText } from "./write/overlay-text.ts";

/** Everything that a package is written from, read and judged; nothing is written yet. */
export interface PreparedProvider {
  readonly from: string;
  readonly names: ProviderNames;
  readonly spec: ReadSpec;
  readonly source: Source;
  readonly overlay: string;
  readonly vendored: VendoredDocument;
  readonly operation: Operation;
  readonly described: DescribedOperation;
  readonly schemas: NamedSchemas;
  readonly description: ProviderDescription;
  /** What the provider of clone-core is written from; absent where none is wanted. */
  readonly plan?: ProviderPlan;
  /** Sentences about what was read otherwise than it stands there, or chosen among several. */
  readonly notes: readonly string[];
}

/** What a document comes to: a provider, or what is left to be said first. */
export type Preparation =
  | { readonly prepared: PreparedProvider; readonly questions: readonly [] }
  | { readonly prepared?: never; readonly questions: readonly Question[] };

/**
 * Reads a vendor's document and judges what a client of it would be.
 *
 * @param today `2026-11-28`
 * @throws Error when a client cannot be made from it, whatever is answered.
 */
export async function prepare(options: NewProviderOptions, today: string): Promise<Preparation> {
  const { from } = options;
  const bytes = await readBytes(from);
  const text = textOf(bytes, from);
  const questions: Question[] = [];
  const { operation, spec } = readOperationOf(text, bytes, options, questions);
  requireForeign(spec.document, from);
  const given = options.overlay === undefined ? [] : await readActions(options.overlay);
  const base = await withActions(spec.document, given, options.overlay ?? "");
  if (at(base, "paths", ...pathAndMethod(operation)) === undefined)
    throw new Error(`${options.overlay} takes ${operation} away`);
  await requireSound(base, from);

  const title = String(at(base, "info", "title") ?? "");
  const name = options.name ?? guessedName(base, title);
  if (options.name === undefined) {
    const guess = name === undefined ? {} : { guess: name };
    questions.unshift({ option: "name", asks: "the vendor's name in small letters", example: "acme", ...guess });
  }
  const { page } = options;
  if (page === undefined) {
    const url = at(base, "externalDocs", "url");
    const guess = typeof url === "string" && /^https?:\/\//.test(url) && URL.canParse(url) ? { guess: url } : {};
    const asks = `the address of the vendor's documentation page, since ${from} is a file; \`pnpm specs:update\` will read that address`;
    questions.push({ option: "page", asks, example: "https://docs.acme.com/voices/add", ...guess });
  }

  const found = findings(base, operation, options, page ?? from, spec.offeredSchemes);
  questions.push(...found.questions);
  const unanswered = options.yes ? questions.filter(({ guess }) => guess === undefined) : questions;
  if (unanswered.length > 0) return { questions: unanswered };
  if (questions.length > 0) return prepare({ ...options, ...guessesOf(questions) }, today);

  const names = providerNames(name ?? "", options.vendor ?? asWritten(name ?? "", writtenNames(base, title)));
  const document = await withActions(base, found.actions, from);
  const described = describeOperation(document, operation, found.said);
  const schemas = nameSchemas(described, names);
  const body = described.leftOut.length > 0 ? { body: described.contentType } : {};
  const source: Source = {
    ...{ name: names.spec, package: names.package, prefix: names.prefix, page: page ?? "" },
    ...(/^https?:/.test(from) && from !== page ? { from } : {}),
    ...{ operation, ...body, vendored: today, sha256: spec.sha256 },
  };
  const overlay = overlayText({
    names,
    schemas,
    described,
    given,
    actions: found.actions,
    page: page ?? "",
    repairs: spec.repairs,
  });
  const parsed = parseData(overlay);
  const vendored = await withOverlay(source, spec.document, isObject(parsed) ? parsed : {});
  const read = readOperation(vendored);
  const final = describeOperation(vendored.document, operation, found.said);
  const description = describeProvider({ names, vendored, described: final, operation: read });
  const { plan, questions: open = [], note } = options.clientOnly ? {} : planned(description, options.fields);
  if (open.length > 0) return { questions: open };
  const notes = [...found.notes, ...(note ?? []), ...notesOf(final), ...repairNotes(spec.repairs)];
  return {
    questions: [],
    prepared: {
      from,
      names,
      spec,
      source,
      overlay,
      vendored,
      operation: read,
      described: final,
      schemas,
      description,
      ...(plan && { plan }),
      notes,
    },
  };
}

/** The provider of clone-core, or what has to be said before it can be written; a note where the document says nothing of it. */
function planned(
  description: ProviderDescription,
  fields: NewProviderOptions["fields"],
): { readonly plan?: ProviderPlan; readonly questions?: readonly Question[]; readonly note?: readonly string[] } {
  const { roles, open } = readRoles(description, fields);
  if (roles !== undefined) return { plan: planProvider(description, roles) };
  const silent = open.find(({ choices }) => choices.length === 0);
  if (silent !== undefined) {
    return { note: [`clone-core gets no provider, since the document does not say what is ${silent.asks}`] };
  }
  return {
    questions: open.map(({ role, asks, choices }) => ({
      option: "field",
      asks: `what is ${asks}, for the clone-core provider (--no-provider makes none)`,
      example: `${role}=${choices[0]}`,
      // Where there is but one text, that is it.
      ...(choices.length === 1 ? { guess: `${role}=${choices[0]}` } : {}),
      choices: choices.map((choice) => `${role}=${choice}`),
    })),
  };
}

function guessedName(document: JsonObject, title: string): string | undefined {
  const url = at(document, "servers", 0, "url");
  const host = typeof url === "string" && URL.canParse(url) ? new URL(url).hostname.split(".").at(-2) : undefined;
  const ofTitle = nameFromTitle(title);
  // An address is the vendor's for sure; a title may say what the service does.
  if (host !== undefined && /^[a-z][a-z0-9-]*$/.test(host) && ofTitle?.replaceAll("-", "").startsWith(host) !== true)
    return host;
  return ofTitle ?? host;
}

/** Texts in which a vendor writes its own name. */
const writtenNames = (document: JsonObject, title: string): string =>
  [title, at(document, "info", "contact", "name"), at(document, "info", "description")]
    .filter((text) => typeof text === "string")
    .map((text) => text.slice(0, 2000))
    .join(" | ");
