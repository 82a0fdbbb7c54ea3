// The engine as a whole: text → tokens → tags and parse → morphology and lemmas → names.
import { Doc, type DocData } from "./doc/doc.ts";
import { Lexicon } from "./lexicon/lexicon.ts";
import { createNorms } from "./lexicon/norms.ts";
import { loadModel, type Model } from "./model/load.ts";
import { Analyser, type Labels } from "./morphology/analyser.ts";
import { type EntityTokens, NameFinder } from "./names/biluo.ts";
import { Encoder } from "./network/encoder.ts";
import { Kernel } from "./network/kernel.ts";
import { MoveScorer } from "./network/move-scorer.ts";
import { TagScorer } from "./network/tag-scorer.ts";
import { wordKey } from "./network/word-cache.ts";
import { ArcEagerParser } from "./parser/arc-eager.ts";
import { type DecoratedLabel, deprojectivise } from "./parser/deprojectivise.ts";
import { readMoves } from "./parser/moves.ts";
import { buildTree, type Tree } from "./parser/tree.ts";
import { type TokenizedText, Tokenizer } from "./tokenizer/tokenizer.ts";

export interface LanguageOptions {
  /** The model file; the package's own by default. */
  modelPath?: string;
}

/** English: tokens, tags, dependencies, lemmas, sentences and named entities. Not shared between threads. */
export interface Language {
  /** Any text, also empty or malformed; the same text gives the same document, whatever was parsed before. */
  parse(text: string): Doc;
  readonly labels: Labels;
}

const PARSER_ROLES = 8;
const NAME_ROLES = 3;
const DECORATION = "||";

/**
 * Loads the model: once a thread is enough, it takes about 0.1 s and 70 MB.
 * @throws CitegraphError MODEL_MISSING when there is no model file, MODEL_INVALID when it cannot be used
 */
export function createLanguage({ modelPath }: LanguageOptions = {}): Language {
  return new Pipeline(loadModel(modelPath));
}

class Pipeline implements Language {
  readonly labels: Labels;
  readonly #tokenizer: Tokenizer;
  readonly #normOf: (word: string) => string;
  readonly #syntax: Encoder;
  readonly #names: Encoder;
  readonly #tagger: TagScorer;
  readonly #parserScorer: MoveScorer;
  readonly #nameScorer: MoveScorer;
  readonly #parser: ArcEagerParser;
  readonly #nameFinder: NameFinder;
  readonly #analyser: Analyser;
  readonly #decorated: ReadonlyMap<number, DecoratedLabel>;
  #lexicon: Lexicon;

  constructor(model: Model) {
    const { tables } = model;
    const kernel = new Kernel();
    const floats = () => kernel.floats;
    const parserMoves = readMoves(tables.parserMoves, ["ROOT", "dep"]);
    const nameMoves = readMoves(tables.nameMoves, [""]);
    this.#tokenizer = new Tokenizer(tables.tokenizer);
    this.#normOf = createNorms(tables.norms);
    this.#syntax = new Encoder(kernel, model, "syntax", tables.syntaxSeeds);
    this.#names = new Encoder(kernel, model, "names", tables.nameSeeds);
    this.#tagger = new TagScorer(kernel, model);
    this.#parserScorer = new MoveScorer(kernel, model, "parser", PARSER_ROLES, parserMoves.count);
    this.#nameScorer = new MoveScorer(kernel, model, "ner", NAME_ROLES, nameMoves.count);
    this.#parser = new ArcEagerParser(this.#parserScorer, parserMoves, floats);
    this.#nameFinder = new NameFinder(this.#nameScorer, nameMoves, floats);
    this.#analyser = new Analyser(tables, tables.tags, parserMoves.labels);
    this.#decorated = readDecorated(parserMoves.labels);
    this.#lexicon = new Lexicon(this.#normOf);
    const { pos, morphs } = this.#analyser;
    this.labels = { tags: tables.tags, deps: parserMoves.labels, pos, morphs, entityTypes: nameMoves.labels };
  }

  parse(text: string): Doc {
    if (this.#lexicon.isFull) this.#lexicon = new Lexicon(this.#normOf);
    const lexicon = this.#lexicon;
    const tokens = this.#tokenizer.tokenize(text, lexicon);
    const { types } = tokens;
    const isSpace = (token: number) => lexicon.isSpace[types[token]!]!;
    const { tags, heads, deps, tree } = this.#parseSyntax(tokens, text, isSpace);
    const entities = this.#findNames(tokens, tree, isSpace);
    const morphology = this.#describe(types, tags, deps, lexicon);
    const { starts, ends } = tokens;
    const { leftEdges, rightEdges } = tree;
    return new Doc({
      ...{ text, starts, ends, strings: lexicon.strings, labels: this.labels },
      ...{ tags, deps, heads, leftEdges, rightEdges },
      ...morphology,
      sentenceStarts: placesOf(tree.sentenceStarts),
      ...entityArrays(entities, types.length),
    });
  }

  /** Everything that follows from word, tag and dependency; overrules a few tags and dependencies. */
  #describe(types: Uint32Array, tags: Uint8Array, deps: Uint8Array, lexicon: Lexicon) {
    const pos = new Uint8Array(types.length);
    const morphs = new Uint8Array(types.length);
    const lemmas = new Uint32Array(types.length);
    this.#analyser.analyse(types, tags, deps, lexicon, (token, analysis) => {
      pos[token] = analysis.pos;
      morphs[token] = analysis.morph;
      lemmas[token] = analysis.lemma;
    });
    return { pos, morphs, lemmas, norms: types.map((type) => lexicon.norms[type]!) };
  }

  #parseSyntax({ types, starts, ends }: TokenizedText, text: string, isSpace: (token: number) => boolean) {
    const tags = new Uint8Array(types.length);
    const keys = types.map((type, i) => {
      const next = i + 1 < types.length ? starts[i + 1]! : text.length;
      return wordKey(type, next > ends[i]!);
    });
    this.#parserScorer.begin(types.length);
    this.#syntax.encode(keys, this.#lexicon, (vectors, start, count) => {
      this.#tagger.tag(vectors, start, count, tags);
      this.#parserScorer.addBlock(vectors, start, count);
    });
    const arcs = this.#parser.parse(types.length);
    const { heads, labels } = arcs;
    let tree = buildTree(heads);
    if (labels.some((label) => this.#decorated.has(label))) {
      deprojectivise(arcs, tree, this.#decorated, isSpace);
      tree = buildTree(heads);
    }
    return { tags, heads, deps: labels, tree };
  }

  #findNames({ types }: TokenizedText, tree: Tree, isSpace: (token: number) => boolean): EntityTokens[] {
    this.#nameScorer.begin(types.length);
    const keys = types.map((type) => wordKey(type, false));
    this.#names.encode(keys, this.#lexicon, (vectors, start, count) =>
      this.#nameScorer.addBlock(vectors, start, count),
    );
    return this.#nameFinder.find(types.length, tree.sentenceStarts, isSpace);
  }
}

/** By label number, the two labels that "prep||nsubj" is made of. */
function readDecorated(labels: string[]): Map<number, DecoratedLabel> {
  const decorated = new Map<number, DecoratedLabel>();
  labels.forEach((name, label) => {
    const [own, head] = name.split(DECORATION);
    if (head === undefined) return;
    decorated.set(label, { label: labels.indexOf(own!), headLabel: labels.indexOf(head) });
  });
  return decorated;
}

function placesOf(marks: Uint8Array): Uint32Array {
  const places: number[] = [];
  for (let i = 0; i < marks.length; i++) if (marks[i] === 1) places.push(i);
  return Uint32Array.from(places);
}

function entityArrays(entities: EntityTokens[], length: number): Pick<DocData, "entities" | "entityTypes"> {
  const entityTypes = new Uint8Array(length);
  for (const { start, end, label } of entities) entityTypes.fill(label, start, end);
  return { entityTypes, entities: Uint32Array.from(entities.flatMap(({ start, end, label }) => [start, end, label])) };
}
