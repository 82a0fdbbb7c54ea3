// What must hold of who is who, in every store: of candidates, judgements and what a preview says of them.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JudgementInput } from "../../src/domain/index.ts";
import { decideCandidates, foreseeDecisions } from "../../src/pipeline/index.ts";
import type { GraphStore, StatementRecord } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { anyHistory, takeStep } from "../support/any-history.ts";
import { dumpOf } from "../support/expect-whole.ts";
import { promiseTimeoutMs } from "../support/property-runs.ts";
import { idsOf } from "../support/whole-answer.ts";
import type { StoreContract } from "./graph-store.ts";

/** What is offered; who left a pair open, and when, is no matter of the graph. */
async function offered(store: GraphStore) {
  return (await store.candidates()).map(({ unsure, ...candidate }) => ({ ...candidate, isUnsure: unsure !== null }));
}

const pairOf = ({ a, b }: Pick<JudgementInput, "a" | "b">) => [a, b].sort().join("|");

/** Judgements of pairs that are there, also of some that were judged before, by numbers that a generator gave. */
async function judgementsOf(store: GraphStore, numbers: readonly (readonly [number, number, number])[]) {
  const ids = await idsOf(store, { kind: "entity" });
  const judged = new Set<string>();
  const verdicts = ["same", "same", "different", "unsure"] as const;
  return numbers.flatMap(([one, other, verdict]): JudgementInput[] => {
    const [a, b] = [ids[one % ids.length], ids[other % ids.length]];
    if (a === undefined || b === undefined || a === b || judged.has(pairOf({ a, b }))) return [];
    judged.add(pairOf({ a, b }));
    return [{ a, b, verdict: verdicts[verdict % verdicts.length]!, by: "Grace" }];
  });
}

const someNumbers = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 });

/** Conflicts by id, and the ends of each statement as they are shown. */
async function shown(store: GraphStore) {
  const [conflicts, statements] = await Promise.all([
    store.read({ kind: "conflict" }),
    store.read({ kind: "statement" }),
  ]);
  return {
    entities: (await store.stats()).entities,
    conflicts: conflicts.edges.map(({ node }) => node.id),
    ends: new Map(
      statements.edges.map(({ node }) => {
        const { id, subject, object } = node as StatementRecord;
        return [id, `${subject}|${object}`];
      }),
    ),
  };
}

type Shown = Awaited<ReturnType<typeof shown>>;

/** What a preview has to say of a change. */
function changeOf(before: Shown, after: Shown) {
  const missingIn = (some: Shown, others: Shown) =>
    others.conflicts.filter((id) => !some.conflicts.includes(id)).map((id) => ({ id, rule: expect.any(String) }));
  return {
    entitiesBefore: before.entities,
    entitiesAfter: after.entities,
    statementsMoved: [...after.ends].filter(([id, ends]) => before.ends.get(id) !== ends).length,
    conflictsAdded: missingIn(before, after),
    conflictsRemoved: missingIn(after, before),
  };
}

/** Nothing that was judged different is offered as one, by whatever chain of likenesses. */
async function expectNothingDeniedOffered(store: GraphStore): Promise<void> {
  const open = await store.candidates();
  for (const { a, b, verdict } of await store.judgements()) {
    if (verdict !== "different") continue;
    const ends = [
      ...(await idsOf(store, { kind: "entity", ids: [a] })),
      ...(await idsOf(store, { kind: "entity", ids: [b] })),
    ];
    expect(open.filter(({ first, second }) => ends.includes(first) && ends.includes(second))).toEqual([]);
  }
}

export function describeIdentity(name: string, { open, empty, runs = 50 }: StoreContract): void {
  describe(`who is who in the ${name} store`, () => {
    let store: GraphStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const anew = async () => {
      if (empty) return empty();
      await store.close();
      store = await open();
    };
    const twoBureaus = () => [
      anExtraction({ key: "a" }, "governmentbody:bureau-of-industry-and-security RESTRICTS chip:h20"),
      anExtraction({ key: "b" }, "governmentbody:bIS RESTRICTS chip:h20", "company:kestrel PRODUCES chip:h20"),
      anExtraction({ key: "c" }, "company:kestrel-inc PRODUCES chip:h20"),
    ];
    const bureaus = { a: "governmentbody:bIS", b: "governmentbody:bureau-of-industry-and-security", by: "Ada" };

    it("offers what may be one, until somebody decides, and again when that is revoked", async () => {
      await store.load(twoBureaus());
      const before = await offered(store);
      expect(before.map(({ first, second }) => [first, second])).toEqual(
        expect.arrayContaining([
          ["company:kestrel", "company:kestrel-inc"],
          [bureaus.a, bureaus.b],
        ]),
      );
      for (const verdict of ["same", "different"] as const) {
        const [judgement] = await store.judge([{ ...bureaus, verdict }]);
        expect((await offered(store)).filter(({ first }) => first === bureaus.a)).toEqual([]);
        await store.revokeJudgements([judgement!.id]);
        expect(await offered(store)).toEqual(before);
      }
    });

    it("offers what was judged unsure behind all else, with the judgement", async () => {
      await store.load(twoBureaus());
      const [best] = await store.candidates();
      await store.judge([{ a: best!.first, b: best!.second, verdict: "unsure", by: "Ada" }]);
      expect((await store.candidates()).at(-1)).toMatchObject({ id: best!.id, unsure: { by: "Ada" } });
    });

    it("decides by rule only on command, once, and nothing that a person left open or denied", async () => {
      await store.load(twoBureaus());
      const before = await dumpOf(store);
      expect(await foreseeDecisions(store)).toMatchObject([
        { a: "company:kestrel", b: "company:kestrel-inc", verdict: "same", by: "rule:legal-form" },
      ]);
      expect(await dumpOf(store)).toEqual(before);
      const made = await decideCandidates(store);
      expect(made).toMatchObject([{ a: "company:kestrel", by: "rule:legal-form" }]);
      expect(await decideCandidates(store)).toEqual([]);
      expect(await idsOf(store, { kind: "entity", ids: ["company:kestrel-inc"] })).toEqual(["company:kestrel"]);
      await store.revokeJudgements(made.map(({ id }) => id));
      expect(await dumpOf(store)).toEqual(before);
      for (const verdict of ["different", "unsure"] as const) {
        await store.judge([{ a: "company:kestrel", b: "company:kestrel-inc", verdict, by: "Ada" }]);
        expect(await decideCandidates(store)).toEqual([]);
      }
    });

    it("offers the same, in whatever order documents and judgements came and went", {
      timeout: promiseTimeoutMs(runs),
    }, async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory, async ({ steps, left }) => {
          await anew();
          for (const step of steps) await takeStep(store, step);
          const after = await offered(store);
          await anew();
          await store.judge(left.judgements, { acceptUnseen: true });
          await store.load(left.extractions.toReversed());
          expect(await offered(store)).toEqual(after);
        }),
        { numRuns: runs },
      );
    });

    it("does what a preview says, never offers what was judged different, and restores the dump in whatever order judgements are revoked", {
      timeout: promiseTimeoutMs(runs),
    }, async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory, someNumbers, fc.infiniteStream(fc.nat()), async ({ steps }, numbers, order) => {
          await anew();
          for (const step of steps) await takeStep(store, step);
          const [before, dump] = [await shown(store), await dumpOf(store)];
          const judgements = await judgementsOf(store, numbers);
          const preview = await store.previewJudgements(judgements);
          expect(await shown(store)).toEqual(before);
          const left = (await store.judge(judgements)).map(({ id }) => id);
          expect(preview).toEqual(changeOf(before, await shown(store)));
          await expectNothingDeniedOffered(store);
          while (left.length > 0) await store.revokeJudgements(left.splice(order.next().value % left.length, 1));
          expect(await dumpOf(store)).toEqual(dump);
        }),
        { numRuns: runs },
      );
    });
  });
}
