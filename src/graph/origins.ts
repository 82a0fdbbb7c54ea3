// Which documents tell of something independently, and which repeat one another.
import type { SourceDocument } from "../domain/index.ts";
import { agree, bandsOf, shareBand, sketchOf, wordsOf } from "./sketch.ts";

/** By what the copies of a statement are known: the sketch of its passage, and that of the whole text it stands in. */
export interface Sketches {
  /** Empty for a passage of few words, which two may well write independently. */
  readonly passage: string;
  readonly story: string;
}

/** Words that a passage has at least if sharing it is to say that one text was copied from the other. */
const LEAST_WORDS = 10;

/** The sketch of a quote; empty when it is too short to tell a copy from a way of speaking. */
export function passageOf(quote: string): string {
  const words = wordsOf(quote);
  return words.length < LEAST_WORDS ? "" : sketchOf(words);
}

const known = new WeakMap<Pick<SourceDocument, "text">, string>();

/** The sketch of a document's text, made once. */
export function storyOf(document: Pick<SourceDocument, "text">): string {
  const held = known.get(document);
  if (held !== undefined) return held;
  const story = sketchOf(wordsOf(document.text));
  known.set(document, story);
  return story;
}

/** What two statements share if one is a copy of the other: bands of their passages, and of their texts. */
export function copyMarks({ passage, story }: Sketches): string[] {
  return [...bandsOf(passage), ...bandsOf(story).map((band) => `/${band}`)];
}

/** Whether two statements have a mark in common. */
export function shareMark(one: Sketches, other: Sketches): boolean {
  return shareBand(one.passage, other.passage) || shareBand(one.story, other.story);
}

/** Whether two statements, which share one of their marks, are copies: by their passages or by their whole texts. */
export function areCopies(one: Sketches, other: Sketches): boolean {
  const byPassage = one.passage !== "" && other.passage !== "" && agree(one.passage, other.passage);
  return byPassage || agree(one.story, other.story);
}

/** A statement by what its origin is found by. */
export interface Told extends Sketches {
  readonly document: string;
}

/**
 * Statements of one relation edge by independent origins: those of one document are of one origin, and so are those of
 * documents of which one copies the other, directly or by way of a third. It is a matter of the set alone: in whatever
 * order documents come, and whichever are taken back, those that are left fall into the same groups.
 */
export function groupByOrigin<T extends Told>(statements: readonly T[]): T[][] {
  const { find, join } = createSets();
  const isAlone = statements.every(({ document }) => document === statements[0]!.document);
  if (!isAlone) joinCopies(statements, find, join);
  return [...Map.groupBy(statements, ({ document }) => find(document)).values()];
}

function joinCopies(statements: readonly Told[], find: Sets["find"], join: Sets["join"]): void {
  const withSketches = new Map<string, Told>();
  const withMark = new Map<string, Told[]>();
  for (const statement of statements) {
    const { document, passage, story } = statement;
    const same = withSketches.get(`${passage} ${story}`);
    if (same && story !== "") join(document, same.document);
    if (same) continue;
    withSketches.set(`${passage} ${story}`, statement);
    for (const mark of copyMarks(statement)) {
      const others = withMark.get(mark) ?? [];
      for (const other of others) {
        if (find(document) !== find(other.document) && areCopies(statement, other)) join(document, other.document);
      }
      withMark.set(mark, others);
      others.push(statement);
    }
  }
}

interface Sets {
  /** The member that stands for the set of another one. */
  readonly find: (member: string) => string;
  readonly join: (one: string, other: string) => void;
}

/** Disjoint sets, with path compression (Tarjan 1975). */
function createSets(): Sets {
  const parents = new Map<string, string>();
  const find = (member: string): string => {
    const parent = parents.get(member) ?? member;
    if (parent === member) return member;
    const root = find(parent);
    parents.set(member, root);
    return root;
  };
  return { find, join: (one, other) => void parents.set(find(one), find(other)) };
}
