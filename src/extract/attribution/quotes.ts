// Quotations and their speakers, also where a quotation runs over several sentences.
import type { ClaimSource } from "../../domain/index.ts";
import { childrenBy, isVerb } from "../parse/navigate.ts";
import { subjectOf } from "../relations/arguments.ts";
import type { Stage } from "../relations/denote.ts";
import { toSource } from "./find-source.ts";

/** Tokens between two quotation marks, and who says them. */
export interface Quote {
  readonly first: number;
  readonly last: number;
  readonly source: ClaimSource | null;
}

const SHORTEST = 4;

/** Quotations of a document with at least a few words: shorter ones are terms. */
export function findQuotes(stage: Stage): Quote[] {
  const { tree } = stage;
  const found: Quote[] = [];
  let open = -1;
  let previous: ClaimSource | null = null;
  let parts: Pick<Quote, "first" | "last">[] = []; // of a quotation that each of its paragraphs opens and only the last one closes
  const close = () => {
    const length = parts.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    if (length > SHORTEST) {
      const quotes = parts.map(({ first, last }) => toQuote(stage, first, last, previous));
      previous = quotes.find(({ source }) => source !== null)?.source ?? null;
      found.push(...quotes.map(({ source, ...quote }) => ({ ...quote, source: source ?? previous })));
    }
    parts = [];
  };
  for (const { i, text, sentence } of tree.tokens) {
    const startsBlock =
      i === 0 || tree.sentences[tree.tokens[i - 1]!.sentence]!.block !== tree.sentences[sentence]!.block;
    if (startsBlock && open >= 0) {
      parts.push({ first: open, last: i - 1 });
      if (!/^(?:“|"|``)$/.test(text)) close();
      open = -1;
    }
    const opens = text === "“" || (text === '"' && open < 0) || (text === "``" && open < 0);
    if (opens) open = i + 1;
    else if (open >= 0 && (text === "”" || text === '"' || text === "''")) {
      parts.push({ first: open, last: i - 1 });
      close();
      open = -1;
    }
  }
  if (open >= 0) parts.push({ first: open, last: tree.tokens.length - 1 });
  close();
  const issuer = findIssuer(stage);
  return found.map((quote) =>
    quote.source === null && issuer && quote.first > issuer.from ? { ...quote, source: issuer.source } : quote,
  );
}

const ISSUING = /^(?:release|issue|make|publish|give|deliver|offer|share|say|add)$/;

/** "X released the following statement:", "X issued the statement below": what is quoted from there on, of nobody else, is X's. */
function findIssuer(stage: Stage): { readonly from: number; readonly source: ClaimSource } | null {
  const { tree } = stage;
  for (const token of tree.tokens) {
    if (token.lemma !== "statement" && token.lower !== "following") continue;
    const verb = tree.tokens[token.head]!;
    if (token.dep !== "dobj" || !ISSUING.test(verb.lemma)) continue;
    const isAhead =
      token.lower === "following" ||
      tree.tokens[token.i + 1]?.lower === "below" ||
      childrenBy(tree, token.i, "amod", "det", "advmod").some(({ lower }) => /^(?:following|below|this)$/.test(lower));
    const [agent] = subjectOf(tree, verb.i, 0);
    const source = isAhead && agent !== undefined ? toSource(stage, agent, { start: verb.start, end: verb.end }) : null;
    if (source) return { from: token.i, source };
  }
  return null;
}

/** The speaker stands in the sentence where the quotation begins or ends, outside of it; else it is the last one. */
function toQuote(stage: Stage, first: number, last: number, previous: ClaimSource | null): Quote {
  const { tree } = stage;
  const sentences = [
    tree.tokens[last]!.sentence,
    tree.tokens[first]!.sentence,
    tree.tokens[Math.max(0, first - 2)]!.sentence,
    tree.tokens[Math.min(tree.tokens.length - 1, last + 2)]!.sentence,
  ];
  const block = tree.sentences[sentences[0]!]!.block;
  for (const index of new Set(sentences)) {
    if (tree.sentences[index]!.block !== block) continue;
    const source = speakerIn(stage, index, first, last);
    if (source) return { first, last, source };
  }
  const introduced = introducedBy(stage, first, last);
  if (introduced) return { first, last, source: introduced };
  const isFollowing =
    previous !== null &&
    tree.sentences[tree.tokens[first]!.sentence]!.block === block &&
    tree.tokens[first]!.sentence > 0;
  return { first, last, source: isFollowing && startsAlone(stage, first) ? previous : null };
}

const startsAlone = ({ tree }: Stage, first: number) =>
  tree.sentences[tree.tokens[first]!.sentence]!.first >= first - 1;

/**
 * "X was blunt: “…”", "X wants a stop to it. “…”": whom the words before a whole quotation tell of, where they tell of a person; not where they
 * are a quotation themselves.
 */
function introducedBy(stage: Stage, first: number, last: number): ClaimSource | null {
  const { tree } = stage;
  const before = tree.tokens[first - 2];
  const here = tree.sentences[tree.tokens[first]!.sentence]!;
  if (!before || tree.sentences[before.sentence]!.block !== here.block || /^(?:["”]|'')$/.test(before.text))
    return null;
  const isWhole = startsAlone(stage, first) && endsAlone(stage, last);
  if (before.text !== ":" && !(isWhole && /^[.!?]$/.test(before.text))) return null;
  const { first: start } = tree.sentences[before.sentence]!;
  for (let i = start; i < before.i; i++) {
    const verb = tree.tokens[i]!;
    if (!isVerb(verb) || (verb.head < first && /^(?:relcl|acl|advcl|ccomp|pcomp)$/.test(verb.dep))) continue;
    const [subject] = childrenBy(tree, i, "nsubj");
    if (!subject || subject.i < start) continue;
    const source = toSource(stage, subject.i, { start: verb.start, end: verb.end });
    return source?.mention != null && stage.mentions[source.mention]!.type === "Person" ? source : null;
  }
  return null;
}

/** Nothing of the sentence stands behind the quotation. */
function endsAlone({ tree }: Stage, last: number): boolean {
  const behind = tree.tokens[last + 2];
  return /^[.!?]$/.test(tree.tokens[last]!.text) && (!behind || behind.sentence !== tree.tokens[last]!.sentence);
}

function speakerIn(stage: Stage, sentence: number, first: number, last: number): ClaimSource | null {
  const { tree, lexicon } = stage;
  const span = tree.sentences[sentence]!;
  for (let i = span.first; i <= span.last; i++) {
    if (i >= first && i <= last) continue;
    const verb = tree.tokens[i]!;
    if (!isVerb(verb) || !lexicon.of("quoting").has(verb.lemma) || childrenBy(tree, i, "nsubj").length === 0) continue;
    const subject = subjectOf(tree, i, 0)[0];
    const source =
      subject === undefined || (subject >= first && subject <= last)
        ? null
        : toSource(stage, subject, { start: verb.start, end: verb.end });
    if (source) return source;
  }
  return null;
}
