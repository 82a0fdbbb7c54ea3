// How relations that were found are meant: their marks beside those of the labels.
import { type Alignment, formsOf, type Group } from "./align.ts";
import type { GoldDocument, GoldRelation, Predicted } from "./gold.ts";
import { normaliseForm } from "./names.ts";

export const MARKS = ["polarity", "modality", "attribution", "time", "evidence"] as const;
export type MarkName = (typeof MARKS)[number];
export type MarkTallies = Readonly<Record<MarkName, { readonly right: number; readonly of: number }>>;

type Hit = Predicted["statements"][number];

export interface MarksJudge {
  /** Whether a statement has this mark as a label has it. A mark that the label leaves open is not asked for. */
  agrees(mark: MarkName, row: GoldRelation, hit: Hit): boolean;
  /** Whether the labels of a triple say anything of this mark. */
  isAsked(mark: MarkName, rows: readonly GoldRelation[]): boolean;
}

/** Compares marks by the rules of the labels: a source by any of its names, a sentence by what it shares. */
export function createMarksJudge(gold: GoldDocument, { toGold }: Alignment): MarksJudge {
  const forms = formsOf(gold).all;
  const isSource = (attribution: string, attributedTo: string) =>
    toGold.get(attributedTo) === attribution ||
    (forms.get(attribution) ?? new Set([normaliseForm(attribution)])).has(normaliseForm(attributedTo));
  return {
    agrees(mark, row, hit) {
      if (mark === "evidence") return hit.evidence.some(({ quote }) => isSameSentence(quote, row.sentence));
      if (mark === "attribution")
        return Boolean(row.attribution && hit.attributedTo && isSource(row.attribution, hit.attributedTo));
      if (mark === "time") return Boolean(row.time) && row.time === hit.time;
      return row[mark] === hit[mark];
    },
    isAsked: (mark, rows) => (mark !== "attribution" && mark !== "time") || rows.some((row) => Boolean(row[mark])),
  };
}

/** For each mark, in how many of these relations some statement has it as some label has it. */
export function tallyMarks(groups: readonly Group[], judge: MarksJudge): MarkTallies {
  const tally = (mark: MarkName) => {
    const asked = groups.filter(({ rows }) => judge.isAsked(mark, rows));
    return { right: asked.filter((group) => hasPair(group, [mark], judge)).length, of: asked.length };
  };
  return Object.fromEntries(MARKS.map((mark) => [mark, tally(mark)])) as MarkTallies;
}

/** Whether one label and one statement of a relation agree in all these marks, as far as the label has them. */
export function hasPair({ rows, hits }: Group, marks: readonly MarkName[], judge: MarksJudge): boolean {
  return rows.some((row) =>
    hits.some((hit) => marks.every((mark) => !judge.isAsked(mark, [row]) || judge.agrees(mark, row, hit))),
  );
}

function isSameSentence(quote: string, sentence: string): boolean {
  const [a, b] = [normaliseForm(quote), normaliseForm(sentence)];
  return a !== "" && (b.includes([...a].slice(0, 400).join("")) || a.includes(b));
}
