// `npm run spacy:answers`: stores what spaCy makes of test/language/spacy/texts.txt, for the tests that run without it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runWithSpacy } from "./spacy/python.ts";

const FOLDER = join(import.meta.dirname, "..", "test", "language", "spacy");
const texts = readFileSync(join(FOLDER, "texts.txt"), "utf8").trimEnd().split("\n");
const everything = { text: texts.join("\n") };
const answers = runWithSpacy("annotate.py", [...texts.map((text) => ({ text })), everything]);
writeFileSync(join(FOLDER, "answers.jsonl"), `${answers.map((answer) => JSON.stringify(answer)).join("\n")}\n`);
console.error(`answers.jsonl: ${answers.length} texts.`);
