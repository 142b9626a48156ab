/** Fields as a multipart form. A field that is `null` or `undefined` is left out: a form would carry the text "null". */
export function multipartBody(fields: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [name, field] of Object.entries(fields)) {
    for (const value of Array.isArray(field) ? field : [field]) {
      if (value === null || value === undefined) continue;
      if (value instanceof Blob) form.append(name, value);
      else form.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
    }
  }
  return form;
}
