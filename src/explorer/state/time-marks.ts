// When the statements behind the canvas were published and which time they speak of: what the timeline and its range need.
import { computed, effect, signal } from "@preact/signals";
import { inBatches } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { TimeMarksDocument } from "../generated/operations.ts";
import { edges } from "./canvas.ts";
import { type Days, daysOf } from "./days.ts";
import { type TimeClock, timeRange } from "./filters.ts";
import { view } from "./selection.ts";

export interface TimeMark {
  readonly published: Days | null;
  readonly spokenOf: Days | null;
}

const BATCH = 100;
const marks = signal<ReadonlyMap<string, readonly TimeMark[]>>(new Map());
export const timeMarks = computed(() => marks.value);
const wanted = computed(() => view.value === "timeline" || timeRange.value !== null);

/** Loads what is missing whenever the timeline or a range needs it. Returns what stops it. */
export function watchTimeMarks(): () => void {
  return effect(() => {
    if (!wanted.value) return;
    const missing = [...edges.value.keys()].filter((id) => !marks.peek().has(id));
    if (missing.length === 0) return;
    const control = new AbortController();
    void loadMarks(missing, control.signal).catch(() => {}); // the edges stay undated, which the timeline counts
    return () => control.abort();
  });
}

async function loadMarks(ids: readonly string[], signal: AbortSignal): Promise<void> {
  await inBatches(ids, BATCH, async (piece) => {
    const { nodes } = await request(TimeMarksDocument, { ids: piece }, signal);
    const found = nodes.flatMap((node) => {
      if (!node || !("statements" in node)) return [];
      const ofEdge = node.statements.edges.flatMap(({ node: statement }) =>
        statement.evidence.map(({ document }) => ({
          published: daysOf(document.publishedAt ?? null),
          spokenOf: daysOf(statement.time ?? null),
        })),
      );
      return [[node.id, ofEdge] as const];
    });
    marks.value = new Map([...marks.peek(), ...found]);
    return [];
  });
}

/** Forgets all, because documents came or went. */
export function forgetTimeMarks(): void {
  marks.value = new Map();
}

export function daysOfMark(mark: TimeMark, clock: TimeClock): Days | null {
  return clock === "published" ? mark.published : mark.spokenOf;
}

/** Whether an edge has a statement in the chosen time. One without any date stays: nothing is known against it. */
export const inRange = computed(() => {
  const range = timeRange.value;
  if (!range) return () => true;
  const from = range.from ? daysOf(range.from)!.from : Number.NEGATIVE_INFINITY;
  const to = range.to ? daysOf(range.to)!.to : Number.POSITIVE_INFINITY;
  return (edgeId: string) => {
    const dated = (marks.value.get(edgeId) ?? []).flatMap((mark) => daysOfMark(mark, range.clock) ?? []);
    return dated.length === 0 || dated.some((days) => days.to >= from && days.from <= to);
  };
});
