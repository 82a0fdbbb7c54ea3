// Posts that somebody held once or will hold: "former chief", "incoming chief".
import type { Frame } from "../../ontology/index.ts";
import { childrenBy, isBelow, isVerb, tokenAt } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import type { FoundTime } from "./find-time.ts";

const FORMER = /^(?:former|then|ex|onetime|one-time|past|erstwhile)$/;
/** "previously chief of X", "formerly the chief", "until recently chief". */
const FORMERLY = /^(?:previously|formerly|once|recently)$/;
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
    const before = tokens[i - 1]?.lower ?? "";
    if (FORMERLY.test(lower) && (lower !== "recently" || before === "until")) return "former";
    if (/^(?:the|an?)$/.test(lower) && FORMERLY.test(before) && before !== "recently") return "former";
    if (PRESENT.test(lower)) return null;
    if (!BEFORE_POST.test(pos) && text !== "-" && !(isSecond && lower === "and")) return null;
  }
  return null;
}

/** "previously worked at X", "formerly served as chief": over by the day of the document, or by when what it came before began. */
export function overBy(
  tree: Tree,
  trigger: Token,
  spoken: FoundTime | null,
  publishedAt: string | null,
): string | null {
  const verb = overAt(tree, trigger);
  if (!verb) return null;
  if (spoken === null) return publishedAt && `../${publishedAt.slice(0, 10)}`;
  const [begin] = spoken.edtf.split("/");
  return isBelow(tree, tokenAt(tree, spoken.end - 1), verb.i) || begin === ".." ? null : `../${begin}`;
}

/** The verb that says so. */
function overAt(tree: Tree, trigger: Token): Token | null {
  let at = trigger;
  for (let step = 0; step < 4; step++) {
    if (isVerb(at) && /^VB[DN]$/.test(at.tag))
      return childrenBy(tree, at.i, "advmod").some(({ lower }) => /^(?:previously|formerly)$/.test(lower)) ? at : null;
    if (at.head === at.i || !/^(?:pobj|prep|attr|oprd|dobj|conj)$/.test(at.dep)) return null;
    at = tree.tokens[at.head]!;
  }
  return null;
}

const TAKING =
  /^(?:become|appoint|name|elect|promote|hire|install|reappoint|swear|assume|take|begin|start|join|succeed|replace)$/;
const LEAVING = /^(?:resign|retire|depart|quit|leave|oust|remove|fire|dismiss|sack|relinquish)$/;

/** Whether a sentence tells of a day on which somebody took or left a post: "became chief in 2014", "stepped down as chief in May". */
export function turnAt(tree: Tree, post: Token): "taken" | "left" | null {
  let at = post;
  for (let step = 0; step < 5 && at.head !== at.i; step++) {
    if (!/^(?:pobj|prep|oprd|attr|xcomp|dobj|conj|pcomp|ccomp)$/.test(at.dep)) return null;
    at = tree.tokens[at.head]!;
    if (!isVerb(at)) continue;
    if (LEAVING.test(at.lemma) || (at.lemma === "step" && isDown(tree, at))) return "left";
    if (TAKING.test(at.lemma)) return "taken";
    if (!/^(?:be|serve)$/.test(at.lemma) || at.dep !== "xcomp") return null;
  }
  return null;
}

/** "joined X from Y", "hired her from Y", "after years at Y, joined X", "Y spun off X": the day tells when Y was left. */
export const isLeft = ({ verbs, subjectTypes, object, when }: Frame): boolean =>
  verbs?.includes("spin off") === true ||
  (subjectTypes?.[0] === "Person" &&
    ((verbs !== undefined && object.every((place) => place.endsWith("from"))) ||
      when?.head?.includes("after") === true));

/** "step down", "step aside". */
const isDown = (tree: Tree, { i }: Token): boolean =>
  childrenBy(tree, i, "prt", "advmod", "prep").some(({ lower }) => /^(?:down|aside|back)$/.test(lower));

/**
 * The days on which a post is held that was taken or left on a day, as an EDTF interval; what is an interval stays as it is. Who took it in
 * a year may have left it since: only what is said to hold from a day on has no end.
 */
export function daysHeld(turn: "taken" | "left" | null, day: string | null, isOnset: boolean): string | null {
  if (turn === null || day === null || day.includes("/")) return day;
  if (turn === "left") return `../${day}`;
  return isOnset ? `${day}/..` : day;
}
