// Memory while one extractor reads many documents, each with words and names of its own.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createExtractor } from "../../../src/pipeline/index.ts";
import { generateDocument } from "../generate-documents.ts";

const ENTITIES = 100_000;

export interface MemoryUse {
  readonly documents: number;
  /** Megabytes after a collection. */
  readonly resident: number;
  readonly heap: number;
}

/** What the process holds after each of these numbers of documents. */
export async function* measureMemory(marks: readonly number[]): AsyncGenerator<MemoryUse> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const extractor = await createExtractor();
  let read = 0;
  for (const documents of marks) {
    for (; read < documents; read++) await extractor.extract(generateDocument(read, ENTITIES).document);
    collect();
    const { rss, heapUsed } = process.memoryUsage();
    yield { documents, resident: Math.round(rss / 1e6), heap: Math.round(heapUsed / 1e6) };
  }
}
