// What a statement is limited to beside its own object, as its role says it: "of H20, MI308 for China". Both ways.
import { compareText } from "../domain/index.ts";
import type { Ontology } from "./ontology.ts";

/** Names by the word that introduces them. */
export type Scope = ReadonlyMap<string, readonly string[]>;

/** The words that introduce names in a role of this relation, in their order; none where its role says something else. */
export function scopeWords(relation: string, { relations }: Pick<Ontology, "relations">): string[] {
  return Object.keys(relations.get(relation)?.scope ?? {});
}

/** @returns the names of each word in order, null where there are none */
export function writeScope(scope: Scope, words: readonly string[]): string | null {
  const parts = words.flatMap((word) => {
    const names = [...new Set(scope.get(word))].sort(compareText).map((name) => toName(name, words));
    return names.length > 0 ? [`${word} ${names.join(", ")}`] : [];
  });
  return parts.length > 0 ? parts.join(" ") : null;
}

/** Reads what `writeScope` wrote with the same words. @returns nothing of a role that begins with none of them */
export function readScope(role: string, words: readonly string[]): Scope {
  const scope = new Map<string, string[]>();
  let names: string[] | undefined;
  let isNext = true;
  for (const [token] of role.matchAll(/"(?:[^"]|"")*"|,|[^\s,"]+/g)) {
    const isWord = words.includes(token);
    if (isWord) {
      names = scope.get(token) ?? [];
      scope.set(token, names);
    }
    if (names === undefined) return scope;
    const isEnd = isWord || token === ",";
    if (!isEnd) names.push(isNext ? unquoted(token) : `${names.pop()} ${unquoted(token)}`);
    isNext = isEnd;
  }
  return scope;
}

const unquoted = (token: string) => (token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token);

/** In quotation marks where it would not be read as one name. */
function toName(name: string, words: readonly string[]): string {
  const isPlain = /^[^\s,"]+(?: [^\s,"]+)*$/.test(name) && !name.split(" ").some((part) => words.includes(part));
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}
