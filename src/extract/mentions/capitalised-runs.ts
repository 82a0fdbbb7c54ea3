// Stretches of capitalised words, in which names are looked for by the words that tell what they are.
import { isCapitalised } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";

/** Legal forms, at which the name of a company ends. */
export const SUFFIX =
  /^(?:Inc\.?|Corp\.?|Corporation|L(?:td|TD)\.?|Limited|LLC|L\.L\.C\.|L\.?L\.?P\.?|L\.?P\.?|PLC|plc|GmbH|KGaA|AG|SE|ASA|Oyj|NV|N\.V\.|N\.A\.|BV|B\.V\.|S\.A\.|S\.p\.A\.?|S\.[aà]\.?r\.l\.?|Co\.|K\.K\.|Holdings)$/;

/** Small words that connect the capitalised ones of a name. */
export const CONNECTOR = /^(?:of|and|for|the|on|to|in|&|against|with|de|du|la|-|–|’s|'s)$/;

/** Stretches of capitalised words, joined by small connecting words when another capital follows. */
export function capitalisedRuns({ tokens }: Tree): [number, number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!startsRun(tokens[i]!)) continue;
    let last = i;
    for (let k = i + 1; k < tokens.length && tokens[k]!.sentence === tokens[i]!.sentence; k++) {
      if (isNameWord(tokens[k]!)) last = k;
      else if (isPlaceInName(tokens, k)) k += 2;
      else if (tokens[k]!.text === "," && SUFFIX.test(tokens[k + 1]?.text ?? ""))
        last = ++k; // "Tern Optics, K.K."
      else if (!CONNECTOR.test(tokens[k]!.lower) || k - last > 2) break;
    }
    runs.push([i, last]);
    i = last;
  }
  return runs;
}

/** "Tern Optics (Oslo) Co. Ltd.": one capitalised word in brackets before more of the name. */
function isPlaceInName(tokens: readonly Token[], k: number): boolean {
  const [open, place, close, next] = tokens.slice(k, k + 4);
  return (
    open?.text === "(" &&
    close?.text === ")" &&
    place !== undefined &&
    isNameWord(place) &&
    SUFFIX.test(next?.text ?? "")
  );
}

export const isNameWord = (token: Token) =>
  isCapitalised(token) &&
  token.pos !== "PRON" &&
  token.pos !== "VERB" &&
  !/^(?:The|This|That|These|A|An|In|On|At|By|Of|And|For|I)$/.test(token.text);
const startsRun = (token: Token) =>
  isNameWord(token) &&
  !/^(?:Pursuant|Under|According|Subject)$/.test(token.text) &&
  !/^(?:ADP|DET|SCONJ|CCONJ|PRON|AUX|ADV|INTJ)$/.test(token.pos);
