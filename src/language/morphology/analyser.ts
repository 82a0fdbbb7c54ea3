// Tag, dependency and word → coarse part of speech, morphology and lemma. The same three always give the same answer
// (but for a few rules over two tokens), so answers are kept.
import type { Lexicon, StringId, TypeId } from "../lexicon/lexicon.ts";
import type { ModelTables } from "../model/format.ts";
import { AttributeRules, type PairRule, type TokenFacts } from "./attribute-rules.ts";
import { Lemmatizer } from "./lemmatizer.ts";

/** Numbers of labels; see `Labels`. */
export interface Analysis {
  tag: number;
  dep: number;
  pos: number;
  morph: number;
  lemma: StringId;
}
interface KnownAnalysis extends Analysis {
  rules: number[];
  pairs: PairRule[];
}

/** The names behind the numbers in a document. */
export interface Labels {
  readonly tags: readonly string[];
  readonly deps: readonly string[];
  readonly pos: readonly string[];
  readonly morphs: readonly string[];
  readonly entityTypes: readonly string[];
}

const MOST_KNOWN = 64_000;

export class Analyser {
  readonly pos: string[];
  readonly morphs: string[];
  readonly #tags: readonly string[];
  readonly #deps: readonly string[];
  readonly #rules: AttributeRules;
  readonly #lemmatizer: Lemmatizer;
  #known = new Map<number, KnownAnalysis>();
  #lexicon: Lexicon | undefined;

  constructor(tables: ModelTables, tags: readonly string[], deps: readonly string[]) {
    this.#tags = tags;
    this.#deps = deps;
    this.#rules = new AttributeRules(tables.attributeRules);
    this.#lemmatizer = new Lemmatizer(tables.lemmas);
    this.pos = [...new Set(["", ...this.#rules.valuesOf("POS")])];
    this.morphs = [...new Set(["", ...this.#rules.valuesOf("MORPH").map(withoutPlaceholder)])];
  }

  /** Rewrites `tags` and `deps` where rules say so, and calls back with the rest for each token in order. */
  analyse(
    types: ArrayLike<TypeId>,
    tags: Uint8Array,
    deps: Uint8Array,
    lexicon: Lexicon,
    set: (token: number, analysis: Analysis) => void,
  ): void {
    if (lexicon !== this.#lexicon || this.#known.size > MOST_KNOWN) {
      this.#known = new Map();
      this.#lexicon = lexicon;
    }
    // all rules look at the tags and dependencies as they were, so the next token is looked up before this one is set
    let fromPairs: number[] = [];
    for (let i = 0; i < types.length; i++) {
      const known = this.#lookUp(types[i]!, tags[i]!, deps[i]!, lexicon);
      const rules = fromPairs;
      fromPairs = [];
      if (known.pairs.length > 0 && i + 1 < types.length) {
        const next = this.#factsOf(types[i + 1]!, tags[i + 1]!, deps[i + 1]!, lexicon);
        for (const pair of known.pairs) if (pair.second(next)) (pair.index === 0 ? rules : fromPairs).push(pair.rule);
      }
      const analysis =
        rules.length === 0 ? known : this.#apply([...known.rules, ...rules], types[i]!, tags[i]!, deps[i]!, lexicon);
      tags[i] = analysis.tag;
      deps[i] = analysis.dep;
      set(i, analysis);
    }
  }

  #lookUp(type: TypeId, tag: number, dep: number, lexicon: Lexicon): KnownAnalysis {
    const key = (type * 256 + tag) * 256 + dep;
    let known = this.#known.get(key);
    if (!known) {
      const facts = this.#factsOf(type, tag, dep, lexicon);
      const rules = this.#rules.matching(facts);
      known = { ...this.#apply(rules, type, tag, dep, lexicon), rules, pairs: this.#rules.pairsStartingWith(facts) };
      this.#known.set(key, known);
    }
    return known;
  }

  #factsOf(type: TypeId, tag: number, dep: number, lexicon: Lexicon): TokenFacts {
    const lower = lexicon.strings[lexicon.lowers[type]!]!;
    return { tag: this.#tags[tag]!, dep: this.#deps[dep]!, lower, isSpace: lexicon.isSpace[type]! };
  }

  #apply(rules: number[], type: TypeId, tag: number, dep: number, lexicon: Lexicon): Analysis {
    const { TAG, DEP, POS = "", MORPH = "", LEMMA } = this.#rules.attributesOf(rules);
    const morph = withoutPlaceholder(MORPH);
    const lemma = LEMMA ?? this.#lemmatizer.lemmatize(lexicon.texts[type]!, POS, morph);
    return {
      tag: TAG === undefined ? tag : this.#tags.indexOf(TAG),
      dep: DEP === undefined ? dep : this.#deps.indexOf(DEP),
      pos: this.pos.indexOf(POS),
      morph: this.morphs.indexOf(morph),
      lemma: lexicon.stringIdOf(lemma),
    };
  }
}

/** "_" stands for no features at all. */
function withoutPlaceholder(morphology: string): string {
  return morphology === "_" ? "" : morphology;
}
