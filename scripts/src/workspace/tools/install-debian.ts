import { execFileSync, spawnSync } from "node:child_process";

/**
 * Installs Debian packages, unless their programs are there.
 *
 * @param programs the name of each program, and of the package that it comes in.
 */
export function installDebian(programs: Readonly<Record<string, string>>): void {
  const missing = Object.entries(programs).filter(([program]) => spawnSync("which", [program]).status !== 0);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(([, name]) => name))];
  const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
  for (const command of [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages],
  ]) {
    const [program = "", ...parameters] = [...sudo, ...command];
    execFileSync(program, parameters, { stdio: ["ignore", "ignore", "inherit"] });
  }
}
