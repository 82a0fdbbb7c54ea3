// Writes the answers of docs/ anew, and what its commands print: `npm run docs:answers`.
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { answerExample, findExamples, PAGES } from "./docs/answers.ts";
import { CONSOLE_PAGES, playPage } from "./docs/console.ts";
import { usingSeededServer } from "./docs/seeded-server.ts";

await usingSeededServer(async (server) => {
  const { url } = await server.listen();
  for (const file of PAGES) {
    const before = await readFile(file, "utf8");
    let after = before;
    for (const example of findExamples(before).reverse()) {
      const [start, end] = example.place;
      after = after.slice(0, start) + (await answerExample(example, server, url)) + after.slice(end);
    }
    await write(file, before, after);
  }
});
for (const file of CONSOLE_PAGES) {
  const before = await readFile(file, "utf8");
  await write(file, before, await playPage(before));
}

async function write(file: URL, before: string, after: string): Promise<void> {
  await writeFile(file, after);
  console.log(`${basename(file.pathname)} ${after === before ? "is as it was" : "has new answers"}.`);
}
