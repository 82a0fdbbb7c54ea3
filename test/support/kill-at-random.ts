// Processes that are killed in the midst of their work.
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import type { RunOptions } from "./run-citegraph.ts";
import { spawnCitegraph, startCitegraph } from "./spawn-citegraph.ts";

const MAKERS = ["Nvidia", "AMD", "Huawei", "Intel"];
const CHIPS = ["H20", "H100", "A800", "MI308", "Ascend 910B"];

const SENTENCES = MAKERS.flatMap((maker) => CHIPS.map((chip) => `${maker} makes the ${chip}.`));

/** Sixty keys, and documents for them as JSON Lines, each with a few sentences that state something. */
export const KEYS = Array.from({ length: 60 }, (_, i) => `report-${String(i).padStart(2, "0")}`);
export const MANY_DOCUMENTS = KEYS.map((key, i) => `${JSON.stringify({ key, text: textOf(i) })}\n`).join("");

function textOf(i: number): string {
  const sentences = Array.from({ length: 8 }, (_, j) => SENTENCES[(i + j * 3) % SENTENCES.length]);
  return `${sentences.join(" ")} This is report ${i}.`;
}

/** A share of the time, each as likely as any other. */
const anyShare = fc.noBias(fc.nat(1_000)).map((thousandths) => thousandths / 1_000);

/**
 * Starts the same command again and again and kills it with SIGKILL at a random moment; yields after each kill. The
 * moments lie between the start of the process and its end, as a run that was left alone had them; which, is drawn from a
 * seed that is printed, and that KILL_SEED plays again.
 * @param reset empties the store, after the run that is timed
 */
export async function* killAtRandom(
  times: number,
  argv: readonly string[],
  options: RunOptions,
  reset: () => Promise<void>,
): AsyncIterable<number> {
  const shortestMs = await timeMs(["--version"], options);
  const longestMs = await timeMs(argv, options);
  await reset();
  const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
  console.info(`Killed at moments drawn from KILL_SEED=${seed}.`);
  for (const share of fc.sample(anyShare, { numRuns: times, seed })) {
    const child = startCitegraph(argv, options);
    const closed = new Promise((resolve) => child.on("close", resolve));
    const moment = shortestMs + share * (longestMs - shortestMs);
    await Promise.race([sleep(moment), closed]);
    child.kill("SIGKILL");
    await closed;
    yield moment;
  }
}

async function timeMs(argv: readonly string[], options: RunOptions): Promise<number> {
  const begun = performance.now();
  const { code, stderr } = await spawnCitegraph(argv, options);
  if (code !== 0) throw new Error(stderr);
  return performance.now() - begun;
}
