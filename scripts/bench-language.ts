// `npm run bench:language`: tokens a second against spaCy itself (`npm run spacy` first), same texts, same run, one core
// each, by turns; two workers against one; start to first parse; where the time goes.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createLanguage, createLanguagePool } from "../src/language/index.ts";
import { profileShares } from "./bench/profile.ts";
import { isSpacyInstalled, runWithSpacy } from "./spacy/python.ts";

const ROOT = join(import.meta.dirname, "..");
const ROUNDS = 3;

interface SpacyTimes {
  version: string;
  oneByOne: number;
  inBatches: number;
}

/** The public passages where they are at hand, else texts of our own over and over; short as they are, and joined to documents. */
function readTexts(): { name: string; texts: string[] }[] {
  const path = ["../shared", "../../shared"]
    .map((shared) => join(ROOT, shared, "dev/public/knowledgenet-folds123.jsonl"))
    .find((candidate) => existsSync(candidate));
  const short = path
    ? readLines(path).map((line) => (JSON.parse(line) as { text: string }).text)
    : Array.from({ length: 30 }, () => readLines(join(ROOT, "test/language/spacy/texts.txt"))).flat();
  const long: string[] = [];
  for (let i = 0; i < short.length; i += 30) long.push(short.slice(i, i + 30).join(" "));
  return [
    { name: `${short.length} passages`, texts: short },
    { name: `${long.length} documents of 30 passages`, texts: long },
  ];
}

function readLines(path: string): string[] {
  return readFileSync(path, "utf8").trimEnd().split("\n");
}

/** Tokens a second of processor time, of all threads of this process: other programs disturb it less than the clock. */
function ourSpeed(texts: string[]): number {
  const language = createLanguage();
  for (const text of texts.slice(0, Math.ceil(texts.length / 10))) language.parse(text);
  const start = process.cpuUsage();
  const tokens = texts.reduce((sum, text) => sum + language.parse(text).length, 0);
  const { user, system } = process.cpuUsage(start);
  return (tokens / (user + system)) * 1e6;
}

async function poolSpeed(texts: string[], threads: number): Promise<number> {
  const pool = await createLanguagePool({ threads });
  const countTokens = async (some: string[]): Promise<number> => {
    let tokens = 0;
    for await (const doc of pool.parseAll(some)) tokens += doc.length;
    return tokens;
  };
  await countTokens(texts.slice(0, Math.ceil(texts.length / 4)));
  const start = performance.now();
  const tokens = await countTokens(texts);
  const speed = (tokens / (performance.now() - start)) * 1000;
  await pool.close();
  return speed;
}

/** From the start of a process to its first document, in milliseconds; from the built package where there is one. */
function startToFirstParseMs(): number[] {
  const built = join(ROOT, "dist/language/index.js");
  const entry = existsSync(built) ? built : join(ROOT, "src/language/index.ts");
  const program = `const { createLanguage } = await import(${JSON.stringify(entry)});
    createLanguage().parse("The firm sold two lathes."); console.log(performance.now());`;
  const run = () =>
    Number(execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }));
  return [run(), run(), run()];
}

const round = (value: number): string => Math.round(value).toLocaleString("en");

for (const { name, texts } of readTexts()) {
  console.log(`\n${name}, tokens a second of processor time:`);
  const lines = texts.map((text) => ({ text }));
  let best = 0;
  for (let i = 0; i < ROUNDS; i++) {
    const ours = ourSpeed(texts);
    best = Math.max(best, ours);
    if (!isSpacyInstalled()) {
      console.log(`  citegraph ${round(ours)}; spaCy is not installed: npm run spacy`);
      continue;
    }
    const [spacy] = runWithSpacy("time.py", lines) as [SpacyTimes];
    const ratio = ours / Math.max(spacy.oneByOne, spacy.inBatches);
    const theirs = `${round(spacy.oneByOne)} one by one, ${round(spacy.inBatches)} in batches`;
    console.log(
      `  citegraph ${round(ours)}; spaCy ${spacy.version} ${theirs}; ${ratio.toFixed(2)} times its better one`,
    );
  }
  const [one, two] = [await poolSpeed(texts, 1), await poolSpeed(texts, 2)];
  console.log(`  pool, by the clock: one worker ${round(one)}, two ${round(two)} (${(two / one).toFixed(2)} times)`);
  console.log("  where the time goes:");
  const language = createLanguage();
  const shares = await profileShares(() => {
    for (const text of texts) language.parse(text);
  });
  for (const [part, share] of shares) console.log(`    ${(100 * share).toFixed(1).padStart(5)} %  ${part}`);
}
console.log(
  `\nstart to first parse: ${startToFirstParseMs()
    .map((ms) => `${round(ms)} ms`)
    .join(", ")}`,
);
console.log(`model file: ${(statSync(join(ROOT, "model/english.bin")).size / 1e6).toFixed(2)} MB`);
