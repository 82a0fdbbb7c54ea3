// Reads a document as extraction does, and explains its sentences one by one.
import type { Claim, SourceDocument } from "../../domain/index.ts";
import { parseDocument, type Sentence, type Token, type Tree } from "../parse/tree.ts";
import { createPreparer, type Prepared, type ReaderOptions } from "../read-document.ts";
import { createInformedContext, findClaims, trialsOfName } from "../relations/find-claims.ts";
import { framesAt, framesShutOut } from "../relations/frame-index.ts";
import type { Context } from "../relations/try-frame.ts";
import { explainAttempt, explainShutOut, type IsKept } from "./explain-attempt.ts";
import { explainMentions, explainRejected, mentionsIn, type Testimony } from "./explain-mentions.ts";
import type { ExplainedAttempt, ExplainedToken, SentenceExplanation } from "./explanation.ts";

/** A document whose sentences can be explained; `sentences` in text order, the first is number 1. */
export interface ExplainableDocument {
  readonly sentences: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** @throws RangeError for a number that no sentence has */
  explain(number: number): SentenceExplanation;
}

/** Compiles ontology and gazetteer once, as `createReader` does. */
export function createDocumentExplainer(options: ReaderOptions): (document: SourceDocument) => ExplainableDocument {
  const prepare = createPreparer(options);
  return (document) => {
    const testimonies: Testimony[] = [];
    const prepared = prepare(document, parseDocument(document.text, options.parse), (candidates, reason) => {
      for (const candidate of candidates) testimonies.push({ candidate, reason });
    });
    const { stage, rules, marks } = prepared;
    const claims = findClaims(stage, rules, marks);
    const context = createInformedContext(stage, rules, marks);
    return {
      sentences: stage.tree.sentences.map(({ start, end }) => ({ start, end, text: document.text.slice(start, end) })),
      explain: (number) => explainSentence(prepared, context, number, testimonies, createIsKept(claims)),
    };
  };
}

/** Claims are compared by what they say and where, for the frames are tried a second time; of two frames alike the first one's is kept. */
function createIsKept(claims: readonly Claim[]): IsKept {
  const keyOf = ({ subject, relation, object, role, trigger, confidence }: Claim) =>
    `${subject} ${relation} ${object} ${role} ${trigger?.start} ${confidence}`;
  const kept = new Set(claims.map(keyOf));
  return (claim) => kept.delete(keyOf(claim));
}

function explainSentence(
  { stage }: Prepared,
  context: Context,
  number: number,
  testimonies: readonly Testimony[],
  isKept: IsKept,
): SentenceExplanation {
  const { tree } = stage;
  const sentence = tree.sentences[number - 1];
  if (!sentence) throw new RangeError(`no sentence ${number} among ${tree.sentences.length}`);
  const words = tree.tokens.slice(sentence.first, sentence.last + 1);
  return {
    number,
    start: sentence.start,
    end: sentence.end,
    text: tree.text.slice(sentence.start, sentence.end),
    tokens: words.map((token) => toExplainedToken(token, sentence)),
    mentions: explainMentions(stage, sentence, testimonies),
    rejected: explainRejected(stage, sentence, testimonies),
    attempts: [
      ...words.flatMap((token) => attemptsAt(context, token, isKept)),
      ...attemptsOfNames(context, sentence, isKept),
    ],
    untriggered: untriggeredIn(context, tree, words),
  };
}

const toExplainedToken = ({ text, lemma, tag, dep, head }: Token, { first }: Sentence): ExplainedToken => ({
  ...{ text, lemma, tag, dep },
  head: head - first,
});

function attemptsAt(context: Context, token: Token, isKept: IsKept): ExplainedAttempt[] {
  const { stage, rules } = context;
  return [
    ...framesAt(rules.index, stage.tree, token).flatMap(
      (triggered) => explainAttempt(context, { ...triggered, token }, isKept) ?? [],
    ),
    ...framesShutOut(rules.index, stage.tree, token).map((triggered) => explainShutOut(context, triggered)),
  ];
}

/** Frames that a name triggers by itself, such as "Nvidia's H20". */
function attemptsOfNames(context: Context, sentence: Sentence, isKept: IsKept): ExplainedAttempt[] {
  const { stage, rules } = context;
  return mentionsIn(stage, sentence)
    .filter(({ kind }) => kind === "name")
    .flatMap((mention) => trialsOfName(stage, rules, mention))
    .flatMap((trial) => explainAttempt(context, trial, isKept) ?? []);
}

function untriggeredIn({ stage, rules }: Context, tree: Tree, words: readonly Token[]): string[] {
  const isSilent = (token: Token) =>
    (token.pos === "VERB" || token.pos === "NOUN") &&
    !stage.at.has(token.i) &&
    framesAt(rules.index, tree, token).length === 0;
  return [...new Set(words.filter(isSilent).map(({ lemma }) => lemma.toLowerCase()))];
}
