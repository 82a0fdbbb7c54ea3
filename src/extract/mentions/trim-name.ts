// A name as the model found it, cut to what is the name and made whole where the model cut into it.
import type { NamedSpan, Token, Tree } from "../parse/tree.ts";
import { SUFFIX } from "./capitalised-runs.ts";

/** Without determiner, possessive and outer punctuation; up to the first bracket. */
export function trimName({ tokens }: Tree, name: NamedSpan): NamedSpan | null {
  let { first, last } = name;
  while (
    first <= last &&
    /^(?:the|a|an|'s|’s|this|that|its|our|'|’|"|“|\(|,|former|then|late|current|outgoing|incoming|longtime)$/i.test(
      tokens[first]!.text,
    )
  )
    first++;
  while (first < last && name.label === "ORG" && /^(?:full|entire|whole|new|independent)$/.test(tokens[first]!.text))
    first++;
  if (first < last && tokens[first]?.lower === "ex" && tokens[first + 1]?.text === "-") first += 2; // "Ex-Intel chief"
  if (tokens[first]?.text === "Charge" && tokens[first - 1]?.lower === "in") first++; // "Special Agent in Charge X"
  if (first < last && name.label === "PERSON" && /^Spokes(?:person|man|woman)$/.test(tokens[first]!.text)) first++;
  while (first < last && name.label === "PERSON" && TITLE.test(tokens[first]!.text)) first++;
  while (first < last - 1 && name.label === "PERSON" && LATER_TITLE.test(tokens[last]!.text)) last--;
  const lead = tokens
    .slice(first, last)
    .findLastIndex(
      ({ tag, lower }) =>
        tag === "NN" &&
        /^(?:company|firm|giant|chipmaker|maker|startup|group|bank|agency|provider|supplier|designer|developer)$/.test(
          lower,
        ),
    );
  if (lead >= 0) first += lead + 1;
  const closed = tokens.slice(first, last).findIndex(({ text }) => text === "]"); // "[Maria] Okoye"
  if (closed >= 0) first += closed + 1;
  const bracket = tokens.slice(first, last + 1).findIndex(({ text }) => /^[([\n:;|]/.test(text));
  if (bracket > 0) last = first + bracket - 1;
  while (last >= first && /^(?:'s|’s|'|’|"|”|\)|,|\.|-|–|—|and|or|of|the|in|to|at)$/.test(tokens[last]!.text)) last--;
  if (name.label === "ORG" && isJoined(tokens, last)) last += 2;
  if (name.label === "PERSON" && isHyphenated(tokens, first)) first -= 2;
  if (name.label === "PERSON" && isCutOff(tokens, last)) last += 2;
  if (name.label === "PERSON" && isNicknamed(tokens, last)) last = surnameEnd(tokens, last + 4);
  while (first <= last && tokens[last + 1] && SUFFIX.test(tokens[last + 1]!.text)) last++;
  if (first <= last && tokens[last + 1]?.text === "," && SUFFIX.test(tokens[last + 2]?.text ?? "")) last += 2;
  return first <= last ? { ...name, first, last } : null;
}

/** "Tern" of "Tern-Heron": the other half of a name after a hyphen. */
const isJoined = (tokens: Tree["tokens"], last: number) => {
  const [name, hyphen, half] = tokens.slice(last, last + 3);
  return (
    hyphen?.text === "-" &&
    half !== undefined &&
    name!.end === hyphen.start &&
    hyphen.end === half.start &&
    half.tag.startsWith("NNP") &&
    /^\p{Lu}/u.test(half.text) &&
    name!.head >= name!.i &&
    name!.head <= half.i
  );
};

/** "Chi Kuo" of "Ming-Chi Kuo". */
const isHyphenated = (tokens: Tree["tokens"], first: number) =>
  tokens[first - 1]?.text === "-" &&
  /^\p{Lu}\p{Ll}+$/u.test(tokens[first - 2]?.text ?? "") &&
  tokens[first - 2]!.end === tokens[first]!.start - 1;

/** "Maria" of "Maria “Mia” Okoye" and of "Maria (MJ) Okoye". */
const isNicknamed = (tokens: Tree["tokens"], last: number) => {
  const [open, nickname, close, surname] = tokens.slice(last + 1, last + 5);
  return (
    /^(?:[“"] [”"]|\( \))$/.test(`${open?.text} ${close?.text}`) &&
    /^\p{Lu}[\p{L}.]*$/u.test(nickname?.text ?? "") &&
    isNameWord(surname)
  );
};

const isNameWord = (token: Token | undefined) =>
  token?.tag.startsWith("NNP") === true && /^\p{Lu}\p{Ll}/u.test(token.text);

/** "Johnston Holthaus": a surname of two words. */
const surnameEnd = (tokens: Tree["tokens"], last: number) =>
  tokens[last]!.dep === "compound" && tokens[last]!.head === last + 1 && isNameWord(tokens[last + 1]) ? last + 1 : last;

/** "Ahn Duk" of "Ahn Duk-geun". */
const isCutOff = (tokens: Tree["tokens"], last: number) =>
  tokens[last + 1]?.text === "-" &&
  /^\p{Ll}{2,}$/u.test(tokens[last + 2]?.text ?? "") &&
  tokens[last]!.end + 1 === tokens[last + 2]!.start &&
  tokens[last + 2]!.tag.startsWith("NNP");

/** What stands after a person's name and is no part of it: "named Peter Hale CFO". */
const LATER_TITLE = /^(?:CEO|CFO|CTO|COO|CIO)$/;
/** What stands before a person's name and is no part of it. */
const TITLE = /^(?:CEO|CFO|CTO|COO|Professor|Prof\.?|Chef|Rev\.?)$/;
