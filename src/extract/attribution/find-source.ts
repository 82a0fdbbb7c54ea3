// Who a claim is credited to: the verbs of saying above it, "according to", quotation marks, the label of a speaker.
import type { ClaimSource, Span } from "../../domain/index.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import { CLOSING } from "../modality/governors.ts";
import { accordingTo, childrenBy, isBelow, isProper, isVerb } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { agentsOf, isPassive, subjectOf } from "../relations/arguments.ts";
import { denote, type Stage } from "../relations/denote.ts";
import { labelled } from "./labels.ts";
import { memberOf } from "./members.ts";
import type { Quote } from "./quotes.ts";
import { SPEAKERS } from "./speakers.ts";

const CLASSES = ["saying", "denying", "alleging", "believing", "conceding"];

export interface SourceFinder {
  /** Innermost source of what a trigger states; `via` holds the outer ones. Null for the document's own voice. */
  find(trigger: Token, isPresupposed: boolean): ClaimSource | null;
  /** The one of several speakers who is told of: "X and Y will merge, the companies said" is X's word of X. */
  memberOf(source: ClaimSource, subject: PlacedMention): ClaimSource;
  /** Who announces what a trigger announces: "X announced the chip" is X's word for it. */
  announcedBy(trigger: Token): ClaimSource | null;
}

/** Prepares one document, of which the quotations are known. */
export function createSourceFinder(stage: Stage, quotes: readonly Quote[]): SourceFinder {
  return {
    find(trigger, isPresupposed) {
      const cues = isPresupposed ? [] : [...cueVerbs(stage, trigger), ...answeringFor(stage, trigger)];
      const spoken = quoted(quotes, trigger) ?? labelled(stage, trigger);
      return chain([...cues, ...(spoken ? [spoken] : [])]);
    },
    memberOf: (source, subject) => memberOf(stage, source, subject),
    announcedBy: (trigger) =>
      trigger.lemma === "announce" ? chain(sourceOf(stage, trigger, trigger).filter(isNoRuler(stage))) : null,
  };
}

function chain(sources: readonly ClaimSource[]): ClaimSource | null {
  const distinct = sources.filter(
    ({ mention, text }, k) =>
      sources.findIndex((other) => other.mention === mention && (mention !== null || other.text === text)) === k,
  );
  const named = distinct.filter(({ mention }) => mention !== null);
  const ordered = named.length > 0 ? [named[0]!, ...distinct.filter((source) => source !== named[0])] : distinct;
  return ordered.reduceRight<ClaimSource | null>((via, source) => ({ ...source, via }), null);
}

/** Reporting verbs from the innermost outwards. */
function cueVerbs(stage: Stage, trigger: Token): ClaimSource[] {
  const { tree } = stage;
  const found: ClaimSource[] = [];
  let at = trigger;
  for (let step = 0; step < 60; step++) {
    found.push(...besideClause(stage, at, trigger));
    const parent = tree.tokens[at.head]!;
    if (parent === at || (isBackground(at) && !isTerm(tree, at))) break;
    if (at.dep === "ccomp" && KNOWING.test(parent.lemma)) break;
    if (isVerb(parent) && reports(stage, at, parent)) {
      const sources = isDone(at) || isUnspoken(tree, parent) ? [] : sourceOf(stage, parent, trigger);
      found.push(...(isDecree(stage, at) ? sources.filter(isNoRuler(stage)) : sources));
    }
    at = parent;
  }
  return found;
}

/** What a clause or "with the lifting of …" says of a noun in passing is the writer's. */
const isBackground = ({ dep, tag, lower }: Token) =>
  dep === "relcl" ||
  (dep === "acl" && /^VB[NG]$/.test(tag)) ||
  (dep === "prep" && /^(?:with|after|despite|since|amid|following)$/.test(lower));

/** "announced the closing of the purchase": the text says that it is closed. */
const isDone = ({ dep, lemma }: Token): boolean => dep === "dobj" && CLOSING.test(lemma);

/** "announced curbs", not "announced plans to" and "announced that": for a state to announce it is to do it. */
const isDecree = ({ lexicon }: Stage, { dep, lemma }: Token): boolean =>
  dep === "dobj" && !lexicon.of("plan-noun").has(lemma.toLowerCase());

const isNoRuler =
  ({ mentions }: Stage) =>
  ({ mention }: ClaimSource): boolean =>
    mention === null || !/^(?:GovernmentBody|Country)$/.test(mentions[mention]!.type);

/** "an agreement under which X would buy Y": what is agreed is said with the agreement. */
const isTerm = (tree: Tree, { i, dep }: Token): boolean =>
  dep === "relcl" &&
  childrenBy(tree, i, "prep").some(
    ({ lower, i: under }) => lower === "under" && childrenBy(tree, under, "pobj").some(({ lower: w }) => w === "which"),
  );

const ANNOUNCING = /^(?:announce|confirm|deny|disclose|reveal|report|claim|unveil)$/;
/** "admitted violating the rule", "admitted to violations of it": who does so says that it is so. */
const ADMITTING = /^(?:admit|acknowledge|concede|confess)$/;
/** What is known is so, whoever knows it. */
const KNOWING = /^(?:know|realise|realize|forget|regret)$/;

function reports({ lexicon, tree }: Stage, clause: Token, verb: Token): boolean {
  if (!lexicon.anyOf(CLASSES).has(verb.lemma)) return false;
  if (clause.dep === "ccomp") return true;
  if (ADMITTING.test(verb.lemma))
    return /^(?:dobj|xcomp)$/.test(clause.dep) || (clause.dep === "prep" && clause.lower === "to");
  if (clause.dep === "dobj") return ANNOUNCING.test(verb.lemma);
  return (
    clause.dep === "xcomp" &&
    /^(?:claim|announce|deny|vow|pledge|promise)$/.test(verb.lemma) &&
    childrenBy(tree, verb.i, "nsubj").length > 0
  );
}

/** "…, X said" hangs below the clause that it reports. */
function besideClause(stage: Stage, clause: Token, trigger: Token): ClaimSource[] {
  const { tree, lexicon } = stage;
  return childrenBy(tree, clause.i, "parataxis", "ccomp", "advcl")
    .filter(
      (verb) =>
        isVerb(verb) &&
        lexicon.of("quoting").has(verb.lemma) &&
        childrenBy(tree, verb.i, "nsubj").length > 0 &&
        !childrenBy(tree, verb.i, "ccomp", "dobj").some((object) => !isHearer(verb, object)),
    )
    .filter((verb) => verb.dep !== "advcl" || childrenBy(tree, verb.i, "mark").some(({ lower }) => lower === "as"))
    .flatMap((verb) => sourceOf(stage, verb, trigger))
    .concat(invertedReport(stage, clause));
}

/** "…, X told the Harbour Times", "as X put it": whoever hears it, and what is put, is nothing that is said besides. */
const isHearer = ({ lemma }: Token, { dep, lower }: Token): boolean =>
  dep === "dobj" && (lemma === "tell" || (lemma === "put" && lower === "it"));

/** "…, reported the Harbour Times": a verb of saying after a comma whose only noun is a speaker. */
function invertedReport(stage: Stage, clause: Token): ClaimSource[] {
  const { tree, lexicon } = stage;
  return childrenBy(tree, clause.i, "conj", "advcl", "acl")
    .filter(
      (verb) =>
        lexicon.of("quoting").has(verb.lemma) &&
        tree.tokens[verb.i - 1]?.text === "," &&
        childrenBy(tree, verb.i, "nsubj", "cc", "mark", "aux", "ccomp").length === 0,
    )
    .flatMap((verb) =>
      childrenBy(tree, verb.i, "dobj").flatMap(
        ({ i }) => toSource(stage, i, { start: verb.start, end: verb.end }) ?? [],
      ),
    );
}

/** "X will discuss how": what is still to be said is said by whoever tells of it. */
const isUnspoken = (tree: Tree, { i }: Token): boolean =>
  childrenBy(tree, i, "aux").some(({ lower }) => /^(?:will|shall|should|may|might|'ll|’ll)$/.test(lower));

/** What a report shows it says; what a company shows it does. */
const EVIDENCING = /^(?:show|demonstrate|indicate|illustrate)$/;

function sourceOf(stage: Stage, verb: Token, trigger: Token): ClaimSource[] {
  const cue = { start: verb.start, end: verb.end };
  const isInverted =
    stage.tree.tokens[verb.i - 1]?.text === "," && childrenBy(stage.tree, verb.i, "nsubj").length === 0;
  const speakers = isInverted
    ? childrenBy(stage.tree, verb.i, "dobj").map(({ i }) => i)
    : isPassive(stage.tree, verb)
      ? agentsOf(stage.tree, verb.i) // "X was told by Y that"
      : subjectOf(stage.tree, verb.i, 0);
  const subjects = speakers.filter((i) => i !== trigger.i);
  const sources = subjects
    .slice(0, 1)
    .filter((i) => !EVIDENCING.test(verb.lemma) || !isProper(stage.tree.tokens[i]!))
    .flatMap((i) => toSource(stage, i, cue) ?? []);
  return sources.some(({ mention }) => mention !== null) ? sources : [...sources, ...toldTo(stage, verb)];
}

/** "officials told the Harbour Times": the paper answers for the ones whom it does not name. */
function toldTo(stage: Stage, verb: Token): ClaimSource[] {
  if (verb.lemma !== "tell") return [];
  const cue = { start: verb.start, end: verb.end };
  return childrenBy(stage.tree, verb.i, "dobj", "dative")
    .flatMap(({ i }) => toSource(stage, i, cue) ?? [])
    .filter(({ mention }) => mention !== null && /^(?:Organization|Company)$/.test(stage.mentions[mention]!.type));
}

/** The mention of a speaker, or the words for an unnamed one. */
export function toSource(stage: Stage, i: number, cue: Span | null): ClaimSource | null {
  const { tree, lexicon } = stage;
  const token = tree.tokens[i]!;
  const speakers = denote(stage, i).filter(({ mention, cost }) => SPEAKERS.includes(mention.type) && cost < 1);
  const isGroup =
    token.tag === "NNS" && new Set(speakers.map(({ mention: { known, name } }) => known ?? name)).size > 1;
  const named = isGroup ? undefined : (speakers[0] ?? colleague(stage, token)); // "the companies said" is none's own word
  if (named) return { mention: named.mention.number, text: named.mention.name, cue, via: null };
  if (!lexicon.of("unnamed-speaker").has(token.lemma.toLowerCase())) return null;
  return { mention: null, text: phraseOf(tree, i), cue, via: null };
}

/** "my Harbour Times colleagues", "X officials", "a Y spokesman": the body before the noun speaks. */
function colleague(stage: Stage, token: Token) {
  const { tree, lexicon } = stage;
  if (!lexicon.of("unnamed-speaker").has(token.lemma.toLowerCase())) return undefined;
  const beside = [
    ...childrenBy(tree, token.i, "compound", "poss", "nmod", "amod"),
    ...childrenBy(tree, token.i, "prep").flatMap(({ i, lower }) =>
      /^(?:for|at|from|of|with|by)$/.test(lower) ? childrenBy(tree, i, "pobj") : [],
    ),
  ];
  return beside
    .flatMap(({ i }) => denote(stage, i))
    .find(({ mention, cost }) => SPEAKERS.includes(mention.type) && mention.type !== "Country" && cost < 1);
}

function phraseOf({ tokens, text }: Tree, i: number): string {
  let first = i;
  while (first > 0 && tokens[first - 1]!.head === i && /^(?:amod|compound|nummod|nmod)$/.test(tokens[first - 1]!.dep))
    first--;
  return text.slice(tokens[first]!.start, tokens[i]!.end);
}

/** "according to X", "per X", "as reported by X". */
function answeringFor(stage: Stage, trigger: Token): ClaimSource[] {
  const named = accordingTo(stage.tree, trigger.sentence).flatMap(({ cue, source }) =>
    isSaidOfSource(stage, trigger, source) ? [] : (toSource(stage, source.i, cue) ?? []),
  );
  return [...named, ...perSource(stage, trigger), ...asReportedBy(stage, trigger)];
}

/** "according to Tern chief Ada Moreau, who founded Kestrel": who the source is, the text says itself. */
const isSaidOfSource = (stage: Stage, trigger: Token, source: Token): boolean =>
  isBelow(stage.tree, trigger.i, source.i) &&
  denote(stage, source.i).some(({ mention, cost }) => mention.type === "Person" && cost === 0);

/** ", per the Harbour Times": at the end of what it answers for. */
function perSource(stage: Stage, trigger: Token): ClaimSource[] {
  const { tree } = stage;
  const { first, last } = tree.sentences[trigger.sentence]!;
  return tree.tokens
    .slice(first + 1, last)
    .filter(({ lower, i }) => lower === "per" && tree.tokens[i - 1]!.text === ",")
    .flatMap((per) =>
      childrenBy(tree, per.i, "pobj").flatMap(({ i }) => toSource(stage, i, { start: per.start, end: per.end }) ?? []),
    );
}

/** "as first reported by the Harbour Times". */
function asReportedBy(stage: Stage, trigger: Token): ClaimSource[] {
  const { tree, lexicon } = stage;
  const { first, last } = tree.sentences[trigger.sentence]!;
  return tree.tokens
    .slice(first, last)
    .filter(
      ({ i, tag, lemma }) =>
        tag === "VBN" &&
        lexicon.of("quoting").has(lemma) &&
        childrenBy(tree, i, "mark", "prep").some(({ lower }) => lower === "as"),
    )
    .flatMap((verb) => childrenBy(tree, verb.i, "agent").flatMap((by) => childrenBy(tree, by.i, "pobj")))
    .flatMap(({ i, head }) => toSource(stage, i, spanOf(tree, tree.tokens[head]!.head)) ?? []);
}

const spanOf = ({ tokens }: Tree, i: number): Span => ({ start: tokens[i]!.start, end: tokens[i]!.end });

function quoted(quotes: readonly Quote[], trigger: Token): ClaimSource | null {
  return quotes.find(({ first, last }) => first <= trigger.i && trigger.i <= last)?.source ?? null;
}
