// Which relation edges of the canvas pass the filter. What an edge itself tells is judged here; what only its statements
// tell is asked of the server, so that the page and the API mean the same.
import { computed, effect, signal } from "@preact/signals";
import { inBatches } from "../api/batches.ts";
import { type RequestError, request } from "../api/request.ts";
import { toRequestError } from "../api/resource.ts";
import { type Filter, PassingDocument } from "../generated/operations.ts";
import { type CanvasEdge, edges } from "./canvas.ts";
import { statementFilter } from "./filters.ts";

/** The most that the server takes. */
const BATCH = 1_000;

const askedKey = computed(() => {
  const filter = statementFilter.value;
  const { relations: _relations, status: _status, ...rest } = filter ?? {};
  return Object.keys(rest).length > 0 ? JSON.stringify(filter) : null;
});
const answers = signal<{ readonly key: string; readonly passes: ReadonlyMap<string, boolean> } | null>(null);
export const filterError = signal<RequestError | null>(null);

/** Whether a relation edge passes; those not yet asked do, so that nothing flickers away and back. */
export const passes = computed(() => {
  const filter = statementFilter.value;
  const asked = answers.value?.key === askedKey.value ? answers.value?.passes : null;
  return (edge: CanvasEdge) => passesByItself(edge, filter) && (asked?.get(edge.id) ?? true);
});

function passesByItself(edge: CanvasEdge, filter: Filter | null): boolean {
  if (filter?.relations && !filter.relations.includes(edge.relation)) return false;
  return !filter?.status || filter.status.includes(edge.status);
}

/** Keeps the answers up to date from now on. Returns what stops it. */
export function watchFilter(): () => void {
  return effect(() => {
    const key = askedKey.value;
    const filter = statementFilter.value;
    const ids = [...edges.value.keys()];
    if (key === null || !filter) {
      answers.value = null;
      return;
    }
    const known = answers.peek()?.key === key ? answers.peek()!.passes : new Map<string, boolean>();
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length === 0) return;
    const control = new AbortController();
    void askServer(unknown, filter, control.signal).then((found) => {
      if (found && !control.signal.aborted) answers.value = { key, passes: new Map([...known, ...found]) };
    });
    return () => control.abort();
  });
}

async function askServer(ids: readonly string[], filter: Filter, signal: AbortSignal) {
  try {
    const found = await inBatches(ids, BATCH, async (piece) => {
      const { nodes } = await request(PassingDocument, { ids: piece, filter }, signal);
      return nodes.flatMap((node) =>
        node && "statements" in node ? [[node.id, node.statements.totalCount > 0] as const] : [],
      );
    });
    filterError.value = null;
    return found;
  } catch (error) {
    if (!signal.aborted) filterError.value = toRequestError(error);
    return null;
  }
}
