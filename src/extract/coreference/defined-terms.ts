// What a filing defines once and uses throughout: 'Tern Optics, Inc. (the “Company”, “we” or “our”)'.
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Tree } from "../parse/tree.ts";

const DEFINITION = /^[”"’']?,?\s*\(([^()]{0,120}[“"][^()]{1,120})\)/;

/** Terms of a document in small letters, each with the number of the name that it stands for; the first definition counts. */
export type DefinedTerms = ReadonlyMap<string, number>;

/** Finds the terms that a bracket right after a company's name defines in quotation marks. */
export function findDefinedTerms({ text }: Tree, mentions: readonly PlacedMention[]): DefinedTerms {
  const terms = new Map<string, number>();
  for (const { kind, type, onDemand, end, number } of mentions) {
    if (kind !== "name" || type !== "Company" || onDemand) continue;
    const [, inside] = DEFINITION.exec(text.slice(end, end + 260)) ?? [];
    for (const term of inside?.matchAll(/[“"]([^”"]{1,40}?)[,.]?[”"]/g) ?? []) {
      const key = term[1]!.toLowerCase().replace(/^the /, "");
      if (!terms.has(key)) terms.set(key, number);
    }
  }
  return terms;
}

/** The company that writes: the document's author, or who is defined as "we" or "the Company". */
export function findWriter(
  mentions: readonly PlacedMention[],
  terms: DefinedTerms,
  author: string | null,
): PlacedMention | undefined {
  const defined = terms.get("we") ?? terms.get("our") ?? terms.get("us") ?? terms.get("company");
  const isAuthor = ({ kind, onDemand, name, text }: PlacedMention) =>
    kind === "name" &&
    !onDemand &&
    (toPlainName(name) === toPlainName(author!) || toPlainName(text) === toPlainName(author!));
  const own = author === null ? undefined : mentions.find(isAuthor);
  return own ?? (author === null && defined !== undefined ? mentions[defined] : undefined);
}

const LEGAL_FORM =
  /,? (?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|n\.?v|s\.?a|ag|se|holdings?)\.?$/i;

/** A name without its legal form and in small letters: the author of a filing calls itself by a shorter name. */
function toPlainName(name: string): string {
  let plain = name.trim();
  while (LEGAL_FORM.test(plain)) plain = plain.replace(LEGAL_FORM, "");
  return plain.toLowerCase();
}
