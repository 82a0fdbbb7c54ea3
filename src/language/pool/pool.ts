// Many documents on several cores: a pool of threads, each with a language of its own.
import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { CitegraphError } from "../../domain/index.ts";
import { Doc } from "../doc/doc.ts";
import type { LanguageOptions } from "../language.ts";
import type { Labels } from "../morphology/analyser.ts";
import type { Batch, BatchFailure, ParsedBatch } from "./worker.ts";

export interface LanguagePoolOptions extends LanguageOptions {
  /** As many as there are cores by default. */
  threads?: number;
}

export interface LanguagePool {
  /**
   * Documents in the order of their texts, whichever thread is done first; each is what `Language.parse` gives.
   * Reads ahead no further than it takes to keep the threads busy.
   */
  parseAll(texts: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Doc, void, undefined>;
  /** Ends the threads; what is under way is given up. */
  close(): Promise<void>;
}

/** A batch is worth sending between threads: some seconds of reading, some hundredths of a second of parsing. */
const BATCH_CHARACTERS = 4_000;
const BATCH_TEXTS = 64;
/** Batches on their way for each thread, so that none waits for its next. */
const AHEAD = 2;

/** Starts no thread until the first text. @throws what `createLanguage` throws, from `parseAll` */
export async function createLanguagePool(options: LanguagePoolOptions = {}): Promise<LanguagePool> {
  const { threads = availableParallelism(), ...languageOptions } = options;
  // only who wants a pool pays for loading it
  const { Piscina } = await import("piscina");
  const worker = new URL(`./worker${extname(import.meta.url)}`, import.meta.url).href;
  const pool = new Piscina<Batch, ParsedBatch | BatchFailure>({
    filename: worker,
    maxThreads: threads,
    minThreads: 0,
    idleTimeout: 10_000,
  });
  let labels: Labels | undefined;
  const open = (batch: ParsedBatch | BatchFailure): Doc[] => {
    if ("code" in batch) throw new CitegraphError(batch.code, batch.message);
    labels ??= batch.labels; // one for all documents, so that matchers compile their patterns once
    return batch.docs.map((data) => new Doc({ ...data, labels: labels! }));
  };
  return {
    async *parseAll(texts) {
      const underWay: Promise<ParsedBatch | BatchFailure>[] = [];
      for await (const batch of inBatches(texts)) {
        const run = pool.run({ texts: batch, options: languageOptions });
        run.catch(() => {}); // told when its turn comes
        underWay.push(run);
        if (underWay.length >= threads * AHEAD) yield* open(await underWay.shift()!);
      }
      for (const run of underWay) yield* open(await run);
    },
    close: () => pool.destroy(),
  };
}

async function* inBatches(texts: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let characters = 0;
  for await (const text of texts) {
    batch.push(text);
    characters += text.length;
    if (characters < BATCH_CHARACTERS && batch.length < BATCH_TEXTS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}
