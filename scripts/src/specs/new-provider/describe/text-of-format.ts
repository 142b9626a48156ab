/** Texts of a format, as far as one is easily wrong. */
export const textOfFormat: Readonly<Record<string, string>> = {
  uuid: "0f8fad5b-d9cb-469f-a165-70867728950e",
  uri: "https://example.com/",
  email: "ada@example.com",
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
};
