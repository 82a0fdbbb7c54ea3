// Candidates that a rule is sure of → judgements. Made only when somebody asks for it, and each can be revoked: why, see
// docs/decisions/identity-rules.md.
import type { Judgement, JudgementInput } from "../domain/index.ts";
import type { GraphStore, OpenCandidate } from "../store/index.ts";

/** The judgement that a rule makes of a pair; null where no rule is sure, or where somebody left it open. */
export function toRuleJudgement({
  first,
  second,
  score,
  rule,
  evidence,
  unsure,
}: OpenCandidate): JudgementInput | null {
  if (rule === null || unsure !== null) return null;
  const why = evidence
    .filter(({ weight }) => weight > 0)
    .map(({ text }) => text)
    .join(" ");
  return { a: first, b: second, verdict: "same", score, why, by: rule };
}

/** What the rules would judge of the pairs that are open now. */
export async function foreseeDecisions(store: GraphStore): Promise<JudgementInput[]> {
  return (await store.candidates()).flatMap((candidate) => toRuleJudgement(candidate) ?? []);
}

/**
 * Judges what rules are sure of, until nothing of that kind is open: what is one may be found to be one with a third. Doing
 * it twice is doing it once.
 * @returns the judgements, in the order they were made
 */
export async function decideCandidates(store: GraphStore): Promise<Judgement[]> {
  const made: Judgement[] = [];
  for (;;) {
    const inputs = await foreseeDecisions(store);
    if (inputs.length === 0) return made;
    made.push(...(await store.judge(inputs)));
  }
}
