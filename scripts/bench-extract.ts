// Measures extraction: documents and tokens a second, its share of the parse alone, and memory over many documents.
// Usage: npm run bench:extract [DOCUMENTS.jsonl] [COUNT]. Without a file it reads the seed documents again and again.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toSourceDocument } from "../src/domain/index.ts";
import { createLanguage } from "../src/language/index.ts";
import { createExtractor } from "../src/pipeline/index.ts";

const seed = fileURLToPath(new URL("../seed/documents", import.meta.url));
const [file, count = "500"] = process.argv.slice(2);
const texts = file
  ? readJsonl(file)
  : readdirSync(seed)
      .sort()
      .map((name) => readFileSync(join(seed, name), "utf8"));
const inputs = Array.from({ length: Number(count) }, (_, i) => texts[i % texts.length]!);

function readJsonl(path: string): string[] {
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => String((JSON.parse(line) as { text: unknown }).text));
}

const language = createLanguage();
for (const text of inputs.slice(0, 20)) language.parse(text);
let tokens = 0;
const parseStart = performance.now();
for (const text of inputs) tokens += language.parse(text).length;
const parseSeconds = (performance.now() - parseStart) / 1000;

const extractor = await createExtractor();
for (const text of inputs.slice(0, 20)) await extractor.extract(toSourceDocument({ key: "warm", text }));
const before = process.memoryUsage().rss;
const extractStart = performance.now();
for (const [i, text] of inputs.entries()) await extractor.extract(toSourceDocument({ key: String(i), text }));
const extractSeconds = (performance.now() - extractStart) / 1000;

const perSecond = (n: number, seconds: number) => Math.round(n / seconds);
console.log(`parse    ${perSecond(tokens, parseSeconds)} tokens/s`);
console.log(
  `extract  ${perSecond(tokens, extractSeconds)} tokens/s, ${perSecond(inputs.length, extractSeconds)} documents/s`,
);
console.log(`share    ${((100 * parseSeconds) / extractSeconds).toFixed(0)} % of the speed of the parse alone`);
console.log(
  `memory   ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB more after ${inputs.length} documents`,
);
