// Posts that somebody held once or will hold: "former chief", "incoming chief".
import type { Token, Tree } from "../parse/tree.ts";

const FORMER = /^(?:former|then|ex|onetime|one-time|past|erstwhile)$/;
const INCOMING = /^(?:incoming|designate)$/;
/** Held still, whatever stands before it: "the former president and current chief executive". */
const PRESENT = /^(?:current|currently|present|sitting|incumbent|now|outgoing)$/;

/** What the words before a post say of it. */
export interface Tenure {
  /** Days on which it was held, as an EDTF interval: up to that of the document. Null where it is held still, or no day is known. */
  readonly time: string | null;
  /** Whether it is still to begin. */
  readonly isAhead: boolean;
  /** Whether it was held at the time that the sentence tells of. */
  readonly isThen: boolean;
}

/** Nothing said of when a post is held: it is held now. */
export const HELD: Tenure = { time: null, isAhead: false, isThen: false };

/** Whether a post is held, was, or will be, by the words that stand before it. */
export function readTenure(tree: Tree, post: Token, publishedAt: string | null): Tenure {
  const word = tenureWord(tree, post);
  if (word === null) return HELD;
  if (INCOMING.test(word)) return { ...HELD, isAhead: true };
  const time = publishedAt ? `../${publishedAt.slice(0, 10)}` : null;
  return { ...HELD, time, isThen: word === "then" };
}

/** The post as it is told, "former CEO" of "former Intel CEO": who held it and who holds it do not contradict each other. */
export function withTenure(tree: Tree, post: Token, role: string): string {
  const word = tenureWord(tree, post);
  return word === null || role.toLowerCase().startsWith(word) ? role : `${word === "ex" ? "former" : word} ${role}`;
}

const BEFORE_POST = /^(?:PROPN|NOUN|ADJ|PART|NUM)$/;

/** "former" or "incoming" before a post, or before the body's name in front of it, or the first of two posts. */
function tenureWord({ tokens, sentences }: Tree, post: Token): string | null {
  const isSecond = post.dep === "conj" && post.head < post.i;
  for (let i = post.i - 1; i >= sentences[post.sentence]!.first; i--) {
    const { lower, text, pos } = tokens[i]!;
    if (FORMER.test(lower) || INCOMING.test(lower)) return lower;
    if (PRESENT.test(lower)) return null;
    if (!BEFORE_POST.test(pos) && text !== "-" && !(isSecond && lower === "and")) return null;
  }
  return null;
}
