// An explanation of a sentence for people: tree, mentions, statements, and what kept the others from being stated.
import type {
  ExplainableDocument,
  ExplainedAttempt,
  ExplainedClaim,
  ExplainedEnd,
  ExplainedMention,
  ExplainedPlace,
  ExplainedToken,
  Failure,
  PlacedEnd,
  RejectedMention,
  SentenceExplanation,
} from "../extract/index.ts";

export interface ExplanationTextOptions {
  /** How many sentences the document has. */
  readonly of: number;
  /** Also frames that found neither end. */
  readonly all: boolean;
}

/** The sentences of a document with their numbers. */
export function toSentenceList({ sentences }: ExplainableDocument): string {
  const width = String(sentences.length).length;
  return sentences.map(({ text }, i) => `${String(i + 1).padStart(width)}  ${oneLine(text)}`).join("\n");
}

export function toExplanationText(explanation: SentenceExplanation, { of, all }: ExplanationTextOptions): string {
  const { number, start, end, text, tokens, mentions, rejected, attempts, untriggered } = explanation;
  const [stated, failed] = [attempts.filter(({ failure }) => !failure), attempts.filter(({ failure }) => failure)];
  const near = all ? failed : failed.filter(isNear);
  return [
    `Sentence ${number} of ${of}, characters ${start} to ${end}`,
    `  “${oneLine(text)}”`,
    ...section("Tree: word, tag, lemma where it is another, relation to the word above", treeLines(tokens)),
    ...section("Mentions", mentions.map(mentionLine)),
    ...section("Taken for a mention, and none", rejected.map(rejectedLine)),
    ...section("Stated", stated.flatMap(statedLines), "nothing"),
    ...section("Not stated, though a trigger word is there", near.flatMap(failedLines)),
    ...hiddenLine(failed.length - near.length),
    ...section("Verbs and nouns that trigger no frame", untriggered.length > 0 ? [`  ${untriggered.join(", ")}`] : []),
    "",
  ].join("\n");
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

function section(title: string, lines: readonly string[], empty?: string): string[] {
  if (lines.length > 0) return ["", title, ...lines];
  return empty ? ["", title, `  ${empty}`] : [];
}

const hiddenLine = (hidden: number) =>
  hidden > 0 ? ["", `${hidden} more frames with a trigger here found neither end; --all shows them.`] : [];

/** One end was found, or something of a wrong type, too far or unresolved stands in a place. */
function isNear({ subject, object, failure }: ExplainedAttempt): boolean {
  if (failure?.kind === "shut out") return true;
  const hasSome = ({ filledBy }: ExplainedEnd) => filledBy.length > 0;
  const hasMention = ({ places }: ExplainedEnd) => places.some(({ mentions }) => mentions.length > 0);
  return (hasSome(subject) && hasMention(object)) || (hasSome(object) && hasMention(subject)) || hasSome(subject);
}

/** The tree with a branch a word, each below what governs it, in text order. */
function treeLines(tokens: readonly ExplainedToken[]): string[] {
  const below = (head: number) => tokens.flatMap((token, i) => (token.head === head && i !== head ? [i] : []));
  const branch = (i: number, lead: string, isLast: boolean): string[] => {
    const children = below(i);
    const next = `${lead}${isLast ? "   " : "│  "}`;
    return [
      `${lead}${isLast ? "└─ " : "├─ "}${tokenText(tokens[i]!)}`,
      ...children.flatMap((child, k) => branch(child, next, k === children.length - 1)),
    ];
  };
  const roots = tokens.flatMap(({ head }, i) => (head === i || head < 0 || head >= tokens.length ? [i] : []));
  return roots.flatMap((root) => {
    const children = below(root);
    return [
      `  ${tokenText(tokens[root]!)}`,
      ...children.flatMap((child, k) => branch(child, "  ", k === children.length - 1)),
    ];
  });
}

function tokenText({ text, lemma, tag, dep }: ExplainedToken): string {
  const isOther = lemma.toLowerCase() !== text.toLowerCase();
  return `${text}  ${tag}${isOther ? ` (${lemma})` : ""} ${dep}`;
}

/** What a pronoun may mean, by its class. */
const PRONOUNS: Readonly<Record<string, string>> = {
  he: "pronoun for a person",
  it: "pronoun for a thing",
  we: "pronoun for who speaks or writes",
};

function mentionLine({ text, types, kind, means, known, reasons, onDemand }: ExplainedMention): string {
  const named = `${types.join(" or ")}${onDemand ? ", only where a statement needs it" : ""}`;
  const what =
    kind === "name" ? named : kind === "pronoun" ? PRONOUNS[types[0]!] : `description of a ${types.join(" or ")}`;
  const meaning = means === null ? " → nothing that is sure" : means === text && known === null ? "" : ` → ${means}`;
  return `  ${oneLine(text)}: ${what}${meaning}${known ? ` [${known}]` : ""}; ${reasons.join("; ") || "no reason kept"}`;
}

const rejectedLine = ({ text, type, reason, lostTo }: RejectedMention) =>
  `  ${oneLine(text)} (${type}: ${reason}): ${lostTo ? `more speaks for “${oneLine(lostTo)}”` : "a title, a heading or a common word is no name"}`;

function statedLines(attempt: ExplainedAttempt): string[] {
  const isFilled = ({ mentions }: ExplainedPlace) => mentions.length > 0;
  const filled = (end: ExplainedEnd) => ({ ...end, places: end.places.filter(isFilled) });
  const shown = { ...attempt, subject: filled(attempt.subject), object: filled(attempt.object) };
  return [...attempt.claims.map(claimLine), `      ${frameText(attempt)}`, ...placeLines(shown)];
}

function claimLine({ subject, relation, object, role, polarity, modality, ...claim }: ExplainedClaim): string {
  const { source, time, confidence, isKept } = claim;
  const marks = [
    ...(polarity === "negated" ? ["negated"] : []),
    ...(modality === "asserted" ? [] : [modality]),
    ...(role ? [`as “${role}”`] : []),
    ...(source ? [`according to ${source.text}`] : []),
    ...(time ? [`time ${time}`] : []),
    `confidence ${confidence.toFixed(2)}`,
  ];
  const kept = isKept ? "" : " (not kept: a surer frame says the same)";
  return `  ${subject} ${relation} ${object}: ${marks.join(", ")}${kept}`;
}

const frameText = ({ relation, by, trigger, confidence }: ExplainedAttempt) =>
  `${relation} by the ${by} “${oneLine(trigger)}” (frame confidence ${confidence})`;

function failedLines(attempt: ExplainedAttempt): string[] {
  return [`  ${frameText(attempt)}: ${failureText(attempt.failure!, attempt)}`, ...placeLines(attempt)];
}

function failureText(failure: Failure, { subject, object }: ExplainedAttempt): string {
  switch (failure.kind) {
    case "shut out":
      return `shut out by “${failure.before}” before it`;
    case "condition":
      return conditionText(failure);
    case "subject missing":
      return `no subject of type ${subject.types.join(", ")}`;
    case "object missing":
      return `no object of type ${object.types.join(", ")}`;
    case "both missing":
      return "neither end was found";
    case "one and the same":
      return "both ends are the same";
    case "undone":
      return "what governs it undoes it, or only permits it";
  }
}

function conditionText({ condition, place, words }: Extract<Failure, { kind: "condition" }>): string {
  const some = words.length > 8 ? [...words.slice(0, 8), "…"] : words;
  if (condition === "unless") return `not said when “${place}” is one of: ${some.join(", ")}`;
  return words.length === 0 ? `“${place}” must be empty` : `“${place}” must be one of: ${some.join(", ")}`;
}

function placeLines({ subject, object }: ExplainedAttempt): string[] {
  const line = (end: string, { place, words, mentions }: ExplainedPlace) => {
    const stands = words.length > 0 ? ` “${words.join("”, “")}”` : "";
    const means = mentions.length > 0 ? [...new Set(mentions.map(endText))].join(", ") : "no mention";
    return `      ${end} at ${place}:${stands} → ${means}`;
  };
  return [
    ...subject.places.map((place) => line("subject", place)),
    ...object.places.map((place) => line("object", place)),
  ];
}

const REFUSALS = {
  type: "another type than wanted",
  distance: "too far",
  reference: "refers to nothing that is sure",
} as const;

const endText = ({ text, type, refused }: PlacedEnd) =>
  `${oneLine(text)} (${type.replace(/^\?/, "")}${refused ? `: ${REFUSALS[refused]}` : ""})`;
