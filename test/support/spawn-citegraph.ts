// The command line as a process of its own, from the built package.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Ran, RunOptions } from "./run-citegraph.ts";

/** The command as the package ships it. */
export const BIN = fileURLToPath(new URL("../../bin/citegraph.js", import.meta.url));

/** Starts `bin/citegraph.js …argv` on the Node.js of the tests, with nothing of ours in the environment but what is given. */
export function startCitegraph(
  argv: readonly string[],
  { cwd, env = {} }: RunOptions,
): ChildProcessByStdio<Writable, Readable, Readable> {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [BIN, ...argv], { cwd, env: { PATH, HOME, TMPDIR, ...env }, stdio: "pipe" });
  onTestFinished(() => void child.kill("SIGKILL")); // nothing stays behind when the test fails
  return child;
}

/** Runs it to its end. */
export async function spawnCitegraph(argv: readonly string[], options: RunOptions): Promise<Ran> {
  const child = startCitegraph(argv, options);
  child.stdin.on("error", () => undefined).end(options.stdin ?? "");
  const [stdout, stderr, code] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? -1))),
  ]);
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}
