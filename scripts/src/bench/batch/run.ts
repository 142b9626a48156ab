// `pnpm bench batch`: memory and speed of a batch of 1,000 and of 10,000 rows with small clips, against the sandbox in
// a process of its own. Fails when the peak of the long one is more than 1.2 times that of the short one.
import { spawn } from "node:child_process";
import { writeManifest } from "../../proofs/crash/manifest.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { inFreshFolder } from "../../workspace/programs/consumer.ts";
import { outputOf } from "../../workspace/programs/output-of.ts";
import { command, startSandboxProcess } from "../../workspace/programs/sandbox.ts";

commandLine("Measures batches of 1,000 and of 10,000 rows.\n\n  pnpm bench batch", {}, process.argv.slice(3));

const mostRatio = 1.2;

/** Makes a process tell its own peak as the last thing that it does. */
const peakTeller = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("\\npeak " + process.resourceUsage().maxRSS + "\\n"))',
)}`;

interface Measured {
  readonly rows: number;
  readonly peakMb: number;
  readonly seconds: number;
  readonly rowsPerSecond: number;
}

function measured(rows: number, env: Readonly<Record<string, string>>): Promise<Measured> {
  return inFreshFolder(async (folder) => {
    const manifest = await writeManifest(folder, rows);
    const [program, script] = command;
    const limits = ["--provider", "cartesia", "--concurrency", "8", "--rate", "none"];
    const startedAt = performance.now();
    const child = spawn(program, ["--import", peakTeller, script, "batch", manifest, "--json", ...limits], {
      env: { ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const { stdout, stderr, exitCode } = await outputOf(child);
    const seconds = (performance.now() - startedAt) / 1000;
    const created = stdout.split("\n").filter((line) => line.includes('"id":')).length;
    if (exitCode !== 0 || created !== rows)
      throw new Error(`${created} of ${rows} created, exit ${exitCode}: ${stderr}`);
    // Linux tells kilobytes of 1,024 bytes.
    const peakMb = (Number(/^peak (\d+)$/m.exec(stderr)?.[1]) * 1024) / 1e6;
    return { rows, peakMb, seconds, rowsPerSecond: rows / seconds };
  });
}

const sandbox = await startSandboxProcess();
try {
  const short = await measured(1_000, sandbox.env);
  const long = await measured(10_000, sandbox.env);
  console.table(
    [short, long].map(({ rows, peakMb, seconds, rowsPerSecond }) => ({
      rows,
      "peak memory (MB)": Number(peakMb.toFixed(1)),
      seconds: Number(seconds.toFixed(1)),
      "rows per second": Math.round(rowsPerSecond),
    })),
  );
  const ratio = long.peakMb / short.peakMb;
  console.log(`Peak of 10,000 rows: ${ratio.toFixed(2)} times that of 1,000; at most ${mostRatio} is right.`);
  if (!(ratio <= mostRatio)) process.exitCode = 1;
} finally {
  await sandbox.stop();
}
