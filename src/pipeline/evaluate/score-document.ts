// Scores one extraction against its labels, by the rules of the labels' own scorer.
import { type Alignment, align, type Group, groupRelations } from "./align.ts";
import type { GoldDocument, Predicted } from "./gold.ts";
import { listErrors } from "./list-errors.ts";
import { createMarksJudge, hasPair, tallyMarks } from "./marks.ts";
import { RELATIONS, TYPES, toTriple } from "./names.ts";
import type { DocumentScore, Tally } from "./score.ts";

/**
 * Scores one document. What the labels do not cover, other types and relations, is left out first.
 * @param text the document, for its evidence
 */
export function scoreDocument(gold: GoldDocument, predicted: Predicted, text: string): DocumentScore {
  const { entities, statements } = whatLabelsCover(predicted);
  const alignment = align(gold, entities);
  const groups = groupRelations(gold);
  const byKey = Map.groupBy(statements, (statement) => keyOf(statement, alignment));
  const extra: Predicted["statements"] = [];
  for (const [key, rows] of byKey) {
    const group = groups.find(({ keys }) => keys.has(key));
    if (group) group.hits.push(...rows);
    else extra.push(rows[0]!);
  }
  const wanted = groups.filter(({ optional }) => !optional);
  const hit = wanted.filter(({ hits }) => hits.length > 0);
  const judge = createMarksJudge(gold, alignment);
  const counted = entities.filter(({ id }) => !alignment.neutral.has(id));
  const right = new Set(alignment.used.values());
  return {
    entities: { right: right.size, found: counted.length, wanted: alignment.types.size },
    relations: { right: hit.length, found: hit.length + extra.length, wanted: wanted.length },
    strict: hit.filter((group) => hasPair(group, ["polarity", "modality"], judge)).length,
    exact: hit.filter((group) => hasPair(group, ["polarity", "modality", "attribution", "time"], judge)).length,
    split: counted.filter(({ id }) => alignment.toGold.has(id) && !right.has(id)).length,
    forbidden: countForbidden(gold, byKey),
    badOffsets: statements.flatMap(({ evidence }) => evidence).filter((each) => !isInText(each, text)).length,
    marks: tallyMarks(hit, judge),
    byEntityType: tallyEntities(alignment, counted),
    byRelation: tallyRelations(wanted, extra),
    calibration: calibrationOf(statements, groups, alignment),
    errors: listErrors({ gold, entities: counted, alignment, wanted, extra, judge }),
  };
}

function whatLabelsCover({ entities: all, statements }: Predicted): Predicted {
  const entities = all.filter(({ type }) => TYPES.has(type));
  const ids = new Set(entities.map(({ id }) => id));
  return {
    entities,
    statements: statements.filter(
      ({ relation, subject, object }) => RELATIONS.has(relation) && ids.has(subject) && ids.has(object),
    ),
  };
}

function keyOf({ subject, relation, object }: Predicted["statements"][number], { toGold }: Alignment): string {
  return toTriple(toGold.get(subject) ?? `?${subject}`, relation, toGold.get(object) ?? `?${object}`);
}

function countForbidden({ forbidden }: GoldDocument, byKey: ReadonlyMap<string, Predicted["statements"]>): number {
  const isPlain = ({ polarity, modality, attributedTo }: Predicted["statements"][number]) =>
    polarity === "affirmed" && modality === "asserted" && !attributedTo;
  return forbidden.filter(({ head, type, tail }) => byKey.get(toTriple(head, type, tail))?.some(isPlain)).length;
}

const isInText = ({ start, end, quote }: Predicted["statements"][number]["evidence"][number], text: string) =>
  quote !== "" && text.slice(start, end) === quote;

/** What is optional is neither right nor wrong. */
function calibrationOf(
  statements: Predicted["statements"],
  groups: readonly Group[],
  alignment: Alignment,
): DocumentScore["calibration"] {
  return statements.flatMap((statement) => {
    const key = keyOf(statement, alignment);
    const group = groups.find(({ keys }) => keys.has(key));
    return group?.optional ? [] : [{ confidence: statement.confidence, isRight: group !== undefined }];
  });
}

function addTo(tallies: Map<string, Tally>, key: string, member: keyof Tally): void {
  const tally = tallies.get(key) ?? { right: 0, found: 0, wanted: 0 };
  tally[member]++;
  tallies.set(key, tally);
}

function tallyEntities({ types, used }: Alignment, entities: Predicted["entities"]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const right = new Set(used.values());
  for (const type of types.values()) addTo(tallies, type, "wanted");
  for (const { id, type } of entities) {
    addTo(tallies, type, "found");
    if (right.has(id)) addTo(tallies, type, "right");
  }
  return tallies;
}

function tallyRelations(wanted: readonly Group[], extra: Predicted["statements"]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { type, hits } of wanted) {
    addTo(tallies, type, "wanted");
    if (hits.length > 0) for (const member of ["right", "found"] as const) addTo(tallies, type, member);
  }
  for (const { relation } of extra) addTo(tallies, relation, "found");
  return tallies;
}
