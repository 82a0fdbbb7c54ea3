// What held until it was taken back: "revoked the waiver that allowed X to …" says that X was allowed, up to that day.

import { readModality } from "../modality/modality.ts";
import { childrenBy } from "../parse/navigate.ts";
import type { Token } from "../parse/tree.ts";
import type { Stage } from "../relations/denote.ts";
import type { FoundTime } from "./find-time.ts";
import { timeOf } from "./time-of.ts";

const TAKING_BACK = /^(?:revoke|rescind|withdraw|cancel|terminate|end|scrap|void|annul|nullify|repeal|abolish)$/;

/**
 * The days up to the one on which the permit was taken back that a trigger says something of, as an EDTF interval with an
 * open beginning: the day of that verb, or else the day of publication.
 * @returns null where no permit was taken back, it is only planned or denied, or neither day is known
 */
export function untilTakenBack(
  { tree, lexicon }: Stage,
  trigger: Token,
  times: readonly FoundTime[],
  publishedAt: string | null,
): string | null {
  if (!/^(?:relcl|acl)$/.test(trigger.dep)) return null;
  const permit = tree.tokens[trigger.head]!;
  if (!lexicon.of("permit").has(permit.lemma.toLowerCase()) || !/^(?:dobj|nsubjpass)$/.test(permit.dep)) return null;
  const verb = tree.tokens[permit.head]!;
  if (!TAKING_BACK.test(verb.lemma) || isStillAhead(childrenBy(tree, verb.i, "aux"))) return null;
  const { polarity, modality } = readModality(tree, lexicon, verb);
  if (polarity === "negated" || modality !== "asserted") return null;
  const day = timeOf(tree, verb, times)?.edtf ?? publishedAt?.slice(0, 10);
  return day === undefined || day.includes("/") ? null : `../${day}`;
}

const isStillAhead = (auxiliaries: readonly Token[]) =>
  auxiliaries.some(({ lower }) => /^(?:to|will|would|may|might|could|can|should|must)$/.test(lower));
