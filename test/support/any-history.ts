// Random histories of a store: documents come, are revised, read by others and taken back, entities are judged and judgements
// revoked. And what is left after them, by rules of their own, to compare a store with one that only ever saw that.
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import {
  type Attribution,
  type Extraction,
  type JudgementInput,
  seedExtractor,
  toRun,
  VERDICTS,
} from "../../src/domain/index.ts";
import type { GraphStore } from "../../src/store/index.ts";
import { A_LATER_RUN, withRun } from "./an-extraction.ts";
import { anyExtraction } from "./any-extraction.ts";

/** The same document as this seed reads it, by some of its statements. */
function asSeed(seed: string, { document, entities, statements }: Extraction): Extraction {
  const run = toRun({ extractor: seedExtractor(seed), version: "1", configuration: "rows", model: null });
  const named = entities.map((entity) => ({ ...entity, name: `${entity.name} of ${seed}` }));
  return {
    document,
    entities: named,
    statements: statements.map((each) => ({ ...each, confidence: 1, run: run.id })),
    run,
  };
}

/** What is left of a reading when some statements are not found. */
const keepEach = (extraction: Extraction, kept: readonly boolean[]): Extraction => ({
  ...extraction,
  statements: extraction.statements.filter((_, index) => kept[index % kept.length]),
});

/** A part of a reading: some of its statements, and the entities that these name and some others. */
function cutTo(extraction: Extraction, kept: readonly boolean[]): Extraction {
  const { entities, ...part } = keepEach(extraction, kept);
  const named = new Set(
    part.statements.flatMap(({ subject, object, attributedTo }) => [subject, object, ...speakersOf(attributedTo)]),
  );
  const cut = entities.filter(({ id }, index) => named.has(id) || kept[index % kept.length]);
  return { ...part, entities: cut, partial: true };
}

function speakersOf(attribution: Attribution | null): string[] {
  return attribution ? [attribution.entity ?? "", ...speakersOf(attribution.via)] : [];
}

/** The same run says of the document otherwise, as no run should: less surely or more, with other names and fewer statements. */
function otherwise(extraction: Extraction, kept: readonly boolean[]): Extraction {
  const { entities, statements, ...rest } = keepEach(extraction, kept);
  return {
    ...rest,
    statements: statements.map((each, index) => (index % 2 ? each : { ...each, confidence: 0.6 })),
    entities: entities.map(({ aliases, name, mentions, ...entity }, index) => ({
      ...entity,
      name: index % 2 ? name : `Another ${name}`,
      aliases: [`Another ${name}`, ...aliases.slice(1)],
      externalIds: { ...entity.externalIds, wikidata: "Q0" },
      mentions: mentions.map((mention) => ({ ...mention, kind: "nominal" })),
    })),
  };
}

const anyChoice = fc.array(fc.boolean(), { minLength: 2, maxLength: 3 });

/** A document as an extractor reads it, as another version of that reads it, and as two seeds do. */
const anyWholeReadingsOf = (any: fc.Arbitrary<Extraction>): fc.Arbitrary<Extraction[]> =>
  fc
    .tuple(any, anyChoice)
    .map(([extraction, kept]) => [
      extraction,
      keepEach(withRun(extraction, A_LATER_RUN), kept),
      asSeed("one", extraction),
      keepEach(asSeed("two", extraction), kept.toReversed()),
    ]);
export const anyWholeReadings = anyWholeReadingsOf(anyExtraction);

/** The same, and of each of these two parts and what an unfaithful copy makes of it; as often one of these as a whole. */
const anyReadingsOf = (any: fc.Arbitrary<Extraction>): fc.Arbitrary<Extraction[]> =>
  fc.tuple(anyWholeReadingsOf(any), anyChoice).map(([wholes, kept]) => {
    const partsOf = (each: Extraction) => [cutTo(each, kept), cutTo(each, kept.toReversed()), otherwise(each, kept)];
    return [...wholes, ...wholes, ...wholes, ...wholes.flatMap(partsOf)];
  });

/** A document as one run reads it: whole, in parts and otherwise. */
export const anyReadingsOfOneRun: fc.Arbitrary<Extraction[]> = anyReadingsOf(anyExtraction).map(
  ([first, ...others]) => [first!, ...others.filter(({ run }) => run.id === first!.run.id)],
);

const KEYS = ["a", "b", "c", "d"];
const JUDGED = [
  "company:nvidia",
  "company:amd",
  "company:smic",
  "chip:h20",
  "chip:h100",
  "person:lisa-su",
  "country:nowhere",
  "country:china",
  "country:zhongguo",
];

const anyJudgementOf = (names: readonly string[]): fc.Arbitrary<JudgementInput> =>
  fc
    .record({
      ends: fc.shuffledSubarray([...names], { minLength: 2, maxLength: 2 }),
      verdict: fc.constantFrom("same" as const, ...VERDICTS),
      score: fc.constantFrom(null, 0.5, 0.9),
      by: fc.constantFrom("Ada", "rule:names"),
    })
    .map(({ ends: [a, b], ...said }) => ({ a: a!, b: b!, ...said }));

export const anyJudgement = anyJudgementOf(JUDGED);

export type Step =
  | { readonly do: "load"; readonly extractions: readonly Extraction[] }
  | { readonly do: "retract"; readonly keys: readonly string[] }
  | { readonly do: "judge"; readonly judgements: readonly JudgementInput[] }
  /** Revokes one of the judgements that hold, counted round: the one before it of the same pair holds again. */
  | { readonly do: "revoke"; readonly place: number };

const anyStep = (readings: readonly Extraction[], judged: readonly string[]): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .array(fc.constantFrom(...readings), { minLength: 1, maxLength: 3 })
        .map((extractions) => ({ do: "load" as const, extractions })),
    },
    { weight: 1, arbitrary: fc.subarray(KEYS).map((keys) => ({ do: "retract" as const, keys })) },
    {
      weight: 2,
      arbitrary: fc
        .array(anyJudgementOf(judged), { minLength: 1, maxLength: 3 })
        .map((judgements) => ({ do: "judge" as const, judgements })),
    },
    { weight: 1, arbitrary: fc.nat(3).map((place) => ({ do: "revoke" as const, place })) },
  );

/** What a history leaves. */
export interface Left {
  readonly extractions: readonly Extraction[];
  readonly judgements: readonly JudgementInput[];
}

/** Of documents with the keys of `anyExtraction`, and of entities that are judged; of so many documents and steps at least. */
export const anyHistoryOf = (
  any: fc.Arbitrary<Extraction>,
  judged: readonly string[],
  minLength = 1,
): fc.Arbitrary<{ steps: Step[]; left: Left }> =>
  fc
    .array(anyReadingsOf(any), { minLength, maxLength: 5 })
    .chain((documents) => fc.array(anyStep(documents.flat(), judged), { minLength, maxLength: 7 }))
    .map((steps) => ({ steps, left: leftAfter(steps) }));

export const anyHistory = anyHistoryOf(anyExtraction, JUDGED);

/** Takes a step. @returns what the store reports of it */
export async function takeStep(store: GraphStore, step: Step): Promise<unknown> {
  switch (step.do) {
    case "load":
      return store.load(step.extractions);
    case "retract":
      return store.retract(step.keys);
    case "judge": {
      const judged = await store.judge(step.judgements, { acceptUnseen: true });
      return judged.map(({ id: _id, at: _at, ...said }) => said);
    }
    case "revoke": {
      const live = inOrder(await store.judgements());
      const chosen = live[step.place % Math.max(live.length, 1)];
      return chosen ? store.revokeJudgements([chosen.id]) : 0;
    }
  }
}

const pairOf = ({ a, b }: Pick<JudgementInput, "a" | "b">) => [a, b].sort().join("|");

/** Judgements in the order of what they judge, which does not depend on when they were made. */
const inOrder = <J extends Pick<JudgementInput, "a" | "b">>(judgements: readonly J[]): J[] =>
  judgements.toSorted((x, y) => (pairOf(x) < pairOf(y) ? -1 : 1));

/** The last one of each pair. */
const holdingOf = (judgements: readonly JudgementInput[]): JudgementInput[] => [
  ...new Map(judgements.map((judgement) => [pairOf(judgement), judgement])).values(),
];

const saidBy = ({ verdict, score, by }: JudgementInput) => ({ verdict, score, by });

function leftAfter(steps: readonly Step[]): Left {
  let extractions: Extraction[] = [];
  let judgements: JudgementInput[] = [];
  for (const step of steps) {
    if (step.do === "retract") extractions = extractions.filter(({ document }) => !step.keys.includes(document.key));
    if (step.do === "load") for (const each of step.extractions) extractions = replaceReading(extractions, each);
    if (step.do === "judge") {
      const holding = new Map(holdingOf(judgements).map((each) => [pairOf(each), each]));
      for (const each of holdingOf(step.judgements)) {
        const known = holding.get(pairOf(each));
        if (!known || !isDeepStrictEqual(saidBy(known), saidBy(each))) judgements = [...judgements, each];
      }
    }
    if (step.do === "revoke") {
      const holding = inOrder(holdingOf(judgements));
      const gone = holding[step.place % Math.max(holding.length, 1)];
      judgements = judgements.filter((each) => each !== gone);
    }
  }
  return { extractions, judgements: holdingOf(judgements) };
}

/** What one run says of a document stays side by side, to be given to a store in another order. */
function replaceReading(left: readonly Extraction[], reading: Extraction): Extraction[] {
  const isRival = ({ document, run }: Extraction) =>
    document.id === reading.document.id && run.extractor === reading.run.extractor && run.id !== reading.run.id;
  const ofText = left.filter(
    ({ document }) => document.key !== reading.document.key || document.id === reading.document.id,
  );
  if (reading.partial && ofText.some((each) => isRival(each) && !each.partial)) return ofText;
  return [...ofText.filter((each) => !isRival(each)), reading];
}
