// Which part of the ontology decides what is derived, so that a store knows whether it was derived by another one.
import { foldName, hashOf } from "../domain/index.ts";
import type { Ontology, RelationType } from "../ontology/index.ts";

/** What derivation does not read of a relation. Whatever is added to relations counts until it is named here. */
const UNREAD: ReadonlySet<string> = new Set<keyof RelationType>([
  ...(["definition", "inverse", "triggers"] as const),
  ...(["domain", "range", "identifying"] as const),
]);

/** A hash of all that derivation reads of an ontology: stores that were derived by equal rules hold the same of the same log. */
export function rulesOf(ontology: Ontology): string {
  const rules = known.get(ontology) ?? hashRules(ontology);
  known.set(ontology, rules);
  return rules;
}

/** Asked for at each change of a store, and not cheap. */
const known = new WeakMap<Ontology, string>();

function hashRules(ontology: Ontology): string {
  const relations = [...ontology.relations].map(([name, type]) => {
    const read = Object.entries(type).filter(([member]) => !UNREAD.has(member));
    const scope = Object.entries(type.scope ?? {}).map(([word, types]) => [word, types.toSorted()]);
    return [name, { ...Object.fromEntries(read), scope }];
  });
  const posts = [...ontology.posts].map(([name, post]) => [name, [foldName(post.name), post.several]]);
  // In order of names: that of the files says nothing.
  return hashOf({
    entityTypes: [...ontology.entityTypes.keys()].sort(),
    relations: Object.fromEntries(relations),
    posts: Object.fromEntries(posts),
  });
}
