// What is wrong with an extraction, as text with the sentence that it stands in.
import type { Alignment, Group } from "./align.ts";
import type { GoldDocument, GoldRelation, Predicted } from "./gold.ts";
import type { MarkName, MarksJudge } from "./marks.ts";

/** A shortcoming: `+` was made up, `-` was missed, `~` was found but is meant otherwise. */
export interface EvaluationError {
  readonly kind: "entity+" | "entity-" | "relation+" | "relation-" | "relation~";
  readonly what: string;
  /** Empty for entities. */
  readonly sentence: string;
}

/** What a listing of errors looks at. */
export interface Compared {
  readonly gold: GoldDocument;
  readonly entities: Predicted["entities"];
  readonly alignment: Alignment;
  /** Labels that are asked for. */
  readonly wanted: readonly Group[];
  /** One statement of each relation that no label has. */
  readonly extra: Predicted["statements"];
  readonly judge: MarksJudge;
}

export function listErrors(compared: Compared): EvaluationError[] {
  const { wanted, extra, entities, judge } = compared;
  const nameOf = new Map(entities.map(({ id, name }) => [id, name]));
  return [
    ...entityErrors(compared),
    ...extra.map(({ subject, relation, object, evidence }) => ({
      kind: "relation+" as const,
      what: `${nameOf.get(subject)} ${relation} ${nameOf.get(object)}`,
      sentence: evidence[0]?.quote ?? "",
    })),
    ...wanted
      .filter(({ hits }) => hits.length === 0)
      .map(({ name, rows }) => ({ kind: "relation-" as const, what: name, sentence: rows[0]!.sentence })),
    ...wanted.filter(({ hits }) => hits.length > 0).flatMap((group) => markError(group, judge) ?? []),
  ];
}

function entityErrors({ gold, entities, alignment: { used } }: Compared): EvaluationError[] {
  const right = new Set(used.values());
  const madeUp = entities.filter(({ id }) => !right.has(id));
  const missed = gold.entities.filter(({ name }) => !used.has(name));
  return [
    ...madeUp.map(({ type, name }) => ({ kind: "entity+" as const, what: `${type} ${name}`, sentence: "" })),
    ...missed.map(({ type, name }) => ({ kind: "entity-" as const, what: `${type} ${name}`, sentence: "" })),
  ];
}

const COMPARED = ["polarity", "modality", "attribution", "time"] as const satisfies readonly MarkName[];

/** Of the pairs of label and statement the one that differs least; null when one differs in nothing. */
function markError({ name, rows, hits }: Group, judge: MarksJudge): EvaluationError | null {
  const pairs = rows.flatMap((row) => hits.map((hit) => ({ row, hit })));
  const differing = pairs.map(({ row, hit }) => ({
    row,
    faults: COMPARED.filter((mark) => judge.isAsked(mark, [row]) && !judge.agrees(mark, row, hit)).map(
      (mark) => `${mark} ${saidOf(mark, hit)}, not ${row[mark]}`,
    ),
  }));
  differing.sort((a, b) => a.faults.length - b.faults.length);
  const [{ row, faults }] = differing as [{ row: GoldRelation; faults: string[] }];
  return faults.length === 0
    ? null
    : { kind: "relation~", what: `${name}: ${faults.join("; ")}`, sentence: row.sentence };
}

function saidOf(mark: (typeof COMPARED)[number], hit: Predicted["statements"][number]): string {
  return (mark === "attribution" ? hit.attributedTo : hit[mark]) ?? "none";
}
