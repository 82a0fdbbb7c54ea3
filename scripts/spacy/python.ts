// Where spaCy's own Python is, once `npm run spacy` has installed it.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

export const SPACY_FOLDER = join(import.meta.dirname, "..", "..", ".spacy");
export const SPACY_PYTHON =
  process.platform === "win32" ? join(SPACY_FOLDER, "Scripts", "python.exe") : join(SPACY_FOLDER, "bin", "python");

/** One core: the libraries below spaCy would otherwise start a thread each. */
const ONE_THREAD = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

export const isSpacyInstalled = (): boolean => existsSync(join(SPACY_FOLDER, "installed.json"));

/** Runs a script of this folder with JSON lines on its standard input; gives back the JSON lines it prints. */
export function runWithSpacy(script: string, lines: readonly unknown[]): unknown[] {
  const printed = execFileSync(SPACY_PYTHON, [join(import.meta.dirname, script)], {
    input: lines.map((line) => JSON.stringify(line)).join("\n"),
    encoding: "utf8",
    env: { ...process.env, ...ONE_THREAD, PYTHONIOENCODING: "utf-8" },
    maxBuffer: 1 << 30,
  });
  return printed
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}
