// Cuts a text into the stretches that are parsed by themselves: paragraphs, list items, headings and what stands before
// a colon as a label ("MR. SMITH: …"). Line breaks inside a wrapped paragraph are no borders.
import type { Span } from "../../domain/index.ts";

export type BlockKind = "paragraph" | "item" | "heading" | "speaker" | "label";

/** A stretch of text with its kind; `label` is the number of the block that speaks it or heads it. */
export interface Block extends Span {
  readonly kind: BlockKind;
  readonly label: number | null;
}

const BULLET = /^[ \t]*(?:[-–—*•‣◦▪·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+/;
/** "Item 5.02 Departure of Directors or Certain Officers." of a filing, which ends like a sentence. */
const FORM_ITEM = /^Item \d{1,2}[A-Z]?(?:\.\d\d)?\.? \p{Lu}[^.]*\.?$/iu;
const WRAPPED_MIN = 45;
const WRAPPED_MAX = 100;

/** Splits a text into blocks in text order; blank ones are left out. */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const speakers = speakersOf(text);
  const hasQuestions = QUESTIONS.test(text);
  for (const span of joinWrapped(text, linesOf(text))) addBlocks(text, span, { speakers, hasQuestions }, blocks);
  return withAnswersGoingOn(blocks, hasQuestions);
}

/** In a transcript, what follows an answer without a label of its own is said by the same speaker, up to a heading. */
function withAnswersGoingOn(blocks: readonly Block[], hasQuestions: boolean): Block[] {
  const isTranscript = hasQuestions || blocks.filter(({ kind }) => kind === "speaker").length >= LABELS_OF_TRANSCRIPT;
  let speaker: number | null = null;
  return blocks.map((block, number) => {
    if (block.kind === "speaker") speaker = number;
    else if (block.kind === "heading" || block.kind === "label") speaker = null;
    const goesOn = isTranscript && block.label === null && /^(?:paragraph|item)$/.test(block.kind);
    return goesOn ? { ...block, label: speaker } : block;
  });
}

const LABELS_OF_TRANSCRIPT = 3;

const SHOUTED_NAME = "\\p{Lu}[\\p{Lu}.'’-]+(?: \\p{Lu}[\\p{Lu}.'’-]*){0,2}";
const SPEAKERS = new RegExp(`^[ \\t]*(${SHOUTED_NAME})(?:, [^:\\n]{2,80})?:[ \\t]`, "gmu");
const SPEAKER = new RegExp(`^(${SHOUTED_NAME})(?:, .*)?$`, "u");

/**
 * Last names of who speaks in a transcript: "MARIA OKOYE, HARBOUR NEWS:" and "OKOYE:" at the heads of lines, more than once, no word of which
 * stands anywhere in small letters. One who is only called by the last name is named elsewhere, or talks with another of that kind.
 */
function speakersOf(text: string): ReadonlySet<string> {
  const names = [...text.matchAll(SPEAKERS)].map(([, name]) => name!);
  if (names.length < 2) return NOBODY;
  const byLast = Map.groupBy(names, lastName);
  const small = new Set(text.match(/(?<![\p{L}])\p{Ll}{2,}/gu));
  const isWord = (name: string) => name.split(/[ .-]+/).some((word) => small.has(word.toLowerCase()));
  const repeated = [...byLast].filter(([, all]) => all.length > 1 && !all.some(isWord)).map(([last]) => last);
  const isNamed = (last: string) =>
    byLast.get(last)!.some((name) => name.includes(" ")) || text.includes(last[0] + last.slice(1).toLowerCase());
  return new Set(repeated.filter((last) => repeated.length > 1 || isNamed(last)));
}

const NOBODY: ReadonlySet<string> = new Set();

const lastName = (name: string): string => name.slice(name.lastIndexOf(" ") + 1);

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (let end = 0; end <= text.length; end++) {
    if (end < text.length && text[end] !== "\n" && text[end] !== "\r" && text[end] !== "\u2028") continue;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** Joins the lines of paragraphs that were wrapped at a fixed width. */
function joinWrapped(text: string, lines: readonly Span[]): Span[] {
  const joined: Span[] = [];
  let open: Span | null = null;
  let last = "";
  for (const line of lines) {
    const content = text.slice(line.start, line.end);
    if (open && continues(last, content)) open = { start: open.start, end: line.end };
    else {
      if (open) joined.push(open);
      open = content.trim() === "" ? null : line;
    }
    last = content;
  }
  if (open) joined.push(open);
  return joined;
}

function continues(last: string, line: string): boolean {
  if (line.trim() === "" || BULLET.test(line)) return false;
  const startsSmall = /^\s*\p{Ll}/u.test(line);
  if (last.length < WRAPPED_MIN || last.length > WRAPPED_MAX) return startsSmall && last.length >= 25;
  if (startsSmall) return true;
  return line.length <= WRAPPED_MAX && line.length > 20 && !isTitleLike(last) && !/[.!?:;”"’)\]]\s*$/.test(last);
}

/** Most longer words are capitalised: a heading, which is no part of the paragraph below. */
export function isTitleLike(line: string): boolean {
  const words = line.split(/\s+/).filter((word) => /^\p{L}{4,}/u.test(word));
  return words.length > 0 && words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length > 0.7;
}

/** Who speaks in a transcript, and whether it has questions and answers that are called so. */
interface Talk {
  readonly speakers: ReadonlySet<string>;
  readonly hasQuestions: boolean;
}

function addBlocks(text: string, span: Span, talk: Talk, blocks: Block[]): void {
  const content = text.slice(span.start, span.end);
  const bullet = BULLET.exec(content)?.[0].length ?? 0;
  const body = trim(text, { start: span.start + bullet, end: span.end });
  if (body.start >= body.end) return;
  const inner = text.slice(body.start, body.end);
  const label = findLabel(inner, talk) ?? findDateline(inner);
  if (!label) {
    blocks.push({ ...body, kind: kindOf(inner, bullet > 0), label: null });
    return;
  }
  blocks.push({ start: body.start, end: body.start + label.length, kind: label.kind, label: null });
  const rest = trim(text, { start: body.start + label.next, end: body.end });
  const kind = bullet > 0 ? "item" : "paragraph";
  if (rest.start < rest.end) blocks.push({ ...rest, kind, label: blocks.length - 1 });
}

function trim(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}

function kindOf(content: string, isItem: boolean): BlockKind {
  if (isItem) return "item";
  const isHeading = !/[.!?:;,”"]$/.test(content) || FORM_ITEM.test(content);
  return content.length < 200 && isHeading ? "heading" : "paragraph";
}

interface Label {
  readonly kind: "speaker" | "label";
  readonly length: number;
  readonly next: number;
}

const QUESTION = /^(Q|QUESTION)(?:\s*[:.–—-]\s*|\s+(?=[\p{Lu}(—–-]))/u;
const ANSWER = /^(A|ANSWER)\s*[:–—]\s*(?=[\p{Lu}“"])/u;
/** A text in which somebody asks and somebody answers. */
const QUESTIONS = /^[ \t]*Q(?:UESTION)?\s*[:–—][^\n]+\n\s*A(?:NSWER)?\s*[:–—]/mu;
const MAX_LABEL = 120;

const PLACE_AND_DATE = /^(\p{Lu}[\p{Lu}\p{Ll}\p{N}.,&/’' ]{2,60}(?:\([^()]{2,30}\))?)\s*(?:[–—]|--?)\s+(?=[\p{Lu}“"])/u;
const TELLS_DATELINE =
  /\)$|,\s(?:\p{Lu}\.){2}|,\s\p{Lu}\p{Ll}{2,5}\.|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|^(?=[^a-z]*$)\p{Lu}[\p{Lu}\s/,.&]{4,}$/u;

/** "IRVINE, CA / WIRE / May 5, 2024 /", "AUSTIN, Texas--(WIRE)--", "OSLO, May 5, 2024 /Wire/ --": a place, who distributes a release, and signs around it. */
const WIRES: readonly RegExp[] = [
  /^(\p{Lu}[^/:;()\n]{2,60} \/ \p{Lu}[\p{L} ]{2,24} \/ \p{Lu}\p{L}+\.? \d{1,2}, \d{4}) \/\s*(?=[\p{Lu}“"])/u,
  /^(\p{Lu}[^/:;()\n]{2,60}?(?:--|[–—])\s?\((?:\p{Lu}[\p{L}]*[ -]?){1,3}\))\s?(?:--|[–—])\s*(?=[\p{Lu}“"])/u,
  /^(\p{Lu}[^/:;()\n]{2,60}\/\p{Lu}[\p{L} -]{2,24}\/)\s?(?:--?|[–—])\s*(?=[\p{Lu}“"])/u,
];

/** "OSLO, Norway (Wire) —": where and when a report was filed; "X100 – a processor" is none. */
function findDateline(content: string): Label | null {
  const head = content.slice(0, MAX_LABEL);
  for (const wire of WIRES) {
    const [all, place] = wire.exec(head) ?? [];
    if (all && place) return { kind: "label", length: place.length, next: all.length };
  }
  const match = PLACE_AND_DATE.exec(head);
  if (!match || !TELLS_DATELINE.test(match[1]!.trim())) return null;
  return { kind: "label", length: match[1]!.trimEnd().length, next: match[0].length };
}

/** What stands before a colon and says who speaks or what is spoken of. */
function findLabel(content: string, { speakers, hasQuestions }: Talk): Label | null {
  const question = QUESTION.exec(content) ?? (hasQuestions ? ANSWER.exec(content) : null);
  if (question) return { kind: "speaker", length: question[1]!.length, next: question[0].length };
  const colon = content.slice(0, MAX_LABEL).indexOf(":");
  if (colon < 2 || colon + 1 >= content.length || !/\s/.test(content[colon + 1]!)) return null;
  const head = content.slice(0, colon);
  if (/[.!?]\s+\p{Ll}|[“”"]/u.test(head)) return null;
  const next = colon + 1;
  if (isShouted(head))
    return { kind: isPersonLabel(head) || isSpeaker(head, speakers) ? "speaker" : "label", length: colon, next };
  const quoted = /^\s*[“"]/.test(content.slice(next));
  return quoted && isNameLike(head) ? { kind: "speaker", length: colon, next } : null;
}

function isSpeaker(head: string, speakers: ReadonlySet<string>): boolean {
  const [, name] = SPEAKER.exec(head) ?? [];
  return name !== undefined && speakers.has(lastName(name));
}

const isShouted = (head: string) => /\p{Lu}{2}/u.test(head) && !/\p{Ll}{2}/u.test(head);
const TITLE =
  /^(?:MR|MRS|MS|DR|SEN|REP|GEN|GOV|SECRETARY|MINISTER|PRESIDENT|VICE|AMBASSADOR|SENIOR|DIRECTOR|CHAIR|CHAIRMAN|JUDGE|JUSTICE|THE PRESIDENT|CHANCELLOR|PRIME)\b/;
const isPersonLabel = (head: string) => TITLE.test(head) && head.split(/\s+/).length <= 7;

/** Nearly all words begin with a capital: a name with its titles, not the beginning of a sentence. */
function isNameLike(head: string): boolean {
  const words = head.split(/[\s,]+/).filter((word) => /\p{L}/u.test(word));
  const isPlain = (word: string) =>
    !/^[\p{Lu}(“]/u.test(word) && !/^(?:of|the|and|for|at|on|de|van|von|to|in)$/.test(word);
  return words.length > 0 && words.length <= 16 && !words.some(isPlain);
}
