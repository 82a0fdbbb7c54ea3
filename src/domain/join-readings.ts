// What several readings of one document by one run say together. They differ where some of them are parts of the whole, as an
// export by a filter holds, or where another program changed what it passed on.
import { type ExternalIds, type ExtractedEntity, MENTION_KINDS, type Mention } from "./entity.ts";
import type { Extraction } from "./extraction.ts";
import { compareText, inStoreOrder, toCanonicalJson } from "./ids.ts";
import type { Statement } from "./statement.ts";

/**
 * Both readings of one document by one run in one. It is a join (associative, commutative and idempotent), so that any number
 * of readings gives the same in whatever order they come: a part adds nothing to its whole, parts add up, and of readings that
 * differ nothing is lost. What is there once is kept as it stands; a statement that both have with another confidence keeps the
 * surer one's.
 */
export function joinReadings(one: Extraction, other: Extraction): Extraction {
  return {
    document: retrievedLaterOf(one, other).document,
    run: one.run,
    entities: joinById(one.entities, other.entities, joinEntities),
    statements: joinById(one.statements, other.statements, surerOf),
    ...(one.partial && other.partial && { partial: true }),
  };
}

/** Whether two lists of readings hold the same. When their document was retrieved does not count, since it is of our time. */
export function areSameReadings(some: readonly Extraction[], others: readonly Extraction[]): boolean {
  return toCanonicalJson(some.map(contentOf)) === toCanonicalJson(others.map(contentOf));
}

function contentOf({ document, entities, statements, run, partial }: Extraction) {
  return [document.id, run.id, partial === true, inStoreOrder(entities), inStoreOrder(statements)];
}

function retrievedLaterOf(one: Extraction, other: Extraction): Extraction {
  return compareText(one.document.retrievedAt ?? "", other.document.retrievedAt ?? "") > 0 ? one : other;
}

/** Of what both lists have, `join` makes one, unless it is the same. */
function joinById<T extends { readonly id: string }>(
  some: readonly T[],
  others: readonly T[],
  join: (a: T, b: T) => T,
) {
  const joined = new Map(some.map((each) => [each.id, each]));
  for (const each of others) {
    const known = joined.get(each.id);
    joined.set(each.id, known && toCanonicalJson(known) !== toCanonicalJson(each) ? join(known, each) : each);
  }
  return [...joined.values()].sort((a, b) => compareText(a.id, b.id));
}

function joinEntities(one: ExtractedEntity, other: ExtractedEntity): ExtractedEntity {
  return {
    ...one,
    name: lesserOf(one.name, other.name),
    aliases: [...new Set([...one.aliases, ...other.aliases])].sort(compareText),
    externalIds: joinIds(one.externalIds, other.externalIds),
    mentions: joinMentions([...one.mentions, ...other.mentions]),
  };
}

function joinIds(some: ExternalIds, others: ExternalIds): ExternalIds {
  const ids = new Map(Object.entries(some));
  for (const [scheme, id] of Object.entries(others)) ids.set(scheme, lesserOf(id, ids.get(scheme) ?? id));
  return Object.fromEntries(ids);
}

/** One at each place: of several kinds the first, names before descriptions and pronouns. */
function joinMentions(mentions: readonly Mention[]): Mention[] {
  const rank = ({ kind }: Mention) => MENTION_KINDS.indexOf(kind);
  const ordered = mentions.toSorted((a, b) => a.start - b.start || a.end - b.end || rank(a) - rank(b));
  return ordered.filter(({ start, end }, at) => start !== ordered[at - 1]?.start || end !== ordered[at - 1]?.end);
}

function surerOf(one: Statement, other: Statement): Statement {
  const isSurer = one.confidence - other.confidence || compareText(toCanonicalJson(one), toCanonicalJson(other));
  return isSurer > 0 ? one : other;
}

const lesserOf = (one: string, other: string) => (compareText(one, other) <= 0 ? one : other);
