// Texts → files that are either whole or as they were: temporary file, fsync, rename.
import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { CitegraphError } from "../../domain/index.ts";

/** What is written at once, in UTF-16 code units. */
const CHUNK = 1 << 16;

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

/** A text in pieces, by the path it goes to. */
export type FileTexts = Readonly<Record<string, AsyncIterable<string>>>;

/**
 * Writes texts to files. Each is written beside its place, made durable, and takes its place when all are complete; after
 * a fault or when the signal ends it, nothing has changed. Folders that are missing are made. What is no regular file,
 * such as a pipe, is written to directly.
 * @returns what was written; nothing when the signal ended it
 * @throws CitegraphError OUTPUT_UNWRITABLE naming the path
 */
export async function writeFiles(texts: FileTexts, signal?: AbortSignal): Promise<WrittenFile[]> {
  const staged: StagedFile[] = [];
  const written: WrittenFile[] = [];
  try {
    for (const [file, text] of Object.entries(texts)) {
      const place = await guard(file, () => stage(file));
      staged.push(place);
      const bytes = await writeText(place, text, signal);
      if (bytes === null) return [];
      written.push({ path: file, bytes });
    }
    for (const place of staged) await guard(place.file, () => putInPlace(place));
    return written;
  } finally {
    for (const { temporary } of staged) if (temporary) await rm(temporary, { force: true });
  }
}

interface StagedFile {
  readonly file: string;
  /** Where it belongs, links followed. */
  readonly target: string;
  /** Null when it is written in place. */
  readonly temporary: string | null;
  readonly handle: FileHandle;
}

async function stage(file: string): Promise<StagedFile> {
  await mkdir(path.dirname(file), { recursive: true });
  const target = await realpath(file).catch(() => path.resolve(file));
  const old = await stat(target).catch(() => null);
  if (old?.isDirectory()) throw new CitegraphError("OUTPUT_UNWRITABLE", `${file} is a folder.`);
  if (old && !old.isFile()) return { file, target, temporary: null, handle: await open(target, "w") };
  const name = `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`;
  const temporary = path.join(path.dirname(target), name);
  const handle = await open(temporary, "wx", old ? old.mode & 0o777 : 0o666);
  return { file, target, temporary, handle };
}

/** @returns how many bytes it was; null when the signal ended it. The file is closed in any case. */
async function writeText(
  { file, handle, temporary }: StagedFile,
  text: AsyncIterable<string>,
  signal?: AbortSignal,
): Promise<number | null> {
  let bytes = 0;
  try {
    for await (const chunk of inChunks(text)) {
      if (signal?.aborted) return null;
      const buffer = Buffer.from(chunk, "utf8");
      await guard(file, () => handle.writeFile(buffer));
      bytes += buffer.length;
    }
    if (temporary) await guard(file, () => handle.sync());
    return bytes;
  } finally {
    await handle.close();
  }
}

async function putInPlace({ temporary, target }: StagedFile): Promise<void> {
  if (!temporary) return;
  await rename(temporary, target);
  const folder = await open(path.dirname(target), "r");
  try {
    await folder.sync(); // only then does the new name survive a loss of power
  } finally {
    await folder.close();
  }
}

/** Pieces put together to about 64 kB, since a piece is often one line. */
export async function* inChunks(pieces: AsyncIterable<string>): AsyncIterable<string> {
  let chunk = "";
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}

async function guard<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof CitegraphError) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    const what = code === "ENOSPC" || code === "EDQUOT" ? "the disk is full" : message;
    throw new CitegraphError("OUTPUT_UNWRITABLE", `${file} cannot be written: ${what}.`, { cause });
  }
}
