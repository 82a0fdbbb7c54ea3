// Whether a process that we started still runs, told apart from another that got its number since.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether the process runs and has `mark` in its command line. A zombie has no command line, so it counts as ended. */
export async function isRunning(pid: number, mark: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return (await commandLineOf(pid)).includes(mark);
}

async function commandLineOf(pid: number): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    const { stdout } = await run("ps", ["-o", "args=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
    return stdout;
  }
}
