// Which entities a statement is limited to: its role tells names, and its own document whose names they are.
import { compareText, type ExtractedEntity, foldName, type Statement } from "../domain/index.ts";
import { type Ontology, readScope, scopeWords } from "../ontology/index.ts";

/** Names as they are compared, by the word of the role that introduces them, in its order: "the PRC" is "prc". */
export function scopeNames(
  { relation, role }: Pick<Statement, "relation" | "role">,
  ontology: Ontology,
): [word: string, names: string[]][] {
  if (role === null) return [];
  const words = scopeWords(relation, ontology);
  const scope = readScope(role, words);
  return words.flatMap((word): [string, string[]][] => {
    const names = [...new Set(scope.get(word)?.map(toComparedName))];
    return names.length > 0 ? [[word, names]] : [];
  });
}

const toComparedName = (name: string) => foldName(name).replace(/^the /u, "");

/**
 * The entities that a role names, as they are shown, by the word that introduces them, as JSON: those of its document that have such a
 * name, and a type that the word stands before. Null where there are none.
 */
export function scopeIdsOf(
  statement: Pick<Statement, "relation" | "role">,
  entities: readonly Pick<ExtractedEntity, "id" | "type" | "name" | "aliases">[],
  shown: (id: string) => string,
  ontology: Ontology,
): string | null {
  const named = scopeNames(statement, ontology);
  if (named.length === 0) return null;
  const types = ontology.relations.get(statement.relation)?.scope ?? {};
  const found = named.flatMap(([word, names]) => {
    const meant = entities.filter(
      ({ type, name, aliases }) =>
        types[word]?.includes(type) && [name, ...aliases].some((each) => names.includes(toComparedName(each))),
    );
    const ids = [...new Set(meant.map(({ id }) => shown(id)))].sort(compareText);
    return ids.length > 0 ? [[word, ids] as const] : [];
  });
  return found.length > 0 ? JSON.stringify(Object.fromEntries(found)) : null;
}
