// Compiles what a pattern asks of a token: labels become look-up tables by number, words become sets.
import type { Doc } from "../doc/doc.ts";
import { toLower } from "../lexicon/characters.ts";
import type { Labels } from "../morphology/analyser.ts";
import type { TokenCondition } from "./pattern.ts";

export type TokenTest = (doc: Doc, token: number) => boolean;
type Values = string | string[];

/** @param reject called with a message when a label is none that the language gives */
export function compileCondition(condition: TokenCondition, labels: Labels, reject: (what: string) => void): TokenTest {
  const { not, ...wanted } = condition;
  const tests = compileTests(wanted, labels, reject);
  if (not) {
    const unwanted = compileTests(not, labels, reject);
    tests.push((doc, token) => !unwanted.every((test) => test(doc, token)));
  }
  if (tests.length === 1) return tests[0]!;
  return (doc, token) => tests.every((test) => test(doc, token));
}

function compileTests(
  wanted: Omit<TokenCondition, "not">,
  labels: Labels,
  reject: (what: string) => void,
): TokenTest[] {
  const tests: TokenTest[] = [];
  const table = (values: Values, names: readonly string[]) => compileTable(values, names, isNamed, reject);
  if (wanted.dep !== undefined) {
    const deps = table(wanted.dep, labels.deps);
    tests.push((doc, token) => deps[doc.data.deps[token]!] === 1);
  }
  if (wanted.pos !== undefined) {
    const pos = table(wanted.pos, labels.pos);
    tests.push((doc, token) => pos[doc.data.pos[token]!] === 1);
  }
  if (wanted.tag !== undefined) {
    const tags = table(wanted.tag, labels.tags);
    tests.push((doc, token) => tags[doc.data.tags[token]!] === 1);
  }
  if (wanted.entityType !== undefined) {
    const types = table(wanted.entityType, labels.entityTypes);
    tests.push((doc, token) => types[doc.data.entityTypes[token]!] === 1);
  }
  if (wanted.morph !== undefined) {
    const morphs = compileTable(wanted.morph, labels.morphs, hasFeature, reject);
    tests.push((doc, token) => morphs[doc.data.morphs[token]!] === 1);
  }
  if (wanted.lemma !== undefined) {
    const lemmas = new Set([wanted.lemma].flat());
    tests.push((doc, token) => lemmas.has(doc.lemma(token)));
  }
  if (wanted.lower !== undefined) {
    const words = new Set([wanted.lower].flat());
    tests.push((doc, token) => words.has(toLower(doc.word(token))));
  }
  return tests;
}

type LabelTest = (label: string, value: string) => boolean;
const isNamed: LabelTest = (label, value) =>
  value.endsWith("*") ? label.startsWith(value.slice(0, -1)) : label === value;
const hasFeature: LabelTest = (label, value) => label.split("|").some((feature) => isNamed(feature, value));

function compileTable(
  values: Values,
  names: readonly string[],
  test: LabelTest,
  reject: (what: string) => void,
): Uint8Array {
  const table = new Uint8Array(names.length);
  for (const value of [values].flat()) {
    const found = names.flatMap((name, i) => (test(name, value) ? [i] : []));
    if (found.length === 0) reject(`nothing is ever labelled "${value}".`);
    for (const label of found) table[label] = 1;
  }
  return table;
}
