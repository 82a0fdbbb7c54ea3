// The command line on a folder that nothing can be written to: mounted read-only, for its process alone. Permissions would not do, for
// they do not bind the superuser, as whom tests may run.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { onTestFinished } from "vitest";
import type { Ran } from "./run-citegraph.ts";
import { BIN } from "./spawn-citegraph.ts";

const MOUNT = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';
const UNSHARE = ["-rm", "sh", "-c", MOUNT];

/** Whether this system lets us mount: Linux with unprivileged namespaces, or its superuser. */
export const canMountReadOnly = spawnSync("unshare", [...UNSHARE, tmpdir(), "true"]).status === 0;
if (!canMountReadOnly)
  console.warn("SKIPPED: nothing can be mounted read-only here, so stores on such a disk are not tried.");

/** Starts `citegraph …argv` in a folder that is read-only to it. `onOutput` is given all that it printed so far, and what interrupts it. */
export function startReadOnly(
  folder: string,
  argv: readonly string[],
  onOutput: (printed: { readonly stdout: string; readonly stderr: string }, interrupt: () => void) => void = () => {},
) {
  const { PATH, HOME, TMPDIR } = process.env;
  const child: ChildProcess = spawn("unshare", [...UNSHARE, folder, process.execPath, BIN, ...argv], {
    cwd: "/",
    env: { PATH, HOME, TMPDIR, CITEGRAPH_STORE: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]!.on("data", (data: Buffer) => {
      printed[name] += String(data);
      onOutput(printed, () => child.kill("SIGINT"));
    });
  }
  return new Promise<Ran>((resolve) => child.on("close", (code) => resolve({ code: code ?? -1, ...printed })));
}
