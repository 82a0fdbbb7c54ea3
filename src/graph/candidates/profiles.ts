// Profiles made ready to be compared, with what only all of them together tell: how rare a name and an edge is.
import type { EntityProfile } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import { type NameForm, toNameForm } from "./names.ts";

/** An entity with its names taken apart. */
export interface Prepared {
  readonly profile: EntityProfile;
  /** The preferred name first. At most MAX_NAMES. */
  readonly names: readonly NameForm[];
  /** Types that the same thing is often taken for are one family. */
  readonly family: string;
}

/** Names of one entity that are compared; an entity with more is known well enough by these. */
const MAX_NAMES = 16;

export function toPrepared(profile: EntityProfile, families: ReadonlyMap<string, string>): Prepared {
  const { type, name, aliases } = profile;
  const forms = new Map<string, NameForm>();
  for (const text of [name, ...aliases]) {
    if (forms.size >= MAX_NAMES) break;
    const form = toNameForm(text, type);
    const key = `${form.words.join(" ")}|${form.legalForm}|${form.generation}`;
    if (!forms.has(key)) forms.set(key, form);
  }
  return { profile, names: [...forms.values()], family: families.get(type) ?? type };
}

/** Entity type → the family of types that are confused with each other, by the name of its first one. */
export function familiesOf({ entityTypes }: Pick<Ontology, "entityTypes">): Map<string, string> {
  const families = new Map([...entityTypes.keys()].map((name) => [name, name]));
  for (const { name, confusedWith } of entityTypes.values()) {
    const joined = new Set([name, ...confusedWith].map((type) => families.get(type) ?? type));
    const [first] = [...joined].sort();
    for (const [type, family] of families) if (joined.has(family)) families.set(type, first!);
  }
  return families;
}
