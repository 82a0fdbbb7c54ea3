// `npm run kernel`: assembles scripts/kernel/ and writes the bytes to src/language/network/kernel-bytes.ts.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { assembleKernel } from "./kernel/assemble.ts";

const TARGET = join(import.meta.dirname, "..", "src", "language", "network", "kernel-bytes.ts");

const bytes = await assembleKernel();
const lines = Buffer.from(bytes)
  .toString("base64")
  .match(/.{1,110}/g)!;
writeFileSync(
  TARGET,
  [
    `// Made by \`npm run kernel\` from scripts/kernel/; ${bytes.length} bytes of WebAssembly.`,
    "export const KERNEL_BYTES = [",
    ...lines.map((line) => `  "${line}",`),
    '].join("");',
    "",
  ].join("\n"),
);
console.error(`kernel-bytes.ts: ${bytes.length} bytes of WebAssembly.`);
