// The attribute ruler: what follows from a token's tag, word and dependency — its coarse part of speech, its morphology,
// the lemmas of pronouns and auxiliaries. Later rules overrule earlier ones (spacy/pipeline/attributeruler.py, MIT).
import type { AttributeRule, RuleToken, RuleValue } from "../model/format.ts";

/** What the rules look at. */
export interface TokenFacts {
  tag: string;
  lower: string;
  dep: string;
  isSpace: boolean;
}
export type Attributes = AttributeRule["attributes"];
type Condition = (facts: TokenFacts) => boolean;

interface CompiledPattern {
  rule: number;
  conditions: Condition[];
}

/** A rule over two tokens, of which the first fits. */
export type PairRule = { rule: number; second: Condition; index: number };

export class AttributeRules {
  readonly #rules: AttributeRule[];
  readonly #single: CompiledPattern[];
  readonly #pairs: CompiledPattern[];

  constructor(rules: AttributeRule[]) {
    this.#rules = rules;
    const compiled = rules.flatMap(({ patterns }, rule) =>
      patterns.map((tokens) => ({ rule, conditions: tokens.map(compileToken) })),
    );
    this.#single = compiled.filter(({ conditions }) => conditions.length === 1);
    this.#pairs = compiled.filter(({ conditions }) => conditions.length === 2);
    if (this.#single.length + this.#pairs.length !== compiled.length)
      throw new RangeError("A rule has over two tokens.");
  }

  /** The rules that a token meets by itself. */
  matching(facts: TokenFacts): number[] {
    return this.#single.filter(({ conditions }) => conditions[0]!(facts)).map(({ rule }) => rule);
  }

  /** The rules over two tokens whose first token this is, if the next one fits too. */
  pairsStartingWith(facts: TokenFacts): PairRule[] {
    const starting = this.#pairs.filter(({ conditions }) => conditions[0]!(facts));
    return starting.map(({ rule, conditions }) => ({ rule, second: conditions[1]!, index: this.#rules[rule]!.index }));
  }

  /** The attributes that rules give together; in any order, because a later rule always overrules an earlier one. */
  attributesOf(rules: number[]): Attributes {
    const inOrder = rules.toSorted((a, b) => a - b);
    return Object.assign({}, ...inOrder.map((rule) => this.#rules[rule]!.attributes)) as Attributes;
  }

  /** All values that rules can give to an attribute. */
  valuesOf(attribute: keyof Attributes): string[] {
    return this.#rules.flatMap(({ attributes }) => attributes[attribute] ?? []);
  }
}

function compileToken(token: RuleToken): Condition {
  const conditions = Object.entries(token).map(([attribute, value]) =>
    compileValue(attribute as keyof RuleToken, value),
  );
  return (facts) => conditions.every((holds) => holds(facts));
}

function compileValue(attribute: keyof RuleToken, value: RuleValue): Condition {
  if (attribute === "IS_SPACE") return (facts) => facts.isSpace === value;
  const read = READERS[attribute];
  if (typeof value === "string") return (facts) => read(facts) === value;
  if (typeof value === "boolean") throw new RangeError(`${attribute} cannot be compared with ${value}.`);
  const { IN, NOT_IN, REGEX } = value;
  const pattern = REGEX === undefined ? undefined : new RegExp(REGEX, "u");
  return (facts) => {
    const found = read(facts);
    return (IN?.includes(found) ?? true) && !NOT_IN?.includes(found) && (pattern?.test(found) ?? true);
  };
}

const READERS = {
  TAG: (facts: TokenFacts) => facts.tag,
  LOWER: (facts: TokenFacts) => facts.lower,
  DEP: (facts: TokenFacts) => facts.dep,
};
