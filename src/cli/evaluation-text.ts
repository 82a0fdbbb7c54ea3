// A report on extraction, as a person and as a program reads it.
import {
  type Evaluation,
  type EvaluationReport,
  MARKS,
  type NamedScore,
  type PlacedError,
  type ReliabilityBin,
  type RunComparison,
  type Tally,
  toF1,
} from "../pipeline/index.ts";

/** The report for programs: tallies with their precision, recall and F1. */
export function toEvaluationJson({ pooled, documents, errors, comparison }: EvaluationReport) {
  const { byEntityType, byRelation, entities, relations, ...rest } = pooled;
  return {
    ...rest,
    entities: { ...entities, ...toF1(entities) },
    relations: { ...relations, ...toF1(relations) },
    byEntityType: toRecord(byEntityType),
    byRelation: toRecord(byRelation),
    perDocument: documents.map(({ name, score }) => ({
      name,
      entities: withF1(score.entities),
      relations: withF1(score.relations),
      byEntityType: toRecord(score.byEntityType),
      byRelation: toRecord(score.byRelation),
      strict: score.strict,
      exact: score.exact,
      split: score.split,
      forbidden: score.forbidden,
      badOffsets: score.badOffsets,
      marks: score.marks,
    })),
    errors,
    ...(comparison && { comparison }),
  };
}

const withF1 = (tally: Tally) => ({ ...tally, ...toF1(tally) });
const toRecord = (tallies: ReadonlyMap<string, Tally>) =>
  Object.fromEntries([...tallies].map(([key, tally]) => [key, withF1(tally)]));

/** The report for people. */
export function toEvaluationText(
  { pooled, documents, errors, comparison }: EvaluationReport,
  options: { readonly errors?: boolean },
): string {
  return [
    ...documents.map(documentLine),
    "",
    ...summaryLines(pooled),
    ...tallyTable("By entity type", pooled.byEntityType),
    ...tallyTable("By relation", pooled.byRelation),
    ...reliabilityTable(pooled),
    ...(options.errors ? errorList("Errors", errors) : []),
    ...(comparison ? comparisonLists(comparison) : []),
  ].join("\n");
}

const NAME_WIDTH = 32;
const figure = (value: number) => value.toFixed(3);
const counts = ({ right, found, wanted }: Tally) => `${right} right of ${found} found, ${wanted} wanted`;

function documentLine({ name, score }: NamedScore): string {
  const part = (what: string, tally: Tally) => `${what} F1 ${figure(toF1(tally).f1)} (${counts(tally)})`;
  return `${name.padEnd(NAME_WIDTH)} ${part("entities", score.entities)}  ${part("relations", score.relations)}`;
}

function summaryLines({ entities, relations, marks, forbidden, badOffsets }: Evaluation): string[] {
  const scores = (tally: Tally) => {
    const { precision, recall, f1 } = toF1(tally);
    return `P ${figure(precision)} R ${figure(recall)} F1 ${figure(f1)}`;
  };
  return [
    `entities   ${scores(entities)}, mean F1 of documents ${figure(entities.macroF1)}, ${entities.split} split`,
    `relations  ${scores(relations)}, mean F1 of documents ${figure(relations.macroF1)}`,
    `strict     F1 ${figure(relations.strictF1)} with polarity and modality, ${figure(relations.exactF1)} with source and time too`,
    `marks      ${MARKS.map((name) => `${name} ${marks[name].right}/${marks[name].of}`).join(", ")}`,
    `faults     forbidden ${forbidden}, evidence that is not in the text ${badOffsets}`,
  ];
}

function tallyTable(title: string, tallies: ReadonlyMap<string, Tally>): string[] {
  const rows = [...tallies].map(([name, tally]) => {
    const { precision, recall, f1 } = toF1(tally);
    return `  ${name.padEnd(18)} P ${figure(precision)}  R ${figure(recall)}  F1 ${figure(f1)}  ${counts(tally)}`;
  });
  return ["", title, ...rows];
}

function reliabilityTable({ reliability, calibrationError }: Evaluation): string[] {
  const row = ({ from, statements, right, confidence }: ReliabilityBin) =>
    `  ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}  ${String(statements).padStart(4)} statements, mean confidence ${figure(confidence)}, right ${figure(right / statements)}`;
  const filled = reliability.filter(({ statements }) => statements > 0);
  return ["", `Confidence (expected calibration error ${figure(calibrationError)})`, ...filled.map(row)];
}

function errorList(title: string, errors: readonly PlacedError[]): string[] {
  const lines = errors.flatMap(({ document, kind, what, sentence }) => [
    `  ${document}  ${kind} ${what}`,
    ...(sentence ? [`      “${sentence.replace(/\s+/g, " ")}”`] : []),
  ]);
  return ["", `${title}: ${errors.length}`, ...lines];
}

const comparisonLists = ({ newlyRight, newlyWrong }: RunComparison): string[] => [
  ...errorList("Newly right", newlyRight),
  ...errorList("Newly wrong", newlyWrong),
];
