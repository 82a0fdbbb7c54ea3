// Formats whose parsers can be made to run for ever or to fill the memory: in a thread of their own, with limits.
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { CitegraphError } from "../domain/index.ts";
import type { KeylessDocument } from "./front-matter.ts";

export interface Task {
  readonly format: "html" | "pdf";
  readonly bytes: Uint8Array;
  readonly input: string;
}
export type Answer = { readonly document: KeylessDocument } | { readonly fault: string };

const TIMEOUT_MS = 30_000;
const MEMORY_MB = 512;

let idle: Worker | undefined;

/** @throws CitegraphError INPUT_UNREADABLE, also after 30 seconds or 512 MB */
export async function parseApart(task: Task): Promise<KeylessDocument> {
  const worker = idle ?? startWorker();
  idle = undefined;
  const answer = await askWorker(worker, task);
  if ("document" in answer) return answer.document;
  throw new CitegraphError("INPUT_UNREADABLE", answer.fault);
}

function startWorker(): Worker {
  const file = new URL(`./parse-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stderr: true,
    stdout: true,
  });
  return worker.on("error", () => {
    if (idle === worker) idle = undefined; // also when nobody waits for its answer
  });
}

/** Keeps the worker for the next document when it answers, ends it when it does not. */
function askWorker(worker: Worker, task: Task): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer, isHealthy: boolean): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError);
      worker.unref(); // an idle thread keeps no process alive
      if (isHealthy && !idle) idle = worker;
      else void worker.terminate();
      resolve(answer);
    };
    const onMessage = (answer: Answer) => settle(answer, true);
    const onError = ({ message }: Error) => settle({ fault: `${task.input} cannot be parsed: ${message}.` }, false);
    const timer = setTimeout(() => {
      settle({ fault: `${task.input} was not parsed within ${TIMEOUT_MS / 1000} seconds.` }, false);
    }, TIMEOUT_MS);
    worker.ref();
    worker.on("message", onMessage).on("error", onError);
    worker.postMessage(task);
  });
}
