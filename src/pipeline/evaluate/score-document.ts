// Scores one extraction against its labels, by the rules of the labels' own scorer.
import { type Alignment, align, formsOf, type Group, groupRelations } from "./align.ts";
import type { GoldDocument, GoldRelation, Predicted } from "./gold.ts";
import { normaliseForm, RELATIONS, TYPES, toTriple } from "./names.ts";
import type { DocumentScore, EvaluationError, MarkName, Tally } from "./score.ts";

/** Scores one document. What the labels do not cover, other types and relations, is left out first. */
export function scoreDocument(gold: GoldDocument, predicted: Predicted): DocumentScore {
  const entities = predicted.entities.filter(({ type }) => TYPES.has(type));
  const ids = new Set(entities.map(({ id }) => id));
  const statements = predicted.statements.filter(
    ({ relation, subject, object }) => RELATIONS.has(relation) && ids.has(subject) && ids.has(object),
  );
  const alignment = align(gold, entities);
  const groups = groupRelations(gold);
  const byKey = new Map<string, Predicted["statements"]>();
  const keyOf = ({ subject, relation, object }: Predicted["statements"][number]) =>
    toTriple(alignment.toGold.get(subject) ?? `?${subject}`, relation, alignment.toGold.get(object) ?? `?${object}`);
  for (const statement of statements) byKey.set(keyOf(statement), [...(byKey.get(keyOf(statement)) ?? []), statement]);
  const extra: Predicted["statements"] = [];
  for (const [key, rows] of byKey) {
    const group = groups.find(({ keys }) => keys.has(key));
    if (group) group.hits.push(...rows);
    else extra.push(rows[0]!);
  }
  const wanted = groups.filter(({ optional }) => !optional);
  const hit = wanted.filter(({ hits }) => hits.length > 0);
  const split =
    entities.filter(({ id }) => alignment.toGold.has(id) && ![...alignment.used.values()].includes(id)).length -
    alignment.neutral;
  return {
    entities: { right: alignment.used.size, found: entities.length - alignment.neutral, wanted: gold.entities.length },
    relations: { right: hit.length, found: hit.length + extra.length, wanted: wanted.length },
    strict: hit.filter(isStrict).length,
    split,
    forbidden: countForbidden(gold, byKey),
    marks: scoreMarks(hit, alignment, formsOf(gold).all),
    byEntityType: tallyEntities(gold, entities, alignment),
    byRelation: tallyRelations(wanted, extra),
    calibration: statements.map((statement) => ({
      confidence: statement.confidence,
      isRight: groups.some(({ keys }) => keys.has(keyOf(statement))),
    })),
    errors: listErrors(gold, entities, alignment, wanted, extra),
  };
}

const isStrict = ({ rows, hits }: Group) =>
  rows.some((row) => hits.some(({ polarity, modality }) => row.polarity === polarity && row.modality === modality));

function countForbidden({ forbidden }: GoldDocument, byKey: ReadonlyMap<string, Predicted["statements"]>): number {
  const isPlain = ({ polarity, modality, attributedTo }: Predicted["statements"][number]) =>
    polarity === "affirmed" && modality === "asserted" && !attributedTo;
  return forbidden.filter(({ head, type, tail }) => byKey.get(toTriple(head, type, tail))?.some(isPlain)).length;
}

function scoreMarks(
  groups: readonly Group[],
  { toGold }: Alignment,
  forms: ReadonlyMap<string, ReadonlySet<string>>,
): DocumentScore["marks"] {
  const marks: Record<MarkName, { right: number; of: number }> = {
    polarity: { right: 0, of: 0 },
    modality: { right: 0, of: 0 },
    attribution: { right: 0, of: 0 },
    time: { right: 0, of: 0 },
    evidence: { right: 0, of: 0 },
  };
  const count = (name: MarkName, isRight: boolean) => {
    marks[name].of++;
    if (isRight) marks[name].right++;
  };
  for (const { rows, hits } of groups) {
    const some = (fits: (row: GoldRelation, hit: Predicted["statements"][number]) => boolean) =>
      rows.some((row) => hits.some((hit) => fits(row, hit)));
    count(
      "polarity",
      some((row, { polarity }) => row.polarity === polarity),
    );
    count(
      "modality",
      some((row, { modality }) => row.modality === modality),
    );
    count(
      "evidence",
      some((row, { evidence }) => evidence.some(({ quote }) => isSameSentence(quote, row.sentence))),
    );
    if (rows.some(({ attribution }) => attribution)) {
      count(
        "attribution",
        some(
          ({ attribution }, { attributedTo }) =>
            attribution != null &&
            attributedTo != null &&
            (toGold.get(attributedTo) === attribution ||
              (forms.get(attribution) ?? new Set([normaliseForm(attribution)])).has(normaliseForm(attributedTo))),
        ),
      );
    }
    if (rows.some(({ time }) => time))
      count(
        "time",
        some((row, { time }) => Boolean(row.time) && row.time === time),
      );
  }
  return marks;
}

function isSameSentence(quote: string, sentence: string): boolean {
  const [a, b] = [normaliseForm(quote), normaliseForm(sentence)];
  return a !== "" && (b.includes(a.slice(0, 400)) || a.includes(b));
}

function addTo(tallies: Map<string, Tally>, key: string, member: keyof Tally): void {
  const tally = tallies.get(key) ?? { right: 0, found: 0, wanted: 0 };
  tally[member]++;
  tallies.set(key, tally);
}

function tallyEntities(gold: GoldDocument, entities: Predicted["entities"], { used }: Alignment): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const right = new Set(used.values());
  for (const { type } of gold.entities) addTo(tallies, type, "wanted");
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

function listErrors(
  gold: GoldDocument,
  entities: Predicted["entities"],
  { used }: Alignment,
  wanted: readonly Group[],
  extra: Predicted["statements"],
): EvaluationError[] {
  const right = new Set(used.values());
  const nameOf = new Map(entities.map(({ id, name }) => [id, name]));
  return [
    ...entities
      .filter(({ id }) => !right.has(id))
      .map(({ type, name }) => ({ kind: "entity+" as const, what: `${type} ${name}`, sentence: "" })),
    ...gold.entities
      .filter(({ name }) => !used.has(name))
      .map(({ type, name }) => ({ kind: "entity-" as const, what: `${type} ${name}`, sentence: "" })),
    ...extra.map(({ subject, relation, object, evidence }) => ({
      kind: "relation+" as const,
      what: `${nameOf.get(subject)} ${relation} ${nameOf.get(object)}`,
      sentence: evidence[0]?.quote ?? "",
    })),
    ...wanted
      .filter(({ hits }) => hits.length === 0)
      .map(({ name, rows }) => ({ kind: "relation-" as const, what: name, sentence: rows[0]?.sentence ?? "" })),
  ];
}
