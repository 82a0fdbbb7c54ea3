// What of a clause's meaning reaches a trigger and its ends: what is predicated, what is taken out.
import { childrenBy, isVerb } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";

const OFFICE = /^(?:role|post|position|office|job|title)$/;

/** "is chief", "named chief", "took over as chief": the post is what the clause says, not said in passing of a name. */
export function isPredicated({ tokens }: Pick<Tree, "tokens">, post: Token): boolean {
  let at = post;
  for (let step = 0; step < 4 && /^(?:conj|compound)$/.test(at.dep); step++) at = tokens[at.head]!;
  if (/^(?:attr|oprd)$/.test(at.dep) || isGiven({ tokens }, at)) return true;
  const preposition = tokens[at.head]!;
  const whole = tokens[preposition.head]!;
  if (
    at.dep === "pobj" &&
    preposition.lower === "of" &&
    whole.dep === "attr" &&
    /^(?:one|two|three|some)$/.test(whole.lower)
  )
    return true; // "was one of X's customers"
  return at.dep === "pobj" && (/^(?:as|to)$/.test(preposition.lower) || OFFICE.test(tokens[preposition.head]!.lower));
}

const GIVING = /^(?:name|appoint|elect|hire|promote|tap|select|pick|choose|nominate|install)$/;

/** "named Maria Okoye chief", the post apposed without a comma: she is given it. */
export function isGiven({ tokens }: Pick<Tree, "tokens">, post: Token): boolean {
  const name = tokens[post.head]!;
  if (post.dep !== "appos" || name.tag !== "NNP" || name.i > post.i) return false;
  for (let i = name.i + 1; i < post.i; i++) if (/^[,(–—:]$/.test(tokens[i]!.text)) return false;
  let first = name;
  for (let step = 0; step < 6 && first.dep === "conj"; step++) first = tokens[first.head]!;
  return /^(?:dobj|nsubjpass)$/.test(first.dep) && GIVING.test(tokens[first.head]!.lemma);
}

/** "to Malaysia but not to Russia", "all but X", "except Y": whether an end is taken out of what the trigger says. */
export function isExcepted(tree: Tree, trigger: Token, end: number): boolean {
  let at = tree.tokens[end]!;
  if (at.sentence !== trigger.sentence) return false;
  for (let step = 0; step < 10 && at.i !== trigger.i && at.head !== at.i; step++) {
    if (isTakenOut(tree, at)) return true;
    at = tree.tokens[at.head]!;
  }
  return false;
}

function isTakenOut(tree: Tree, at: Token): boolean {
  const isDenied = childrenBy(tree, at.i, "neg").length > 0 && !isVerb(at);
  if (isDenied && /^(?:prep|pobj|conj|dobj|dative|appos)$/.test(at.dep)) return true;
  if (at.dep === "prep" && /^(?:except|excluding|besides)$/.test(at.lower)) return true;
  return /^(?:conj|appos)$/.test(at.dep) && /^(?:not|than)$/.test(tree.tokens[at.i - 1]?.lower ?? "");
}
