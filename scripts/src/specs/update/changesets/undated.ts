/** A text without the day on which its document was taken: a new day alone releases nothing. */
export const undated = (text: string): string => text.replaceAll(/(vendored: "|document of )\d{4}-\d\d-\d\d/g, "$1");
