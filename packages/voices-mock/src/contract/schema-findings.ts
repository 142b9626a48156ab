import type { ErrorObject } from "ajv";
import { carriesAudio } from "../audio/schema.ts";
import type { Contract, Json } from "./contract.ts";
import { characters, describeChoice, describeSize, describeValue, type Finding } from "./finding.ts";

/** Formats in words; a format that is not here is named as it is. */
const formats: Readonly<Record<string, string>> = {
  byte: "base64 (RFC 4648 section 4)",
  "date-time": "a date and time (RFC 3339)",
  date: "a date (YYYY-MM-DD)",
  uuid: "a UUID",
};

/** A validator's errors as findings, one for each place. The validator has to be a verbose one. */
export function schemaFindings(contract: Contract, errors: readonly ErrorObject[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const error of errors) {
    const finding = schemaFinding(contract, error);
    const earlier = findings.get(finding.field);
    if (earlier === undefined) {
      findings.set(finding.field, finding);
    } else if (earlier.keyword === "type" && finding.keyword === "type" && earlier.expected !== finding.expected) {
      // The branches of a nullable field each say their own type.
      findings.set(finding.field, { ...earlier, expected: `${earlier.expected} or ${finding.expected}` });
    }
  }
  return [...findings.values()];
}

function schemaFinding(contract: Contract, error: ErrorObject): Finding {
  const { keyword, instancePath, params, message, data, parentSchema } = error;
  const field = fieldName(instancePath);
  // A text where audio belongs, or a list of it, may be audio that was put in wrongly.
  const received = carriesAudio(contract, parentSchema as Json | undefined) ? describeSize(data) : describeValue(data);
  switch (keyword) {
    case "required": {
      const missing = String(params["missingProperty"]);
      const name = instancePath === "" ? missing : `${field}.${missing}`;
      return { field: name, expected: "a value, as it is required", received: "nothing", keyword };
    }
    case "type":
      return { field, expected: [params["type"]].flat().join(" or "), received, keyword };
    case "enum":
      return { field, expected: describeChoice(params["allowedValues"] as unknown[]), received, keyword };
    case "format": {
      const format = String(params["format"]);
      const wrong = format === "byte" ? `${characters(String(data).length)} that are not` : received;
      return { field, expected: formats[format] ?? format, received: wrong, keyword };
    }
    case "x-audio":
      return { field, expected: String(params["expected"]), received: String(params["received"]), keyword };
    default:
      return { field, expected: `a value that ${message ?? `passes ${keyword}`}`, received, keyword };
  }
}

/** `/voiceSamples/0/audioData` as `voiceSamples[0].audioData`. */
export function fieldName(instancePath: string): string {
  if (instancePath === "") return "body";
  return instancePath
    .slice(1)
    .split("/")
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key.replaceAll("~1", "/").replaceAll("~0", "~")}`))
    .join("")
    .replace(/^\./, "");
}
