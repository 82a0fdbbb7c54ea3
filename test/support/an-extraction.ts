// Builders of test data: documents and what they say, in one line each.
import {
  type Attribution,
  type Clock,
  compareText,
  type ExtractedEntity,
  type Extraction,
  type Modality,
  type Polarity,
  type Run,
  type Statement,
  toRun,
  toSourceDocument,
  toStatement,
} from "../../src/domain/index.ts";

export const A_RUN = toRun({ extractor: "test", version: "1", configuration: "none", model: null });

/** A later version of the same extractor. */
export const A_LATER_RUN = toRun({ extractor: "test", version: "2", configuration: "none", model: null });

/** `"company:nvidia PRODUCES chip:h20"`, and how it is meant where that is not affirmed and asserted. */
export interface Said {
  readonly says: string;
  readonly role?: string;
  readonly polarity?: Polarity;
  readonly modality?: Modality;
  readonly by?: string;
  readonly time?: string;
  readonly clock?: Clock;
  readonly confidence?: number;
  /** The sentence; by default one made of the triple and its marks. */
  readonly sentence?: string;
}

export interface DocumentOptions {
  readonly key?: string;
  readonly publishedAt?: string;
  readonly outlet?: string;
  readonly title?: string;
  /** Entities that the document names without saying anything of them. */
  readonly names?: readonly string[];
  readonly types?: Readonly<Record<string, string>>;
}

/** A document that says these things, one sentence each. */
export function anExtraction(options: DocumentOptions, ...said: readonly (string | Said)[]): Extraction {
  const things = said.map((each) => (typeof each === "string" ? { says: each } : each));
  const sentences = [...things.map(sentenceOf), ...(options.names ?? []).map((id) => `${nameOf(id)} is named.`)];
  const { key = "a.txt", publishedAt, outlet, title } = options;
  const document = toSourceDocument({ key, publishedAt, outlet, title, text: sentences.join("\n") });
  const ends = things.flatMap(({ says, by }) => [says.split(" ")[0]!, says.split(" ")[2]!, ...(by ? [by] : [])]);
  const ids = [...new Set([...ends, ...(options.names ?? [])])].filter((id) => id.includes(":")).sort();
  const entities = ids.map((id) => toEntity(id, document.text, options.types?.[id]));
  const statements = things.map((each, index) => {
    const start = sentences.slice(0, index).reduce((sum, sentence) => sum + sentence.length + 1, 0);
    return toSaid(each, {
      document: document.id,
      start,
      end: start + sentences[index]!.length,
      quote: sentences[index]!,
    });
  });
  const unique = [...new Map(statements.map((statement) => [statement.id, statement])).values()];
  unique.sort((a, b) => compareText(a.id, b.id));
  return { document, entities, statements: unique, run: A_RUN };
}

/** The same as another run reads it. */
export const withRun = (extraction: Extraction, run: Run): Extraction => ({
  ...extraction,
  run,
  statements: extraction.statements.map((statement) => ({ ...statement, run: run.id })),
});

/** A part of it: the statements of these relations, and the entities that they name. */
export function aPartOf(extraction: Extraction, ...relations: readonly string[]): Extraction {
  const statements = extraction.statements.filter(({ relation }) => relations.includes(relation));
  const named = new Set(
    statements.flatMap(({ subject, object, attributedTo }) => [subject, object, attributedTo?.entity]),
  );
  return { ...extraction, statements, entities: extraction.entities.filter(({ id }) => named.has(id)), partial: true };
}

function sentenceOf({ says, sentence, ...marks }: Said): string {
  const [subject = "", relation = "", object = ""] = says.split(" ");
  const how = Object.entries(marks).map(([mark, value]) => ` ${mark} ${nameOf(String(value))}`);
  return sentence ?? `${nameOf(subject)} ${relation.toLowerCase()} ${nameOf(object)}${how.join("")}.`;
}

/** `chip:h20` → `H20`, `company:arm-daughters` → `Arm Daughters`. */
export function nameOf(id: string): string {
  const slug = id.slice(id.indexOf(":") + 1);
  return slug.replace(
    /(^|-)(\p{L})/gu,
    (_match, hyphen: string, letter: string) => (hyphen ? " " : "") + letter.toUpperCase(),
  );
}

const TYPES: Readonly<Record<string, string>> = { governmentbody: "GovernmentBody" };

function toEntity(id: string, text: string, type?: string): ExtractedEntity {
  const name = nameOf(id);
  const [prefix = ""] = id.split(":");
  const start = text.indexOf(name);
  const mentions = start < 0 ? [] : [{ start, end: start + name.length, text: name, kind: "name" as const }];
  const given = type ?? TYPES[prefix] ?? prefix.charAt(0).toUpperCase() + prefix.slice(1);
  return { id, type: given, name, aliases: start < 0 ? [] : [name], externalIds: {}, mentions };
}

function toSaid(said: Said, evidence: Statement["evidence"][number]): Statement {
  const [subject = "", relation = "", object = ""] = said.says.split(" ");
  const { role = null, polarity = "affirmed", modality = "asserted", time = null, confidence = 0.9 } = said;
  const clock = said.clock ?? (time ? "occurred" : null);
  const attributedTo: Attribution | null = said.by
    ? { entity: said.by.includes(":") ? said.by : null, name: nameOf(said.by), cue: null, via: null }
    : null;
  const content = { subject, relation, object, role, polarity, modality, attributedTo, time, clock };
  return toStatement({ ...content, evidence: [evidence], confidence, run: A_RUN.id });
}
