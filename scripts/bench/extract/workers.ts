// Documents extracted by several threads at once, each with an extractor of its own.
import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Documents a second by the clock, once all threads are warm; the texts are dealt out in turn. */
export async function workersSpeed(texts: readonly string[], threads: number): Promise<number> {
  const workers = Array.from({ length: threads }, (_, thread) => {
    const share = texts.filter((_text, i) => i % threads === thread);
    return new Worker(new URL("./worker.ts", import.meta.url), { workerData: share });
  });
  await Promise.all(workers.map((worker) => once(worker, "message")));
  const start = performance.now();
  const done = workers.map((worker) => once(worker, "message"));
  for (const worker of workers) worker.postMessage("go");
  await Promise.all(done);
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return texts.length / seconds;
}
