import type { Contract, Json, JsonObject } from "../contract/contract.ts";
import { follow } from "../contract/operation.ts";
import { cartesiaContract } from "../generated/cartesia-voices.ts";
import { checkOption } from "../scenarios/option-checks.ts";

const header = "Cartesia-Version";
/** By the versions, since each contract is compiled anew. */
const widened = new Map<string, Contract>();

/** Cartesia's contract, taking further versions of the API. Throws a `RangeError` when one of them is no date. */
export function cartesiaContractFor(versions: readonly string[] = []): Contract {
  checkOption(Array.isArray(versions), "cartesiaVersions", 'an array of dates such as "2026-03-01"', versions);
  versions.forEach((version, index) => {
    checkOption(isDate(version), `cartesiaVersions[${index}]`, 'a date such as "2026-03-01"', version);
  });
  const more = [...new Set(versions)].sort();
  if (more.length === 0) return cartesiaContract;
  const key = more.join();
  const known = widened.get(key) ?? { ...cartesiaContract, document: withVersions(cartesiaContract.document, more) };
  widened.set(key, known);
  return known;
}

/** Whether it is a day of the calendar: `2026-02-30` is none. */
function isDate(version: unknown): boolean {
  if (typeof version !== "string" || !/^\d{4}-\d\d-\d\d$/.test(version)) return false;
  const date = new Date(`${version}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(version);
}

/** The document with the versions added wherever it declares the header. */
function withVersions(document: JsonObject, more: readonly string[]): JsonObject {
  const change = (node: Json): Json => {
    if (Array.isArray(node)) return node.map(change);
    if (!isObject(node)) return node;
    if (node["name"] !== header || node["in"] !== "header") {
      return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, change(value)]));
    }
    const schema = follow(cartesiaContract, node["schema"]);
    const known = Array.isArray(schema["enum"]) ? schema["enum"] : [];
    return { ...node, schema: { ...schema, enum: [...new Set([...known, ...more])] } };
  };
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, change(value)]));
}

const isObject = (node: Json): node is JsonObject => typeof node === "object" && node !== null && !Array.isArray(node);
