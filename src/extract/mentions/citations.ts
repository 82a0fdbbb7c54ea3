// Laws called by where they stand: "18 U.S.C. § 371", "15 CFR 744.21".
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toSpanCandidate } from "./candidate.ts";

const RANK = 99; // above the country and the firm that their letters look like

/** Candidates for the citations of a code: its title, its letters and the section. They are worth having where something is said of them. */
export function findCitations({ tree }: Scene): Candidate[] {
  return tree.tokens.flatMap((code) => {
    if (!CODE.test(code.text)) return [];
    const cited = CITED.exec(tree.text.slice(code.start, code.start + LONGEST));
    const title = tree.tokens[code.i - 1];
    if (!cited || !title || !/^\d{1,2}$/.test(title.text)) return [];
    const end = code.start + cited[0].length;
    const span = { start: title.start, end };
    const last = lastWithin(tree, code, end);
    const forms = cited[1] ? [tree.text.slice(title.start, end - cited[1].length)] : [];
    return [toSpanCandidate(tree, span, title.i, last, { type: "Policy", rank: RANK, onDemand: true, forms })];
  });
}

const CODE = /^(?:U\.S\.C\.?|USC|U\.S\.|CFR|C\.F\.R\.?|U\.S\.C\.A\.?)/;
const LONGEST = 60;
/** The code and a section of it, with what the section is divided into. */
const CITED =
  /^(?:U\. ?S\. ?C\. ?(?:A\.)?|USC|CFR|C\. ?F\. ?R\.)(?: ?(?:§§?|Sec(?:tion|\.)|Part|Chapter)){0,2} ?\d[\w.]{0,8}(?<![.])((?:\([A-Za-z0-9]{1,4}\))*)/;

function lastWithin({ tokens }: Tree, { i }: Token, end: number): number {
  let last = i;
  while (tokens[last + 1] && tokens[last + 1]!.start < end) last++;
  return last;
}
