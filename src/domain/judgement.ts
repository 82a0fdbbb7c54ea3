// Judgements: whether two entities are one. Only ever added or revoked, so that every merge can be undone.
import { z } from "zod";
import { CitegraphError } from "./errors.ts";
import { hashOf } from "./ids.ts";
import { isStorable } from "./text.ts";

export const VERDICTS = ["same", "different", "unsure"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a person or a rule decides of two entities. */
export const JudgementInput = z
  .object({
    a: z.string().min(1),
    b: z.string().min(1),
    verdict: z.enum(VERDICTS),
    /** From 0 to 1: how sure, where a rule decided. */
    score: z.number().min(0).max(1).nullish(),
    why: z.string().default(""),
    /** `rule:NAME`, or who decided. */
    by: z.string().min(1),
  })
  .refine(({ a, b }) => a !== b, "an entity is always the same as itself")
  .refine(isStorable, "a text holds NUL or half a surrogate pair");
export type JudgementInput = z.input<typeof JudgementInput>;

export interface Judgement {
  readonly id: string;
  /** The two entities in order of their ids. */
  readonly a: string;
  readonly b: string;
  readonly verdict: Verdict;
  readonly score: number | null;
  readonly why: string;
  readonly by: string;
  /** ISO 8601 date and time. */
  readonly at: string;
  /** Since when it does not hold: it was revoked, or a later one of the same pair took its place. */
  readonly revokedAt: string | null;
}

/**
 * A judgement as it enters the log: its ends in order, its id from all that it says and when.
 * @throws CitegraphError INPUT_INVALID
 */
export function toJudgement(input: JudgementInput, at: string): Judgement {
  const { data, error } = JudgementInput.safeParse(input);
  if (!data) {
    const what = error.issues.map(({ path, message }) => [...path, message].join(": ")).join("; ");
    throw new CitegraphError("INPUT_INVALID", `This is no judgement: ${what}.`, { hint: "Nothing was judged." });
  }
  const { a, b, verdict, score = null, why, by } = data;
  const [first, second] = a < b ? [a, b] : [b, a];
  const said = { a: first, b: second, verdict, score, why, by };
  return { id: `judgement:${hashOf({ ...said, at })}`, ...said, at, revokedAt: null };
}

/** Whether two judgements of one pair say the same by the same, whenever they were made. */
export function saysTheSame(one: Judgement, other: Judgement): boolean {
  const { verdict, score, why, by } = one;
  return verdict === other.verdict && score === other.score && why === other.why && by === other.by;
}

const pairOf = ({ a, b }: Pick<JudgementInput, "a" | "b">): string => JSON.stringify(a < b ? [a, b] : [b, a]);

/** The last judgement of each pair: it holds, and when it is revoked, the one before it holds again. */
export function lastOfEachPair<J extends Pick<JudgementInput, "a" | "b">>(judgements: readonly J[]): J[] {
  return [...new Map(judgements.map((judgement) => [pairOf(judgement), judgement])).values()];
}

/**
 * Judgements as the log tells of them: one that was never revoked ends, for the time being, when the next such of its pair begins.
 * @param logged all that were made, in order of time
 */
export function withReplaced(logged: readonly Judgement[]): Judgement[] {
  const next = new Map<string, string>();
  const told = logged.toReversed().map((judgement) => {
    if (judgement.revokedAt !== null) return judgement;
    const replacedAt = next.get(pairOf(judgement)) ?? null;
    next.set(pairOf(judgement), judgement.at);
    return { ...judgement, revokedAt: replacedAt };
  });
  return told.reverse();
}

/** What is made of inputs, each as the last one of its pair among them decides, and what of that is new beside those that hold. */
export function decideJudgements(
  holding: readonly Judgement[],
  inputs: readonly JudgementInput[],
  at: string,
): { readonly judgements: Judgement[]; readonly added: readonly Judgement[] } {
  const held = new Map(holding.map((judgement) => [pairOf(judgement), judgement]));
  const added: Judgement[] = [];
  for (const judgement of lastOfEachPair(inputs).map((input) => toJudgement(input, at))) {
    const known = held.get(pairOf(judgement));
    if (known && saysTheSame(known, judgement)) continue;
    held.set(pairOf(judgement), judgement);
    added.push(judgement);
  }
  return { judgements: inputs.map((input) => held.get(pairOf(input))!), added };
}
