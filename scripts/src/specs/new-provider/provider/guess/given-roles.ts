import { type GivenRoles, type RoleName, roleNames } from "./roles.ts";

const isRole = (text: string): text is RoleName => (roleNames as readonly string[]).includes(text);

/** Whether a text names a part and its field. */
export function isGivenRole(text: string): boolean {
  try {
    givenRoles([text]);
    return true;
  } catch {
    // What is wrong with it is said by whoever asked.
    return false;
  }
}

/**
 * Reads `--field language=locale`, once for each part; `--field description=none` says that no field plays it.
 *
 * @throws Error that says which part there is not, or what is missing.
 */
export function givenRoles(fields: readonly string[]): GivenRoles {
  return Object.fromEntries(
    fields.map((text) => {
      const [, role = "", path = ""] = /^([a-z]+)=(\S+)$/.exec(text.trim()) ?? [];
      if (!isRole(role)) {
        throw new Error(
          `--field ${JSON.stringify(text)} is no part and its field, as in --field language=locale: ` +
            `the parts are ${roleNames.join(", ")}`,
        );
      }
      if (path === "none" && (role === "name" || role === "id")) {
        throw new Error(
          `--field ${text}: without ${role === "id" ? "an id" : "a name"} there is no provider; leave it out with --no-provider`,
        );
      }
      return [role, path === "none" ? null : path.split(".")];
    }),
  );
}
