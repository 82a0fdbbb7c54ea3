// Where only firms stand: before a ticker, owning shares and revenue, saying what "its" sales were, being delisted.
import type { Token, Tree } from "../parse/tree.ts";

/** Whether what is said around a name of one word, or around the last word of one, is said of firms and hardly of people or places. */
export function standsAsFirm(tree: Tree, i: number): boolean {
  const { tokens } = tree;
  const token = tokens[i]!;
  const parent = tokens[token.head]!;
  const lemma = parent.lemma.toLowerCase();
  if (isListed(tree, token)) return true;
  switch (token.dep) {
    case "compound":
      return parent.i === i + 1 && HAS.test(parent.lower);
    case "poss":
      return OWNS.test(parent.lower);
    case "pobj":
      return isOfShares(tokens, parent);
    case "nsubj":
      return (
        speaksOfIts(tokens, i) ||
        (lemma === "lay" && tokens[parent.i + 1]?.lower === "off") ||
        isReporting(tree, parent)
      );
    case "nsubjpass":
      return /^(?:acquire|delist|blacklist)$/.test(lemma);
    case "dobj":
      return /^(?:acquire|delist|blacklist)$/.test(lemma) || (lemma === "add" && isListAfter(tokens, i));
    default:
      return false;
  }
}

/** What is said of firms and people, but of no place. */
export function suffersAsFirm({ tokens }: Tree, i: number): boolean {
  const { dep, head } = tokens[i]!;
  return (
    /^(?:dobj|nsubjpass)$/.test(dep) &&
    /^(?:sue|fine|sanction|penali[sz]e|indict|buy|purchase)$/.test(tokens[head]!.lemma)
  );
}

/** "X makes sensors", "X plans to build a plant", "X declined to comment": firms do so more often than people who are called by one name. */
export function actsAsMaker({ tokens }: Tree, i: number): boolean {
  const { dep, head } = tokens[i]!;
  const verb = tokens[head]!;
  if (dep !== "nsubj" || verb.i < i) return false;
  return ACTS.test(verb.lemma) || (verb.lemma === "decline" && /^comment$/.test(tokens[verb.i + 2]?.lower ?? ""));
}

const ACTS =
  /^(?:manufacture|ship|supply|launch|release|unveil|license|outsource|violate|operate|invest|employ|debut|compete|plan|expand)$/;

const HAS =
  /^(?:shares|stock|shareholders?|investors?|executives?|employees|earnings|spokesperson|spokesman|spokeswoman|engineers|chipsets?)$/;
const OWNS =
  /^(?:shares|stock|revenues?|earnings|profits?|shareholders?|subsidiary|subsidiaries|spokesperson|spokesman|spokeswoman|lineup|investors?|customers?|backlog|ipo)$/;

/** "X (NASDAQ: TERN)". */
const isListed = ({ text }: Tree, { end }: Token): boolean =>
  text[end + 1] === "(" && TICKER.test(text.slice(end, end + 24));
const TICKER =
  /^ \((?:NASDAQ|Nasdaq|NYSE|LSE|TSX|TWSE|TSE|KRX|HKEX|SSE|SZSE|OTC\p{L}*|Euronext|Xetra)[^():]{0,8}: ?[A-Z0-9]/u;

/** "shares of X", "a spokeswoman for X". */
function isOfShares(tokens: readonly Token[], { lower, head }: Token): boolean {
  const noun = tokens[head]!.lower;
  return (
    (lower === "of" && /^(?:shares|shareholders?|earnings|subsidiary|subsidiaries|takeover)$/.test(noun)) ||
    (lower === "for" && /^spokes(?:person|man|woman)$/.test(noun))
  );
}

/** "X said its revenue rose", "X expects it will grow", "X raised its forecast": no person does. */
function speaksOfIts(tokens: readonly Token[], i: number): boolean {
  let at = i + 1;
  if (/^(?:has|had|will|also|recently|now|would)$/.test(tokens[at]?.lower ?? "")) at++;
  const verb = tokens[at];
  if (verb?.pos !== "VERB" || tokens[i]!.head !== verb.i) return false;
  const next = tokens[at + 1]?.lower === "that" ? at + 2 : at + 1;
  const word = tokens[next]?.lower ?? "";
  return word === "its" || (word === "it" && /^(?:say|announce|expect|report|warn|confirm|add|deny)$/.test(verb.lemma));
}

/** "X reported a loss of $3 million". */
const isReporting = ({ tokens }: Tree, verb: Token): boolean =>
  /^(?:report|post|book)$/.test(verb.lemma) &&
  verb.children.some(
    (k) =>
      tokens[k]!.dep === "dobj" && /^(?:loss|profit|revenue|earnings|income|sales?|results?)$/.test(tokens[k]!.lemma),
  );

/** "added X to the Entity List". */
const isListAfter = (tokens: readonly Token[], i: number): boolean =>
  tokens[i + 1]?.lower === "to" && tokens.slice(i + 2, i + 7).some(({ lower }) => /^(?:list|blacklist)$/.test(lower));
