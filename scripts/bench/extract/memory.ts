// Memory while one extractor reads many documents, each with words and names of its own.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { extractAll } from "../../../src/extract/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";
import { generateDocument } from "../generate-documents.ts";

const ENTITIES = 100_000;
/** As the pipeline reads them. */
const AT_ONCE = 50;

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
    while (read < documents) {
      const batch = Array.from(
        { length: Math.min(AT_ONCE, documents - read) },
        (_, i) => generateDocument(read + i, ENTITIES).document,
      );
      await extractAll(extractor, batch);
      read += batch.length;
    }
    collect();
    const { rss, heapUsed } = process.memoryUsage();
    yield { documents, resident: Math.round(rss / 1e6), heap: Math.round(heapUsed / 1e6) };
  }
}
