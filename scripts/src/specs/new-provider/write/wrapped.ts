/** A list's entry in lines of up to 120 characters. */
export const wrapped = (text: string): string => text.replaceAll(/(.{1,117}\S)(?: +|$)/g, "$1\n  ").trimEnd();
