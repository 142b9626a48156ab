/** What a manifest says of where its sources lie. */
interface Manifest {
  readonly repository?: string | { readonly url: string };
}

/**
 * The repository's page on the web, without a slash at its end: the one whose workflow runs, else the one that the root
 * manifest names. Undefined when neither is there; it is never guessed.
 */
export function repositoryAddress(env: NodeJS.ProcessEnv, { repository }: Manifest): string | undefined {
  if (env["GITHUB_SERVER_URL"] && env["GITHUB_REPOSITORY"]) {
    return `${env["GITHUB_SERVER_URL"]}/${env["GITHUB_REPOSITORY"]}`;
  }
  if (repository === undefined) return undefined;
  const given = typeof repository === "string" ? repository : repository.url;
  const [, page] = /^(?:git\+)?(https:\/\/[^\s?#]+?)(?:\.git)?\/?$/.exec(given) ?? [];
  if (page === undefined) {
    throw new Error(`package.json: repository is ${JSON.stringify(given)}; give an address like git+https://….git`);
  }
  return page;
}

/** A package's manifest with the repository and the folder that it comes from, as npm writes them. */
export const withRepository = <Given extends Manifest>(manifest: Given, address: string, directory: string) => ({
  ...manifest,
  repository: { type: "git", url: `git+${address}.git`, directory },
});
