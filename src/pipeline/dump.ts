// The canonical dump: a whole store as lines of JSON that are the same for the same graph, on every store.
import { createHash } from "node:crypto";
import type { Extraction, Judgement } from "../domain/index.ts";
import { compareText, toCanonicalJson } from "../domain/index.ts";
import type { Filter, GraphStore, NodeKind } from "../store/index.ts";
import { isWhole } from "./export/read-entities.ts";
import { readExtractions } from "./export/read-extractions.ts";
import { readNodes } from "./export/read-nodes.ts";

/** The first line of every dump. A reader refuses higher numbers; a dump of format 1 has no last line. */
export const DUMP_FORMAT = { kind: "citegraph", format: 2 } as const;

/** The last line of a dump: what was cut off or changed since does not fit it. */
export interface DumpEnd {
  readonly kind: "end";
  /** How many lines stand before it. */
  readonly lines: number;
  /** SHA-256, in hexadecimal, of these lines in UTF-8, each with its line feed. */
  readonly sha256: string;
}

/** Counts and hashes the lines of a dump, those that are written or, as canonical JSON, those that are read. */
export function createDumpSum(): { add(line: string): void; end(): DumpEnd } {
  const hash = createHash("sha256");
  let lines = 0;
  return {
    add(line) {
      lines += 1;
      hash.update(`${line}\n`);
    },
    end: () => ({ kind: "end", lines, sha256: hash.copy().digest("hex") }),
  };
}

const DERIVED: readonly NodeKind[] = ["entity", "relation", "conflict"];

/**
 * All that a store holds, one object a line, keys sorted: first a line with the format, then live judgements by their
 * pairs (`kind: "judgement"`), for each document by key what it says (`kind: "extraction"`: document, entities,
 * statements, run, `partial` where that is a part of the reading; once for each reading), then what is derived from that
 * (`entity`, `relation`, `conflict`, each by id), and in the end how many lines there are (`DumpEnd`). No time of ours is in it,
 * so two stores with the same graph have the same dump.
 * With a filter, what documents say is cut to the statements that pass and the entities these name, and what is derived
 * is left out, since it is another thing for a part: a store that loads the lines derives it. There `partial` is
 * false where nothing was left out.
 */
export async function* dumpLines(store: GraphStore, filter: Filter = {}): AsyncIterable<string> {
  const sum = createDumpSum();
  for await (const line of contentLines(store, filter)) {
    sum.add(line);
    yield line;
  }
  yield toCanonicalJson(sum.end());
}

async function* contentLines(store: GraphStore, filter: Filter): AsyncIterable<string> {
  yield toCanonicalJson(DUMP_FORMAT);
  for (const judgement of byPair(await store.judgements())) yield toCanonicalJson(toDumpedJudgement(judgement));
  const isPart = !isWhole(filter);
  for await (const extraction of readExtractions(store, filter)) {
    yield toCanonicalJson({ ...(isPart && { partial: false }), ...toDumped(extraction) });
  }
  if (isPart) return;
  for (const kind of DERIVED) {
    for await (const { links: _links, ...node } of readNodes(store, { kind })) yield toCanonicalJson(node);
  }
}

function toDumped({ document, entities, statements, ...reading }: Extraction) {
  const { retrievedAt: _ours, ...said } = document;
  return { ...reading, kind: "extraction", document: said, entities: byId(entities), statements: byId(statements) };
}

/** When it was made is of our time, and so is its id. */
function toDumpedJudgement({ a, b, verdict, score, why, by }: Judgement) {
  return { kind: "judgement", a, b, verdict, score, why, by };
}

const byPair = (judgements: readonly Judgement[]): Judgement[] =>
  judgements.toSorted((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));

function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => compareText(a.id, b.id));
}
