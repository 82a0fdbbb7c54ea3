// Counts where a document of ours agrees with spaCy's own answer to the same text.
import { z } from "zod";
import type { Doc } from "../../../src/language/index.ts";

const words = z.array(z.string());
const numbers = z.array(z.number());
export const Answer = z.object({
  text: z.string(),
  words,
  starts: numbers,
  norms: words,
  tags: words,
  pos: words,
  morphs: words,
  lemmas: words,
  heads: numbers,
  deps: words,
  edges: z.array(z.tuple([z.number(), z.number()])),
  sentences: numbers,
  entities: z.array(z.tuple([z.number(), z.number(), z.string()])),
  chunks: z.array(z.tuple([z.number(), z.number()])),
});
export type Answer = z.infer<typeof Answer>;

export const MEASURES = [
  "tokens",
  "norms",
  "tags",
  "parts of speech",
  "morphology",
  "lemmas",
  "heads with labels",
  "edges",
  "sentence starts",
  "entities",
  "noun chunks",
] as const;
export type Measure = (typeof MEASURES)[number];

/** Per measure: how many there are, and how many of them agree. */
export type Agreement = Record<Measure, { total: number; same: number }>;

export function measureAgreement(pairs: Iterable<[doc: Doc, answer: Answer]>): Agreement {
  const agreement = Object.fromEntries(MEASURES.map((measure) => [measure, { total: 0, same: 0 }])) as Agreement;
  for (const [doc, answer] of pairs) {
    for (const [measure, ours, theirs] of compared(doc, answer)) count(agreement[measure], ours, theirs);
  }
  return agreement;
}

/** What each side says, as lists of strings; tokens are known by where they stand, so that a token too many costs only itself. */
function compared(doc: Doc, answer: Answer): [Measure, string[], string[]][] {
  const ours = Array.from({ length: doc.length }, (_, i) => i);
  const theirs = answer.words.map((_, i) => i);
  const place = (i: number) => `${doc.start(i)}-${doc.end(i)}`;
  const theirPlace = (i: number) => `${answer.starts[i]}-${answer.starts[i]! + answer.words[i]!.length}`;
  const each = (
    measure: Measure,
    our: (i: number) => unknown,
    their: (i: number) => unknown,
  ): [Measure, string[], string[]] => [
    measure,
    ours.map((i) => `${place(i)} ${our(i)}`),
    theirs.map((i) => `${theirPlace(i)} ${their(i)}`),
  ];
  const spans = (measure: Measure, ourSpans: [number, number, string?][], theirSpans: [number, number, string?][]) =>
    [
      measure,
      ourSpans.map(([start, end, label]) => `${place(start)} ${place(end - 1)} ${label}`),
      theirSpans.map(([start, end, label]) => `${theirPlace(start)} ${theirPlace(end - 1)} ${label}`),
    ] satisfies [Measure, string[], string[]];
  const starts = new Set(doc.sentences.map(({ start }) => start));
  return [
    each(
      "tokens",
      (i) => doc.word(i),
      (i) => answer.words[i],
    ),
    each(
      "norms",
      (i) => doc.norm(i),
      (i) => answer.norms[i],
    ),
    each(
      "tags",
      (i) => doc.tag(i),
      (i) => answer.tags[i],
    ),
    each(
      "parts of speech",
      (i) => doc.pos(i),
      (i) => answer.pos[i],
    ),
    each(
      "morphology",
      (i) => doc.morph(i),
      (i) => answer.morphs[i],
    ),
    each(
      "lemmas",
      (i) => doc.lemma(i),
      (i) => answer.lemmas[i],
    ),
    each(
      "heads with labels",
      (i) => `${place(doc.head(i))} ${doc.dep(i)}`,
      (i) => `${theirPlace(answer.heads[i]!)} ${answer.deps[i]}`,
    ),
    each(
      "edges",
      (i) => [doc.leftEdge(i), doc.rightEdge(i)],
      (i) => answer.edges[i],
    ),
    each(
      "sentence starts",
      (i) => starts.has(i),
      (i) => answer.sentences.includes(i),
    ),
    spans(
      "entities",
      doc.entities.map(({ start, end, label }) => [start, end, label]),
      answer.entities,
    ),
    spans(
      "noun chunks",
      doc.nounChunks.map(({ start, end }) => [start, end]),
      answer.chunks,
    ),
  ];
}

function count(tally: { total: number; same: number }, ours: string[], theirs: string[]): void {
  const wanted = new Set(theirs);
  const same = ours.filter((value) => wanted.has(value)).length;
  tally.same += same;
  // both what is missing and what is too many counts against us
  tally.total += Math.max(ours.length, theirs.length);
}

export function asTable(agreement: Agreement): string {
  return MEASURES.map((measure) => {
    const { same, total } = agreement[measure];
    return `  ${measure.padEnd(18)} ${String(same).padStart(7)} of ${String(total).padStart(7)}  ${((100 * same) / total).toFixed(3)} %`;
  }).join("\n");
}
