// What the user names → the files to read, always in the same order.
import { type Dirent, promises as fs } from "node:fs";
import path from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { CitegraphError, compareText, toCitegraphError } from "../domain/index.ts";
import { isKnownFormat } from "./formats.ts";

/** A file to read, or why an input names none. */
export type FoundInput =
  | { readonly kind: "stdin" }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "fault"; readonly input: string; readonly error: CitegraphError };

/**
 * Resolves files, folders (with all below them), globs and `-`. Folders and globs come sorted by path; of one they give
 * the formats that we read, without hidden files and node_modules. A file that is named is always tried. No file comes twice.
 * @param cwd where relative inputs begin
 * @param accepts which files of folders and globs are taken
 */
export async function* findInputs(
  inputs: readonly string[],
  cwd: string,
  accepts: (file: string) => boolean = isKnownFormat,
): AsyncIterable<FoundInput> {
  const seen = new Set<string>();
  for (const input of inputs) {
    for await (const found of resolveInput(input, cwd, accepts)) {
      const id = found.kind === "file" ? await fs.realpath(found.path).catch(() => found.path) : null;
      if (id !== null && seen.has(id)) continue;
      if (id !== null) seen.add(id);
      yield found;
    }
  }
}

type Accepts = (file: string) => boolean;

async function* resolveInput(input: string, cwd: string, accepts: Accepts): AsyncIterable<FoundInput> {
  if (input === "-") return yield { kind: "stdin" };
  const absolute = path.resolve(cwd, input);
  try {
    const stats = await fs.stat(absolute);
    if (!stats.isDirectory()) return yield { kind: "file", path: absolute };
    yield* filesBelow(absolute, input, accepts);
  } catch (cause) {
    if (isDynamicPattern(input) && codeOf(cause) === "ENOENT") yield* filesMatching(input, cwd, accepts);
    else yield { kind: "fault", input, error: toFileError(cause, input) };
  }
}

async function* filesMatching(pattern: string, cwd: string, accepts: Accepts): AsyncIterable<FoundInput> {
  const paths = await glob(pattern, {
    cwd,
    absolute: true,
    ignore: ["**/node_modules/**"],
    followSymbolicLinks: false,
  });
  const known = paths.filter(accepts).sort(compareText);
  if (known.length === 0) {
    const error = new CitegraphError("INPUT_NOT_FOUND", `No document matches ${pattern}.`);
    yield { kind: "fault", input: pattern, error };
  }
  for (const found of known) yield { kind: "file", path: path.normalize(found) };
}

async function* filesBelow(folder: string, input: string, accepts: Accepts): AsyncIterable<FoundInput> {
  let count = 0;
  for await (const found of walk(folder, new Set(), accepts)) {
    count += 1;
    yield found;
  }
  if (count > 0) return;
  const error = new CitegraphError("INPUT_NOT_FOUND", `The folder ${input} holds no document.`, {
    hint: "Documents end in .txt, .md, .jsonl, .html or .pdf; name a file itself to read it whatever it ends in.",
  });
  yield { kind: "fault", input, error };
}

/** `above` holds the real paths of the folders on the way down, so that a symlink to one of them is not followed. */
async function* walk(folder: string, above: ReadonlySet<string>, accepts: Accepts): AsyncIterable<FoundInput> {
  let entries: Dirent[];
  try {
    entries = await fs.readdir(folder, { withFileTypes: true });
  } catch (cause) {
    return yield { kind: "fault", input: folder, error: toFileError(cause, folder) };
  }
  const here = new Set([...above, await fs.realpath(folder)]);
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const at = path.join(folder, entry.name);
    const kind = await kindOf(entry, at);
    if (kind === "folder" && !here.has(await fs.realpath(at))) yield* walk(at, here, accepts);
    if (kind === "file" && accepts(at)) yield { kind: "file", path: at };
  }
}

async function kindOf(entry: Dirent, at: string): Promise<"file" | "folder" | null> {
  const stats = entry.isSymbolicLink() ? await fs.stat(at).catch(() => null) : entry;
  if (stats?.isDirectory()) return "folder";
  return stats?.isFile() ? "file" : null; // neither: a pipe, a device, a link that leads nowhere
}

const codeOf = (thrown: unknown) => (thrown as NodeJS.ErrnoException | null)?.code;

/** What went wrong with a file, in words. */
export function toFileError(cause: unknown, input: string): CitegraphError {
  if (cause instanceof CitegraphError) return cause;
  const code = codeOf(cause);
  if (code === undefined) return toCitegraphError(cause);
  if (code === "ENOENT" || code === "ENOTDIR")
    return new CitegraphError("INPUT_NOT_FOUND", `There is no file ${input}.`, { cause });
  const why = code === "EACCES" || code === "EPERM" ? "may not be read: permission denied" : `cannot be read: ${code}`;
  return new CitegraphError("INPUT_UNREADABLE", `${input} ${why}.`, { cause });
}
