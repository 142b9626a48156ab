/** What has turned out not to be so. */
export const wrong: string[] = [];

/** Proves one thing: `look` resolves to what is wrong, or to nothing. Prints which. */
export async function check(what: string, look: () => Promise<string | undefined>): Promise<void> {
  const found = await look().catch((error) => String(error));
  if (found !== undefined) wrong.push(what);
  console.log(found === undefined ? `yes  ${what}` : `NO   ${what}\n     ${found}`);
}
