// Documents on their way in, one after the other; what each says goes on the canvas as it arrives.
import { computed, signal } from "@preact/signals";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { toRequestError } from "../api/resource.ts";
import { IngestDocument, type IngestDocumentInput, type IngestMutation } from "../generated/operations.ts";
import { addToCanvas } from "../state/canvas.ts";
import { dataChanged } from "../state/catalogue.ts";
import { forgetTimeMarks } from "../state/time-marks.ts";
import { readFile } from "./read-file.ts";

export interface Job {
  readonly id: number;
  readonly name: string;
  readonly state: "waiting" | "reading" | "done" | "failed";
  readonly detail?: string;
}

export const jobs = signal<readonly Job[]>([]);
export const working = computed(() => jobs.value.some(({ state }) => state === "waiting" || state === "reading"));

let lastId = 0;

interface Pasted {
  readonly text: string;
  readonly title: string;
  readonly publishedAt: string;
}

/** Reads a pasted text. Its key is made of the title, or of the text, so that pasting twice adds nothing. */
export async function ingestText({ text, title, publishedAt }: Pasted): Promise<void> {
  const input: IngestDocumentInput = {
    key: `pasted/${title.trim() || (await shortHash(text))}`,
    text,
    ...(title.trim() && { title: title.trim() }),
    ...(publishedAt && { publishedAt }),
  };
  await ingestAll([{ name: title.trim() || `${text.trim().slice(0, 60)}…`, inputs: [input] }]);
}

/** Reads files, each by what its name ends with. */
export async function ingestFiles(files: readonly File[]): Promise<void> {
  const read = files.map(async (file) => {
    try {
      return { name: file.name, inputs: await readFile(file) };
    } catch (error) {
      return { name: file.name, inputs: [], refusal: String(error instanceof Error ? error.message : error) };
    }
  });
  await ingestAll(await Promise.all(read));
}

interface Work {
  readonly name: string;
  readonly inputs: readonly IngestDocumentInput[];
  readonly refusal?: string;
}

async function ingestAll(works: readonly Work[]): Promise<void> {
  const all = works.map((work) => ({ ...work, id: ++lastId }));
  jobs.value = [
    ...jobs.value,
    ...all.map(({ id, name, refusal }): Job => {
      return refusal ? { id, name, state: "failed", detail: refusal } : { id, name, state: "waiting" };
    }),
  ];
  for (const { id, name, inputs, refusal } of all) if (!refusal) await ingestOne(id, name, inputs);
  forgetTimeMarks();
  await dataChanged();
}

async function ingestOne(id: number, name: string, inputs: readonly IngestDocumentInput[]): Promise<void> {
  const report = (state: Job["state"], detail?: string) => {
    const job: Job = { id, name, state, ...(detail && { detail }) };
    jobs.value = jobs.value.map((each) => (each.id === id ? job : each));
  };
  report("reading", "reading…");
  try {
    let [entities, statements] = [0, 0];
    const outcomes = new Set<string>();
    for (const input of inputs) {
      const { ingestDocument } = await request(IngestDocument, { input });
      show(ingestDocument);
      outcomes.add(ingestDocument.outcome.toLowerCase());
      entities += ingestDocument.document.entities.totalCount;
      statements += ingestDocument.document.statements.totalCount;
    }
    report("done", `${[...outcomes].join(", ")}: ${entities} entities, ${statements} statements`);
  } catch (error) {
    report("failed", toRequestError(error).message);
  }
}

function show({ document }: IngestMutation["ingestDocument"]): void {
  const edges = rowsOf(document.statements).map(({ relationship }) => relationship);
  const nodes = edges.length === 0 ? rowsOf(document.entities) : [];
  addToCanvas({ what: `reading “${document.title ?? document.key}”`, nodes, edges });
}

async function shortHash(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  if (!globalThis.crypto?.subtle) return `${bytes.length}-${text.trim().slice(0, 40)}`; // only on a page without https
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
