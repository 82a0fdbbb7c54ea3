// Times of a sentence that tell of something else than what a trigger states: of an instrument's year, of what came before or after, of the main
// clause where the trigger describes a noun in it.
import { childrenBy, isBelow, isNoun, isVerb, tokenAt } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import type { FoundTime } from "./find-time.ts";

/** Whether a time is that of another event than a trigger's. */
export function isOfOtherEvent(tree: Tree, trigger: Token, time: FoundTime, relation: string | undefined): boolean {
  const day = tree.tokens[tokenAt(tree, time.end - 1)]!;
  return (
    isInNoun(tree, trigger, day, time) ||
    (!/^(?:LEADS|AFFILIATED_WITH)$/.test(relation ?? "") && isBeforeOrAfter(tree, trigger, day)) ||
    isOfDescribed(tree, trigger, day, relation) ||
    isOfPunishment(tree, trigger, day, relation) ||
    isOfNow(tree, trigger, day, time) ||
    isAcrossSemicolon(tree, trigger, day)
  );
}

/** Verbs by which an instrument comes about, in the year that it is called by. */
const MAKING = /^(?:sign|enact|pass|adopt|issue|introduce|publish|approve)$/;

/** "the 2022 CHIPS Act", "the 2018 series": the year says which, and when only of what the noun itself tells. */
function isInNoun(tree: Tree, trigger: Token, day: Token, { start, end }: FoundTime): boolean {
  const noun = tree.tokens[day.head]!;
  if (!/^(?:nummod|compound|amod|nmod)$/.test(day.dep) || !isNoun(noun) || noun.start < end || day.end - start > 20)
    return false;
  return !isBelow(tree, trigger.i, noun.i) && !(noun.head === trigger.i && MAKING.test(trigger.lemma));
}

const ORDERING =
  /^(?:after|before|following|since|despite|amid|prior|until|while|whereas|although|though|because|unlike)$/;

/** "X fined Y in May after Y bought Z": when Z was bought is not told. "After years at Y, X joined Z in May" tells when Y was left. */
function isBeforeOrAfter(tree: Tree, trigger: Token, day: Token): boolean {
  let at = trigger;
  for (let step = 0; step < 12 && at.head !== at.i; step++) {
    const isOrdered =
      (/^(?:prep|mark)$/.test(at.dep) && ORDERING.test(at.lower)) ||
      (at.dep === "advcl" && childrenBy(tree, at.i, "mark", "prep").some(({ lower }) => ORDERING.test(lower)));
    if (isOrdered) return !isBelow(tree, day.i, at.i);
    at = tree.tokens[at.head]!;
  }
  return false;
}

/** What goes on, so that the day of another event says nothing of it. */
const STANDING =
  /^(?:BASED_IN|HEADQUARTERED_IN|OPERATES_IN|PRODUCES|SUBSIDIARY_OF|PART_OF|MEMBER_OF|DESIGNED_FOR|VARIANT_OF|COMPETES_WITH|COMPARES_TO|FOUNDED)$/;
const SEATED = /^(?:BASED_IN|HEADQUARTERED_IN)$/;

/** "X, a maker based in Oslo, was fined today", "one of five Japanese firms", "with reports that X buys …": described at no time of its own. */
function isOfDescribed(tree: Tree, trigger: Token, day: Token, relation = ""): boolean {
  if (SEATED.test(relation) && !isVerb(trigger) && !/^(?:headquarters?|seat|base)$/.test(trigger.lemma))
    return !isBelow(tree, day.i, trigger.i);
  let at = trigger;
  for (let step = 0; step < 12 && at.head !== at.i; step++) {
    const isContent = childrenBy(tree, at.i, "mark").some(({ lower }) => lower === "that");
    if (/^(?:acl|relcl)$/.test(at.dep) && (isContent || STANDING.test(relation)) && !isBelow(tree, day.i, at.i))
      return true;
    if (at.dep === "appos" && SEATED.test(relation) && !isBelow(tree, day.i, at.i)) return true;
    at = tree.tokens[at.head]!;
  }
  return false;
}

/** "was fined today for violating the rule", "pleaded guilty today to it": it was violated before. */
function isOfPunishment(tree: Tree, trigger: Token, day: Token, relation: string | undefined): boolean {
  if (relation !== "VIOLATES") return false;
  let at = trigger;
  for (let step = 0; step < 6 && at.head !== at.i; step++) {
    if (at.dep === "prep" && at.i !== trigger.i && /^(?:for|over|of|with|to)$/.test(at.lower) && at.i < trigger.i)
      return !isBelow(tree, day.i, at.i);
    if (at.dep === "prep" && TRYING.test(tree.tokens[at.head]!.lemma)) return !isBelow(tree, day.i, at.i);
    at = tree.tokens[at.head]!;
  }
  return false;
}
const TRYING = /^(?:plead|charge|convict|sentence|indict|fine|penali[sz]e)$/;

/** "was founded in 2019 and is now owned by Y". */
function isOfNow(tree: Tree, trigger: Token, day: Token, { isToday, edtf }: FoundTime): boolean {
  let at = trigger;
  for (let step = 0; step < 4 && !isVerb(at) && at.head !== at.i; step++) at = tree.tokens[at.head]!;
  if (isToday || edtf.includes("..") || isBelow(tree, day.i, trigger.i)) return false;
  if (childrenBy(tree, at.i, "aux").some(({ tag }) => tag === "MD")) return false;
  return childrenBy(tree, at.i, "advmod").some(({ lower }) => /^(?:currently|presently|still|now)$/.test(lower));
}

/** "it was founded in 2019; Y owns it": a clause of its own on the other side. */
function isAcrossSemicolon({ tokens }: Tree, trigger: Token, day: Token): boolean {
  const [first, last] = trigger.i < day.i ? [trigger, day] : [day, trigger];
  for (let i = last.i - 1; i > first.i; i--) {
    if (tokens[i]!.text !== ";") continue;
    return tokens.slice(i + 1, last.i + 1).some(({ dep }) => /^nsubj/.test(dep));
  }
  return false;
}
