// Texts of documents, fetched once each, several in one question.
import { signal } from "@preact/signals";
import { request } from "../api/request.ts";
import { TextsDocument } from "../generated/operations.ts";

const texts = signal<ReadonlyMap<string, string>>(new Map());
const asked = new Set<string>();
let waiting: string[] = [];

const BATCH = 20;

/** The text; null while it is not there. */
export function textOf(documentId: string): string | null {
  return texts.value.get(documentId) ?? null;
}

/** Has the text fetched; what is asked for in one go is asked in one question. */
export function loadText(documentId: string): void {
  if (asked.has(documentId)) return;
  asked.add(documentId);
  waiting.push(documentId);
  if (waiting.length === 1) queueMicrotask(() => void fetchWaiting());
}

async function fetchWaiting(): Promise<void> {
  const ids = waiting;
  waiting = [];
  for (let from = 0; from < ids.length; from += BATCH) {
    const piece = ids.slice(from, from + BATCH);
    try {
      const { nodes } = await request(TextsDocument, { ids: piece });
      const found = nodes.flatMap((node) => (node && "text" in node ? [[node.id, node.text] as const] : []));
      texts.value = new Map([...texts.peek(), ...found]);
    } catch {
      for (const id of piece) asked.delete(id); // the quote stands alone, and the next look tries again
    }
  }
}
