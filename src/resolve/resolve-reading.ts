// Mentions and claims of a document → its entities and statements.
import {
  type Attribution,
  type Claim,
  type ClaimSource,
  compareText,
  type ExtractedEntity,
  type Extraction,
  entityId,
  type Mention,
  type Reading,
  type Run,
  type SourceDocument,
  type Statement,
  type TypedMention,
  toStatement,
} from "../domain/index.ts";
import type { Gazetteer, Ontology } from "../ontology/index.ts";
import { clusterMentions } from "./cluster-mentions.ts";
import { findScopes, type Settled } from "./find-scopes.ts";

/**
 * What one document says. Entities that only a claim makes worth having are there only with such a claim, but for a class of goods that
 * the gazetteer knows by a name of its own.
 */
export function resolveReading(
  document: SourceDocument,
  reading: Reading,
  { ontology, gazetteer }: { readonly ontology: Ontology; readonly gazetteer: Gazetteer },
  run: Run,
): Extraction {
  const clusters = clusterMentions(reading.mentions);
  const needed = neededClusters(reading, clusters);
  const entities = new Map<string, ExtractedEntity>();
  const ids = new Map<number, string>();
  for (const [first, members] of membersOf(reading.mentions, clusters)) {
    if (!needed.has(first)) continue;
    const entity = toEntity(document, members, gazetteer);
    ids.set(first, entity.id);
    entities.set(entity.id, joinEntities(entities.get(entity.id), entity));
  }
  const idOf = (mention: number) => ids.get(clusters[mention] ?? -1) ?? null;
  const settled = reading.claims.flatMap((claim) => settle(claim, reading.mentions, entities, idOf));
  const scopes = findScopes(settled, ontology);
  const toOne = (each: Settled) => toOneStatement(document, each, scopes, reading.mentions, idOf, run);
  return {
    document,
    entities: [...entities.values()].sort((a, b) => compareText(a.id, b.id)),
    statements: joinStatements(settled.map(toOne)),
    run,
  };
}

function membersOf(mentions: readonly TypedMention[], clusters: readonly number[]): Map<number, TypedMention[]> {
  const members = new Map<number, TypedMention[]>();
  mentions.forEach((mention, number) => {
    const first = clusters[number]!;
    if (first >= 0) members.set(first, [...(members.get(first) ?? []), mention]);
  });
  return members;
}

function neededClusters({ mentions, claims }: Reading, clusters: readonly number[]): Set<number> {
  const needed = new Set<number>();
  mentions.forEach((mention, number) => {
    if (mention.kind === "name" && (!mention.onDemand || isKnownClass(mention))) needed.add(clusters[number]!);
  });
  for (const { subject, object, source } of claims) {
    for (const end of [subject, object, ...sourcesOf(source)]) needed.add(clusters[end]!);
  }
  return needed;
}

/** "high bandwidth memory" and "DRAM", not "AI", "GPU technology" or "semiconductor chips": what means a certain class wherever it stands. */
const isKnownClass = ({ known, type, text }: TypedMention): boolean =>
  known !== null &&
  type === "Technology" &&
  !BROAD.test(text) &&
  (/^\p{Lu}{4,}$/u.test(text) || (/\p{L}\s\S*\p{L}/u.test(text) && !/\s\p{Lu}\p{Ll}+$/u.test(text)));

const BROAD =
  /\b(?:AI|GPU|CPU|intelligence|packaging)\b|^semiconductor (?:chip|technolog)|^artificial|^(?:silicon )?wafer/i;

function sourcesOf(source: ClaimSource | null): number[] {
  if (!source) return [];
  return [...(source.mention === null ? [] : [source.mention]), ...sourcesOf(source.via)];
}

function toEntity({ text }: SourceDocument, members: readonly TypedMention[], { entries }: Gazetteer): ExtractedEntity {
  const names = members.filter(({ kind }) => kind === "name");
  const known = names.find((name) => name.known !== null)?.known ?? null;
  const entry = known ? entries.get(known) : undefined;
  const name = entry?.name ?? preferredName(names);
  const { type } = entry ?? names[0]!;
  const aliases = new Set(names.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " ")));
  for (const form of names.flatMap((mention) => [mention.name, ...formsOf(mention)]))
    if (!aliases.has(form) && text.includes(form)) aliases.add(form);
  return {
    id: entry?.id ?? entityId(type, name),
    type,
    name,
    aliases: [...aliases].sort(compareText),
    externalIds: entry?.externalIds ?? {},
    mentions: members.map(toMention),
  };
}

const formsOf = (mention: TypedMention & { forms?: readonly string[] }) => mention.forms ?? [];
const toMention = ({ start, end, text, kind }: TypedMention): Mention => ({ start, end, text, kind });

/** The longest proper form; of people the fullest name. */
function preferredName(names: readonly TypedMention[]): string {
  const [first] = [...names].filter(({ refersTo }) => refersTo === null).sort((a, b) => a.start - b.start);
  return (first ?? names[0]!).name;
}

function joinEntities(known: ExtractedEntity | undefined, entity: ExtractedEntity): ExtractedEntity {
  if (!known) return entity;
  const mentions = [...known.mentions, ...entity.mentions].sort((a, b) => a.start - b.start || a.end - b.end);
  return { ...known, aliases: [...new Set([...known.aliases, ...entity.aliases])].sort(compareText), mentions };
}

type IdOf = (mention: number) => string | null;

/** Nothing of a claim whose ends are no two entities. */
function settle(
  claim: Claim,
  mentions: readonly TypedMention[],
  entities: ReadonlyMap<string, ExtractedEntity>,
  idOf: IdOf,
): Settled[] {
  const [subject, id] = [idOf(claim.subject), idOf(claim.object)];
  if (!subject || !id || subject === id) return [];
  return [{ claim, subject, object: entities.get(id)!, at: mentions[claim.object]!.start }];
}

function toOneStatement(
  document: SourceDocument,
  { claim, subject, object }: Settled,
  scopes: ReadonlyMap<Claim, string>,
  mentions: readonly TypedMention[],
  idOf: IdOf,
  run: Run,
): Statement {
  const { relation, polarity, modality, time, clock, confidence, sentence, trigger } = claim;
  const spanOf = ({ start, end }: TypedMention) => ({ start, end });
  const within = (span: { start: number; end: number } | null) =>
    span && span.start >= sentence.start && span.end <= sentence.end ? span : null;
  const evidence = {
    document: document.id,
    ...sentence,
    quote: document.text.slice(sentence.start, sentence.end),
    subject: within(spanOf(mentions[claim.subject]!)),
    trigger: within(trigger),
    object: within(spanOf(mentions[claim.object]!)),
  };
  const attributedTo = toAttribution(claim.source, idOf);
  const rounded = Math.round(confidence * 1000) / 1000;
  return toStatement({
    subject,
    relation,
    object: object.id,
    role: claim.role ?? scopes.get(claim) ?? null,
    polarity,
    modality,
    attributedTo,
    time,
    clock,
    evidence: [evidence],
    confidence: rounded,
    run: run.id,
  });
}

function toAttribution(source: ClaimSource | null, idOf: IdOf): Attribution | null {
  if (!source) return null;
  const entity = source.mention === null ? null : idOf(source.mention);
  return { entity, name: source.text, cue: source.cue, via: toAttribution(source.via, idOf) };
}

/** One statement an id, the surer one; ordered by place, then id. */
function joinStatements(statements: readonly Statement[]): Statement[] {
  const best = new Map<string, Statement>();
  for (const statement of statements) {
    const known = best.get(statement.id);
    if (!known || statement.confidence > known.confidence) best.set(statement.id, statement);
  }
  return [...best.values()].sort((a, b) => a.evidence[0]!.start - b.evidence[0]!.start || compareText(a.id, b.id));
}
