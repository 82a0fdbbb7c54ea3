// Finds patterns in parsed documents. Patterns are compiled once and looked up by the lemma of their anchor, so a token
// costs what the patterns of its own lemma cost, however many others there are.
import type { Doc, TokenSpan } from "../doc/doc.ts";
import type { Labels } from "../morphology/analyser.ts";
import { compileCondition, type TokenTest } from "./condition.ts";
import { type CheckedPattern, type CheckedStep, checkPattern, invalid, type Pattern } from "./pattern.ts";
import { relatedTokens } from "./relations.ts";

export interface PatternMatch {
  id: string;
  anchor: number;
  /** By name, the token each named step found; names of optional steps that found nothing are missing. */
  tokens: Readonly<Record<string, number>>;
}

export interface Matcher {
  /**
   * Every way each pattern fits, in the order of anchors, then of patterns, then of the tokens found.
   * @param within tokens that anchors may be among; the whole document by default
   */
  match(doc: Doc, within?: TokenSpan): PatternMatch[];
}

/** Ways one pattern may fit at one anchor; keeps patterns with many loose steps from exploding on long sentences. */
const MOST_FITS = 1000;

interface CompiledStep extends CheckedStep {
  test: TokenTest;
}
interface CompiledPattern {
  id: string;
  order: number;
  test: TokenTest;
  steps: CompiledStep[];
}
type Found = Record<string, number>;

/**
 * @param labels the language's: labels in patterns are checked against them
 * @throws CitegraphError PATTERN_INVALID
 */
export function createMatcher(patterns: readonly Pattern[], labels: Labels): Matcher {
  const checked = patterns.map(checkPattern);
  const byLabels = new WeakMap<Labels, PatternIndex>([[labels, new PatternIndex(checked, labels)]]);
  const indexFor = (doc: Doc): PatternIndex => {
    // documents from another thread bring their own copy of the labels
    let index = byLabels.get(doc.data.labels);
    if (!index) {
      index = new PatternIndex(checked, doc.data.labels);
      byLabels.set(doc.data.labels, index);
    }
    return index;
  };
  return { match: (doc, within = { start: 0, end: doc.length }) => matchIndexed(indexFor(doc), doc, within) };
}

class PatternIndex {
  readonly #byLemma = new Map<string, CompiledPattern[]>();
  readonly #anyLemma: CompiledPattern[] = [];

  constructor(patterns: CheckedPattern[], labels: Labels) {
    patterns.forEach((pattern, order) => {
      const compiled = compilePattern(pattern, order, labels);
      const { lemma } = pattern.anchor;
      if (lemma === undefined) this.#anyLemma.push(compiled);
      for (const key of new Set(lemma === undefined ? [] : [lemma].flat())) {
        const listed = this.#byLemma.get(key);
        if (listed) listed.push(compiled);
        else this.#byLemma.set(key, [compiled]);
      }
    });
    for (const [lemma, listed] of this.#byLemma) this.#byLemma.set(lemma, inOrder([...listed, ...this.#anyLemma]));
  }

  /** The patterns whose anchor may have this lemma, in the order they were given. */
  candidates(lemma: string): readonly CompiledPattern[] {
    return this.#byLemma.get(lemma) ?? this.#anyLemma;
  }
}

function inOrder(patterns: CompiledPattern[]): CompiledPattern[] {
  return patterns.sort((a, b) => a.order - b.order);
}

function compilePattern({ id, anchor, steps }: CheckedPattern, order: number, labels: Labels): CompiledPattern {
  const reject = (what: string): never => {
    throw invalid(id, what);
  };
  const compiledSteps = steps.map((step) => ({ ...step, test: compileCondition(step.where, labels, reject) }));
  return { id, order, test: compileCondition(anchor, labels, reject), steps: compiledSteps };
}

function matchIndexed(index: PatternIndex, doc: Doc, { start, end }: TokenSpan): PatternMatch[] {
  const matches: PatternMatch[] = [];
  for (let anchor = start; anchor < end; anchor++) {
    for (const pattern of index.candidates(doc.lemma(anchor))) {
      if (!pattern.test(doc, anchor)) continue;
      for (const found of fitSteps(doc, anchor, pattern.steps)) {
        const { anchor: _, ...tokens } = found;
        matches.push({ id: pattern.id, anchor, tokens });
      }
    }
  }
  return matches;
}

/** All ways to find the tokens of the steps, one step after the other. */
function fitSteps(doc: Doc, anchor: number, steps: CompiledStep[]): Found[] {
  let fits: Found[] = [{ anchor }];
  for (const step of steps) {
    if (fits.length === 0) break;
    fits = fits.flatMap((found) => fitStep(doc, found, step)).slice(0, MOST_FITS);
  }
  return fits;
}

function fitStep(doc: Doc, found: Found, step: CompiledStep): Found[] {
  const from = found[step.from];
  if (from === undefined) return [found]; // starts at an optional token that is not there
  const tokens = step.repeat ? tokensByRepeating(doc, from, step, step.repeat) : tokensOneStepOff(doc, from, step);
  if (step.absent) return tokens.length === 0 ? [found] : [];
  if (tokens.length === 0) return step.optional ? [found] : [];
  const { as } = step;
  if (as === undefined) return [found];
  return tokens.map((token) => ({ ...found, [as]: token }));
}

function tokensOneStepOff(doc: Doc, from: number, { to, test }: CompiledStep): number[] {
  return Array.from(relatedTokens(doc, from, to)).filter((token) => test(doc, token));
}

/** What is reached in `min` to `max` steps, nearest first; each token once. */
function tokensByRepeating(
  doc: Doc,
  from: number,
  step: CompiledStep,
  { min, max }: { min: number; max: number },
): number[] {
  const reached: number[] = [];
  const seen = new Set([from]);
  let front = [from];
  for (let steps = 0; steps <= max && front.length > 0; steps++) {
    if (steps >= min) reached.push(...front);
    front = front.flatMap((token) => tokensOneStepOff(doc, token, step)).filter((token) => !seen.has(token));
    for (const token of front) seen.add(token);
  }
  return reached;
}
