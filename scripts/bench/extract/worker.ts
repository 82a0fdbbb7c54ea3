// A thread that extracts texts with an extractor of its own: says when it is warm, waits for the word, says when it is done.
import { parentPort, workerData } from "node:worker_threads";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";

const texts = workerData as string[];
const extractor = await createExtractor();
const extractAll = async () => {
  for (const [i, text] of texts.entries()) await extractor.extract(toSourceDocument({ key: String(i), text }));
};
await extractAll();
parentPort!.postMessage("warm");
parentPort!.once("message", async () => {
  await extractAll();
  parentPort!.postMessage("done");
});
