// Lemmas by rule: strip an ending, keep what is a known base form; exceptions go first
// (spacy/pipeline/lemmatizer.py and spacy/lang/en/lemmatizer.py, MIT).
import { isAlphabetic, toLower } from "../lexicon/characters.ts";
import type { LemmaTables } from "../model/format.ts";

export class Lemmatizer {
  readonly #tables: LemmaTables;
  readonly #index = new Map<string, ReadonlySet<string>>();

  constructor(tables: LemmaTables) {
    this.#tables = tables;
  }

  /**
   * @param pos coarse part of speech, such as "VERB"
   * @param morphology features joined by "|", such as "Tense=Past|VerbForm=Fin"
   */
  lemmatize(text: string, pos: string, morphology: string): string {
    const kind = pos.toLowerCase();
    if (kind === "" || kind === "space" || isBaseForm(kind, morphology)) return toLower(text);
    const rules = this.#tables.rules[kind];
    if (rules === undefined) return kind === "propn" ? text : toLower(text);
    return this.#byRule(text, kind, rules);
  }

  #byRule(text: string, kind: string, rules: LemmaTables["rules"][string]): string {
    const word = toLower(text);
    const known: string[] = [];
    const unusual: string[] = [];
    const unknown: string[] = [];
    for (const [ending, replacement] of rules) {
      if (!word.endsWith(ending)) continue;
      const form = word.slice(0, word.length - ending.length) + replacement;
      if (form === "") continue;
      if (this.#isKnown(form, kind)) known.unshift(form);
      else if (isAlphabetic(form)) unknown.push(form);
      else unusual.push(form);
    }
    const forms = [...known, ...unusual];
    for (const form of this.#exceptionsOf(word, kind)) if (!forms.includes(form)) forms.unshift(form);
    return forms[0] ?? unknown[0] ?? text;
  }

  #exceptionsOf(word: string, kind: string): string[] {
    const table = this.#tables.exceptions[kind];
    return table && Object.hasOwn(table, word) ? table[word]! : [];
  }

  #isKnown(form: string, kind: string): boolean {
    let index = this.#index.get(kind);
    if (!index) {
      index = new Set(this.#tables.index[kind]?.split("\n"));
      this.#index.set(kind, index);
    }
    return index.has(form);
  }
}

/** True for forms that are their own lemma, as their features say. */
function isBaseForm(kind: string, morphology: string): boolean {
  const has = (feature: string) => `|${morphology}|`.includes(`|${feature}|`);
  const lacks = (name: string) => !`|${morphology}`.includes(`|${name}=`);
  if (kind === "noun" && has("Number=Sing")) return true;
  if (kind === "verb" && has("VerbForm=Fin") && has("Tense=Pres") && lacks("Number")) return true;
  return has("VerbForm=Inf") || has("VerbForm=None") || has("Degree=Pos");
}
