// Which mentions of one document are one entity.
import { foldName, type TypedMention } from "../domain/index.ts";

/** For every mention the number of its cluster's first mention; -1 for a reference to nothing. */
export function clusterMentions(mentions: readonly TypedMention[]): number[] {
  const firsts = new Map<string, number>();
  const clusters: number[] = mentions.map(() => -1);
  mentions.forEach((mention, number) => {
    if (mention.kind !== "name") return;
    const target = mentions[rootOf(mentions, number)]!;
    const key = keyOf(target);
    const first = firsts.get(key) ?? number;
    firsts.set(key, first);
    clusters[number] = first;
  });
  mentions.forEach((mention, number) => {
    if (mention.kind === "name") return;
    const root = rootOf(mentions, number);
    clusters[number] = root === number ? -1 : (clusters[root] ?? -1);
  });
  return clusters;
}

/** Where a chain of references ends; a circle ends where it began. */
function rootOf(mentions: readonly TypedMention[], number: number): number {
  let at = number;
  for (let step = 0; step < mentions.length && mentions[at]!.refersTo !== null; step++) {
    at = mentions[at]!.refersTo!;
    if (at === number) return number;
  }
  return at;
}

function keyOf({ known, type, name }: TypedMention): string {
  return known ? `known ${known}` : `${type} ${nameKey(type, name)}`;
}

/** Names that differ only in article, possessive, company suffix or a plural of goods are one. */
export function nameKey(type: string, name: string): string {
  const plain = foldName(name)
    .replace(/^(?:the|an?) /, "")
    .replace(/['’]s$/, "");
  if (type === "Company")
    return plain.replace(/,? (?:inc|corp|ltd|llc|plc|co|corporation|limited|incorporated|company)\.?$/, "");
  if (type === "Technology" || type === "Policy") return plain.replace(/([^s])s$/, "$1");
  return plain;
}
