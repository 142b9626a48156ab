import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "../../workspace/programs/consumer.ts";

/** Compares what a tarball holds with the list that is kept; writes the list instead when told to. */
export function unexpectedFiles(tarball: string, folder: string, write: boolean): string[] {
  const listed = run(folder, ["tar", "--list", "--gzip", "--file", tarball]).trim().split("\n");
  const files = [...new Set(listed.map(withoutHash))].sort();
  const path = fileURLToPath(
    new URL(`files/${/org-(.+)-\d+\.\d+\.\d+\.tgz$/.exec(tarball)?.[1]}.txt`, import.meta.url),
  );
  const list = `${files.join("\n")}\n`;
  if (write) {
    writeFileSync(path, list);
    return [];
  }
  const kept = new Set(readFileSync(path, "utf8").trim().split("\n"));
  return [
    ...files.filter((file) => !kept.has(file)).map((file) => `${file} is new in the tarball`),
    ...[...kept].filter((file) => !files.includes(file)).map((file) => `${file} is missing in the tarball`),
  ];
}

/** What several entry points share, and what a page loads, has a name that follows its content. */
const withoutHash = (file: string): string =>
  file.replace(file.includes("/page/assets/") ? /-[\w-]{8}(?=\.\w+$)/ : /-[A-Z0-9]{8}(?=\.js)/, "-<hash>");
