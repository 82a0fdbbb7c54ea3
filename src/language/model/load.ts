// Reads the model file once and hands out its tensors (as float32) and tables.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { CitegraphError } from "../../domain/index.ts";
import { MODEL_FORMAT, MODEL_MAGIC, type ModelHeader, type ModelTables, type TensorEntry } from "./format.ts";

/** model/english.bin of the package, from src/language/model as from dist/language/model. */
export const DEFAULT_MODEL_PATH = fileURLToPath(new URL("../../../model/english.bin", import.meta.url));

/** Rows of numbers; a row is made float32 only when it is asked for, because most rows of the embeddings never are. */
export interface TensorRows {
  readonly rows: number;
  readonly columns: number;
  /** Adds one row to `target` from `at` on. */
  addRow(row: number, target: Float32Array, at: number): void;
}

export interface Model {
  readonly header: ModelHeader;
  readonly tables: ModelTables;
  /** The whole tensor, row by row. */
  tensor(name: string): Float32Array;
  rows(name: string): TensorRows;
}

/** @throws CitegraphError MODEL_MISSING, MODEL_INVALID */
export function loadModel(path: string = DEFAULT_MODEL_PATH): Model {
  const bytes = readModelFile(path);
  const start = readModelStart(bytes);
  if (start === undefined) throw new CitegraphError("MODEL_INVALID", `${path} is not a model file.`);
  if (start.version !== MODEL_FORMAT) {
    const versions = `has format ${start.version}, this version reads ${MODEL_FORMAT}`;
    throw new CitegraphError("MODEL_INVALID", `${path} ${versions}.`);
  }
  const { header } = start;
  const end = header.tables.offset + header.tables.length;
  if (bytes.length !== end) {
    throw new CitegraphError("MODEL_INVALID", `${path} has ${bytes.length} bytes instead of ${end}.`);
  }
  return openModel(bytes, header);
}

function readModelFile(path: string): Uint8Array<ArrayBuffer> {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new CitegraphError("MODEL_MISSING", `There is no language model at ${path}.`, { cause });
  }
}

/** Version and header of a model file; undefined when the bytes are no model file. */
export function readModelStart(bytes: Uint8Array): { version: number; header: ModelHeader } | undefined {
  if (bytes.length < 12 || new TextDecoder().decode(bytes.subarray(0, 4)) !== MODEL_MAGIC) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(8, true);
  try {
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + headerLength))) as ModelHeader;
    return { version: view.getUint32(4, true), header };
  } catch {
    return undefined;
  }
}

function openModel(bytes: Uint8Array<ArrayBuffer>, header: ModelHeader): Model {
  // Typed arrays over the file need its buffer to start at a multiple of their element size; Node's pool gives 8.
  const file = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const compressed = file.subarray(header.tables.offset, header.tables.offset + header.tables.length);
  const tables = JSON.parse(brotliDecompressSync(compressed).toString("utf8")) as ModelTables;
  const entryOf = (name: string): TensorEntry => {
    const entry = header.tensors[name];
    if (!entry) throw new CitegraphError("MODEL_INVALID", `The model has no tensor ${name}.`);
    return entry;
  };
  return {
    header,
    tables,
    rows: (name) => openRows(file, entryOf(name)),
    tensor: (name) => {
      const { rows, columns, addRow } = openRows(file, entryOf(name));
      const data = new Float32Array(rows * columns);
      for (let row = 0; row < rows; row++) addRow(row, data, row * columns);
      return data;
    },
  };
}

function openRows(file: Uint8Array<ArrayBuffer>, { rows, columns, encoding, offset }: TensorEntry): TensorRows {
  const at = file.byteOffset + offset;
  if (encoding === "f32") {
    const values = new Float32Array(file.buffer, at, rows * columns);
    return { rows, columns, addRow: (row, target, to) => addFloats(values, row * columns, columns, target, to) };
  }
  const scales = new Float32Array(file.buffer, at, rows);
  const Integers = encoding === "i16" ? Int16Array : Int8Array;
  const values = new Integers(file.buffer, at + rows * 4, rows * columns);
  return {
    rows,
    columns,
    addRow: (row, target, to) => addScaled(values, row * columns, columns, scales[row]!, target, to),
  };
}

function addFloats(values: Float32Array, from: number, count: number, target: Float32Array, to: number): void {
  for (let i = 0; i < count; i++) target[to + i]! += values[from + i]!;
}

/** A function of its own, so that it only ever meets integers of one kind and V8 compiles it for those. */
function addScaled(
  values: Int16Array | Int8Array,
  from: number,
  count: number,
  scale: number,
  target: Float32Array,
  to: number,
): void {
  for (let i = 0; i < count; i++) target[to + i]! += values[from + i]! * scale;
}
