/** What a changelog says of a change in the place of the report's own sentence, and what users do about it. */
interface UserWords {
  /** With `{path}`, `{old}`, `{new}`, `{keyword}`, `{names}` and `{sent}`, like the messages of rules. */
  readonly says?: string;
  /** What to do, with `{vendor}` for the service; missing where nobody has to do anything. */
  readonly todo?: string;
}

const give = "Give it in each request: {vendor} refuses one without it.";
const change = "Change the requests that say otherwise; the compiler shows them.";
const look = "Look at each place that uses it; the compiler shows them.";
const missing = "Be ready for an answer without it.";
const fixtures = "Only whole answers that your tests build need it.";
const covering = "Only a `Record` or a `switch` over every known value needs the new ones.";
const within = "Make sure that your requests keep to it.";
const update = "Update before {vendor} stops serving what the version before asks for.";

/** By the id of a rule. What is not here is said in the rule's own words, and asks for nothing. */
export const userWords: Readonly<Record<string, UserWords>> = {
  "operation-moved": { todo: `Where you name the path yourself, in a call or a test, write the new one. ${update}` },
  "operation-removed": { todo: "Nothing takes its place: stop calling it." },
  "server-changed": {
    todo: `Where you name the address yourself, as a \`baseUrl\` or in a test, change it. ${update}`,
  },
  "server-added": { says: "{vendor} can be reached at {new} too; the client stays where it was" },
  "server-removed": { todo: "If you set that address as `baseUrl`, take another one." },
  "security-changed": { todo: `Get a key of that kind from {vendor}. ${update}` },
  "security-alternative-added": { says: "{vendor} lets a client in by {new} too; this one goes on as before" },
  "content-type-removed": { todo: update },
  "request-content-type-added": { says: "{vendor} takes requests as {new} too; the client goes on as before" },
  "response-content-type-added": { todo: "Be ready for it where you read answers yourself." },
  "response-success-status-removed": { todo: "Where you compare the status of an answer, compare the new one." },
  "response-success-status-added": { todo: "Where you compare the status of an answer, expect it too." },
  "response-error-response-removed": { todo: "Where you read the body of that error, read the common one." },
  "request-required-field-added": { todo: give },
  "request-field-required": { todo: give },
  "request-field-shown-required": { todo: give },
  "request-field-removed": { todo: "Leave it out of your requests; the compiler shows them." },
  "request-field-hidden": { todo: "Leave it out of your requests." },
  "response-required-field-added": { says: "{path} is new and always there", todo: fixtures },
  "response-field-required": { says: "{path} is always there now", todo: fixtures },
  "response-field-removed": { todo: "Stop reading it; the compiler shows each place." },
  "response-field-hidden": { todo: missing },
  "response-field-optional": { todo: `${missing} The compiler shows each place.` },
  "enum-value-added": { todo: covering },
  "request-enum-value-removed": { todo: change },
  "response-enum-value-removed": { todo: "Where you name such a value, take it out; the compiler shows each place." },
  "enum-opened": {
    says: "{path} is any {new} now instead of one of a list",
    todo: "Be ready for values that you do not know.",
  },
  "enum-opened-with-its-names": {
    says: "{path} is any {new} now instead of one of a list; {names}, the list of its values and its guard are gone",
    todo: "Take text where you used those names.",
  },
  "request-language-enum-opened": { says: "{path} is any {new} now instead of one of a list" },
  "request-enum-closed": { todo: change },
  "version-added": { says: "{path} may be {new} as well; the client goes on sending {sent} by itself" },
  "version-removed": { todo: "Where you ask for that version, ask for another one." },
  "default-version-moved": {
    says: "{path} may no longer be {old}, which the client sent by itself until now",
    todo: `{vendor} behaves by another version from now on: read what it changes there. ${update}`,
  },
  "serialisation-changed": { todo: update },
  "type-changed": { todo: look },
  "request-type-narrowed": { todo: change },
  "request-null-removed": { todo: change },
  "request-alternative-removed": { todo: change },
  "response-type-widened": { todo: look },
  "response-null-added": { todo: "Be ready for `null`; the compiler shows each place." },
  "response-alternative-added": { todo: look },
  "request-bytes-format-changed": { todo: change },
  "response-bytes-format-changed": { todo: "Where you read it, read it in the new way: the compiler cannot see it." },
  "response-format-removed": { todo: "Where you parse it, be ready for text that does not parse." },
  "format-changed": { todo: "Where you write or parse it, do it in the new way: the compiler cannot see it." },
  "request-format-added": { todo: within },
  "request-constraint-tightened": { todo: within },
  "request-fields-closed": { todo: "Send no other fields." },
  "request-other-fields-narrowed": { todo: within },
  "declared-fields-closed": { todo: look },
  "request-default-changed": { todo: "Where you leave it out and want what was before, say so." },
  "compiler-program": { says: "Some programs no longer compile: {new}", todo: "Follow the compiler." },
  "compiler-request": { says: "{path}: the type of a request is another one", todo: look },
  "compiler-response": { says: "{path}: the type of an answer is another one", todo: look },
  "compiler-key-gone": { todo: look },
  "compiler-differs": { says: "{path} has another type" },
};

/** Changes of which users notice nothing, not even in a type. */
export const unnoticed: ReadonlySet<string> = new Set([
  ...["documentation", "cited-words-changed", "page-words-changed", "access-of-other-direction"],
  ...["response-default-changed", "keyword-changed", "compiler-failed", "unknown"],
]);
