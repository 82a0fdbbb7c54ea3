// Which predicted entity is which labelled one, and which labels are one triple.
import type { GoldDocument, GoldRelation, Predicted } from "./gold.ts";
import { normaliseForm, toTriple } from "./names.ts";

export interface Alignment {
  /** Predicted id → name of the labelled entity. */
  readonly toGold: ReadonlyMap<string, string>;
  /** Name of each labelled entity that was found → the predicted id that counts for it. */
  readonly used: ReadonlyMap<string, string>;
  /** Predicted ids that only a description pairs: neither rewarded nor punished. */
  readonly neutral: ReadonlySet<string>;
  /** Name of each labelled entity → its type. */
  readonly types: ReadonlyMap<string, string>;
}

const intersects = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((form) => b.has(form));
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((form) => b.has(form)).length;

/** Normalised forms of the labelled entities: names and aliases, and all with descriptions. */
export function formsOf(gold: GoldDocument): { firm: Map<string, Set<string>>; all: Map<string, Set<string>> } {
  const firm = new Map(
    gold.entities.map(({ name, aliases }) => [name, new Set([name, ...aliases].map(normaliseForm))]),
  );
  const all = new Map(
    gold.entities.map(({ name, aliases, descriptions }) => [
      name,
      new Set([name, ...aliases, ...(descriptions ?? [])].map(normaliseForm)),
    ]),
  );
  return { firm, all };
}

/** Names of a predicted entity. */
function namedForms({ name, aliases, mentions }: Predicted["entities"][number]): Set<string> {
  const named = mentions.filter(({ kind }) => kind === "name").map(({ text }) => text);
  return new Set([name, ...aliases, ...named].map(normaliseForm));
}

/** Pairs entities by the forms they share. */
export function align(gold: GoldDocument, entities: Predicted["entities"]): Alignment {
  const { firm, all } = formsOf(gold);
  const types = new Map(gold.entities.map(({ name, type }) => [name, type]));
  const toGold = new Map<string, string>();
  const used = new Map<string, string>();
  for (const entity of entities) {
    const forms = namedForms(entity);
    const rank = (name: string) => [
      shared(forms, firm.get(name)!),
      shared(forms, all.get(name)!),
      types.get(name) === entity.type ? 1 : 0,
    ];
    let best: string | undefined;
    for (const name of all.keys()) if (best === undefined || isGreater(rank(name), rank(best))) best = name;
    if (best === undefined || !intersects(forms, all.get(best)!)) continue;
    toGold.set(entity.id, best);
    if (types.get(best) === entity.type && intersects(forms, firm.get(best)!) && !used.has(best))
      used.set(best, entity.id);
  }
  const neutral = entities.filter(
    (entity) => toGold.has(entity.id) && !intersects(namedForms(entity), firm.get(toGold.get(entity.id)!)!),
  );
  return { toGold, used, neutral: new Set(neutral.map(({ id }) => id)), types };
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! > b[at]!;
}

export interface Group {
  readonly keys: Set<string>;
  readonly rows: GoldRelation[];
  readonly name: string;
  readonly type: string;
  optional: boolean;
  readonly hits: Predicted["statements"][number][];
}

/** Labels of one triple are one group: its marks are the union of what is stated of it. */
export function groupRelations(gold: GoldDocument): Group[] {
  const also = new Map(gold.entities.map(({ name, also_accept }) => [name, also_accept ?? []]));
  const groups: Group[] = [];
  for (const row of gold.relations) {
    const heads = [row.head, ...(row.also_head ?? []), ...(also.get(row.head) ?? [])];
    const tails = [row.tail, ...(also.get(row.tail) ?? [])];
    const own = toTriple(row.head, row.type, row.tail);
    let group = groups.find(({ keys }) => keys.has(own));
    if (!group) {
      group = {
        keys: new Set(),
        rows: [],
        name: `${row.head} ${row.type} ${row.tail}`,
        type: row.type,
        optional: true,
        hits: [],
      };
      groups.push(group);
    }
    for (const head of heads) for (const tail of tails) group.keys.add(toTriple(head, row.type, tail));
    group.rows.push(row);
    group.optional &&= row.optional === true;
  }
  return groups;
}
