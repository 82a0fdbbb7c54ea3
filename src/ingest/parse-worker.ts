// The thread in which HTML and PDF are parsed: what goes wrong there takes nothing else along.
import { parentPort } from "node:worker_threads";
import { CitegraphError } from "../domain/index.ts";
import { parseHtml } from "./html.ts";
import type { Answer, Task } from "./parse-apart.ts";
import { parsePdf } from "./pdf.ts";

parentPort?.on("message", async ({ format, bytes, input }: Task) => {
  parentPort?.postMessage(await answer(format, bytes, input));
});

async function answer(format: Task["format"], bytes: Uint8Array, input: string): Promise<Answer> {
  try {
    return { document: format === "html" ? parseHtml(bytes, input) : await parsePdf(bytes, input) };
  } catch (fault) {
    const known = fault instanceof CitegraphError;
    return { fault: known ? fault.message : `${input} cannot be parsed: ${(fault as Error).message}.` };
  }
}
