// When a product came out or is to, by the words right behind it: "chips, introduced earlier this year", "slated for release in 2027".
import { isBelow, tokenAt } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import type { FoundTime } from "./find-time.ts";

export interface Launch {
  readonly time: FoundTime;
  /** It is still to come out. */
  readonly isAhead: boolean;
}

const OUT = /^(?:release|launch|introduce|unveil|ship|debut|announce)$/;
const TO_COME = /^(?:slated|due|scheduled|planned|expected|set)$/;
const COMING_OUT = /^(?:release|launch|shipment|delivery|introduction|availability|debut|production)$/;
const BETWEEN = /^(?:,|first|originally|initially|officially|later|which|that|was|were|is|are)$/;
const MAX_BETWEEN = 4;
/** How many words may stand between the one for the launch and its time. */
const MAX_GAP = 7;

/** The launch that the words behind a product tell of, with its time. */
export function launchOf(tree: Tree, product: number, times: readonly FoundTime[]): Launch | null {
  const noun = wholeOf(tree, product);
  let i = noun.i + 1;
  for (let step = 0; step < MAX_BETWEEN && tree.tokens[i] && BETWEEN.test(tree.tokens[i]!.lower); step++) i++;
  const word = tree.tokens[i];
  if (!word || word.sentence !== noun.sentence) return null;
  const isFor = word.lower === "for" && COMING_OUT.test(tree.tokens[i + 1]?.lemma ?? "");
  const isAhead = isFor || TO_COME.test(word.lower);
  if (
    !isAhead &&
    !(OUT.test(word.lemma) && word.tag === "VBN") &&
    !(word.tag === "VBD" && OUT.test(word.lemma) && i > noun.i + 1)
  )
    return null;
  const time = times.find(({ start, end }) => start >= word.end && end <= tree.sentences[noun.sentence]!.end);
  if (!time) return null;
  const gap = tree.tokens.slice(i + 1, tokenAt(tree, time.start));
  return gap.length > MAX_GAP || gap.some(({ text }) => /^[,;:]$/.test(text)) ? null : { time, isAhead };
}

/** "chips" of "MI450 chips": the noun whose name the product is. */
function wholeOf({ tokens }: Tree, product: number): Token {
  let at = tokens[product]!;
  for (let step = 0; step < 3 && /^(?:compound|nmod|amod)$/.test(at.dep) && at.head > at.i; step++)
    at = tokens[at.head]!;
  return at;
}

/** "X is the codename of chips first released in 2011": when those came out, not when X was made. */
export function isLaunchOfOther(tree: Tree, { start }: FoundTime, product: number): boolean {
  let at = tree.tokens[tokenAt(tree, start)]!;
  for (let step = 0; step < 6 && at.head !== at.i; step++) {
    if (at.dep === "acl" && at.tag === "VBN" && OUT.test(at.lemma)) return !isBelow(tree, product, at.head);
    at = tree.tokens[at.head]!;
  }
  return false;
}
