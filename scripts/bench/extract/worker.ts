// A thread that extracts texts with an extractor of its own: says when it is warm, waits for the word, says when it is done.
import { parentPort, workerData } from "node:worker_threads";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { extractAll } from "../../../src/extract/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";

const documents = (workerData as string[]).map((text, i) => toSourceDocument({ key: String(i), text }));
const extractor = await createExtractor();
await extractAll(extractor, documents);
parentPort!.postMessage("warm");
parentPort!.once("message", async () => {
  await extractAll(extractor, documents);
  parentPort!.postMessage("done");
});
