import { isIn, isMarked } from "../door.ts";
import type { LifeScenario } from "./life-scenario.ts";

/** The options that are wrong, by our own reading of the documentation. */
export function wrongOptions(scenario: LifeScenario, id: unknown): string[] {
  const { operation, name, description, createdAfter, timeoutMs, maxRetries, key } = scenario;
  const wrong: string[] = [];
  const check = (option: string, right: boolean): void => {
    if (!right) wrong.push(option);
  };
  check("timeoutMs", timeoutMs === undefined || isIn(timeoutMs, 1, 2 ** 31 - 1));
  check("maxRetries", maxRetries === undefined || (isIn(maxRetries, 0, 100) && Number.isInteger(maxRetries)));
  check("apiKey", ["text", "function", "promise", "late", "hangs"].includes(key));
  if (operation === "find") {
    check("name", typeof name === "string" && name !== "");
    check("createdAfter", createdAfter === undefined || isTime(createdAfter));
  } else if (operation !== "list") {
    check("id", typeof id === "string" && isStep(id));
  }
  if (operation !== "update") return wrong;
  check("name", name === undefined || isText(name, /[\p{Cc}\p{Cs}]/u));
  check("name", name !== undefined || description !== undefined);
  check(
    "description",
    description === undefined || description === "" || isText(description, /[^\P{Cc}\n\r\t]|\p{Cs}/u),
  );
  check("name", !isMarked(name));
  check("description", !isMarked(description));
  return wrong;
}

const isText = (value: unknown, unwanted: RegExp): boolean =>
  typeof value === "string" && value.trim() !== "" && !unwanted.test(value);

const isTime = (value: unknown): boolean => value instanceof Date && !Number.isNaN(value.getTime());

/** Whether an id stays one step of a path. */
const isStep = (id: string): boolean =>
  id.length >= 1 && id.length <= 500 && id !== "." && id !== ".." && !/[\s/\\?#%\p{C}]/u.test(id);
