// Commits an update in the folder it is given and ends itself, as a power cut would, behind the given number of steps.
import { type Disk, disk } from "../../../src/specs/update/staging/disk.ts";
import { commit } from "../../../src/specs/update/staging/transaction.ts";

const [root = "", lastStep = "", ...paths] = process.argv.slice(2);
let step = 0;
const counted =
  <Values extends unknown[]>(work: (...values: Values) => Promise<void>) =>
  async (...values: Values): Promise<void> => {
    await work(...values);
    step++;
    if (step === Number(lastStep)) process.kill(process.pid, "SIGKILL");
  };
const dying: Disk = {
  write: counted(disk.write),
  copy: counted(disk.copy),
  move: counted(disk.move),
  remove: counted(disk.remove),
};
await commit(root, paths, dying);
