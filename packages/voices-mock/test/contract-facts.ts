import type { Contract, Json } from "../src/contract/contract.ts";
import { contractOperation } from "../src/contract/operation.ts";
import { cartesiaContract } from "../src/generated/cartesia-voices.ts";

const texts = (list: Json | undefined): string[] => (Array.isArray(list) ? list.map(String) : []);

/** The fields that a request for a voice must have: a later document may ask for fewer. */
export const requiredFields = (contract: Contract): string[] =>
  texts(contractOperation(contract).body?.schema["required"]);

/** The versions that Cartesia's document lists: a later one may list more. */
export const cartesiaVersions: readonly string[] = texts(
  contractOperation(cartesiaContract).requiredHeaders.find(({ name }) => name === "Cartesia-Version")?.schema["enum"],
);
