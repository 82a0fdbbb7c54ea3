// Where a function spends its time, by part of the engine, from V8's sampling profiler.
import { Session } from "node:inspector/promises";

/** WebAssembly functions go by number; these are the kernel's, in the order they are written. */
const KERNEL = [
  ...["one", "two", "three", "four", "five", "six"].map((rows) => `kernel: matrix products, ${rows} rows at once`),
  "kernel: maxout and norm",
  "kernel: first window layer",
  "kernel: scores of moves",
];

/** @returns parts with their share of the time, largest first */
export async function profileShares(run: () => void): Promise<[part: string, share: number][]> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  run();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const parts = new Map(profile.nodes.map(({ id, callFrame }) => [id, partOf(callFrame.functionName, callFrame.url)]));
  const micros = new Map<string, number>();
  profile.samples?.forEach((id, i) => {
    const part = parts.get(id)!;
    micros.set(part, (micros.get(part) ?? 0) + profile.timeDeltas![i]!);
  });
  const total = micros.values().reduce((sum, value) => sum + value, 0);
  return [...micros]
    .map(([part, value]): [string, number] => [part, value / total])
    .filter(([, share]) => share >= 0.005)
    .sort(([, a], [, b]) => b - a);
}

function partOf(name: string, url: string): string {
  if (url.startsWith("wasm:")) return KERNEL[Number(/\d+/.exec(name)?.[0])] ?? name;
  const folder = /language\/([a-z-]+)\/([a-z-]+)\.[jt]s$/.exec(url);
  if (folder) return folder[1] === "network" ? `network: ${folder[2]}` : folder[1]!;
  return name === "(garbage collector)" ? "garbage collection" : "else";
}
