// Mends sentences in which the verb of a report hangs together in the wrong way with who reports and what is reported.
import { childOf, type Mendable, type Relabelled, relabel } from "./relabel.ts";

/** Verbs of a report. */
export const REPORTS = "say|tell|add|report|write|announce|confirm|state|warn|note|argue|claim|disclose|insist|testify";
const REPORTING = new RegExp(`^(?:${REPORTS})$`);

/** "… to X, a person close to it said" is parsed as if X were that person: the person says what stands before. */
export function mendTrailingReports<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const verb of tokens) {
    if (!/^VB[DZ]$/.test(verb.tag) || !REPORTING.test(verb.lemma) || reportsAhead(tokens, verb)) continue;
    if (/^(?:advcl|conj|acl|relcl)$/.test(verb.dep)) speakBeside(tokens, base, verb, links);
    else speakFor(tokens, base, verb, links);
  }
  return relabel(tokens, links);
}

/** What a verb reports stands behind it, or it has something of which it is told: "said that …", "reported a loss". */
const reportsAhead = (tokens: readonly Mendable[], { i, lemma }: Mendable): boolean =>
  tokens.some(
    (child) => child.head === i && child.i > i && (child.dep === "ccomp" || (child.dep === "dobj" && lemma !== "tell")),
  );

/** The verb hangs as a clause of its own at what it reports. */
function speakBeside(
  tokens: readonly Mendable[],
  base: number,
  { i, tag, lemma, head }: Mendable,
  links: Map<number, Relabelled>,
): void {
  if (tag !== "VBD" || !/^(?:say|tell|add|report|write)$/.test(lemma)) return;
  if (childOf(tokens, i, /^(?:nsubj|mark|cc)$/)) return;
  const speaker = tokens.find(
    (noun) => noun.dep === "appos" && /^NNS?$/.test(noun.tag) && noun.i < i && lastBelow(tokens, noun) === i - 1,
  );
  if (!speaker || tokens[firstBelow(tokens, speaker) - base - 1]?.lower !== ",") return;
  links.set(speaker.i, { dep: "nsubj", head: i });
  links.set(i, { dep: "parataxis", head });
}

/** The verb has what it reports, and takes its last noun for the one who speaks, or has nobody. */
function speakFor(tokens: readonly Mendable[], base: number, verb: Mendable, links: Map<number, Relabelled>): void {
  const above = tokens[verb.head - base];
  const told =
    verb.dep === "ccomp" && above && above.i < verb.i
      ? above
      : tokens.find(({ head, dep, i }) => head === verb.i && dep === "ccomp" && i < verb.i);
  if (!told?.tag.startsWith("VB") || REPORTING.test(told.lemma) || told.dep === "acl") return;
  const subject = tokens.find(({ head, dep, i }) => head === verb.i && dep === "nsubj" && i < verb.i);
  if (subject) parted(tokens, base, { verb, told, subject }, links);
  else if (told !== above) {
    const speaker = tokens.find((noun) => noun.i > told.i && noun.i < verb.i && isApart(tokens, base, noun, verb));
    if (speaker) links.set(speaker.i, { dep: "nsubj", head: verb.i });
  }
}

/** "X supplies Y, Z's chief said": Y is supplied, and the chief speaks. */
function parted(
  tokens: readonly Mendable[],
  base: number,
  { verb, told, subject }: { readonly verb: Mendable; readonly told: Mendable; readonly subject: Mendable },
  links: Map<number, Relabelled>,
): void {
  if (subject.i < told.i || tokens[subject.i - base + 1]?.lower !== ",") return;
  const isObject = ({ head, dep, i }: Mendable) =>
    head === told.i && i > told.i && i !== verb.i && /^(?:dobj|ccomp|xcomp|attr)$/.test(dep);
  if (tokens.some(isObject)) return;
  if (tokens.slice(told.i - base + 1, subject.i - base).some(({ lower }) => lower === ",")) return;
  const behind = tokens.filter(({ head, i, dep }) => head === subject.i && i > subject.i && dep !== "punct");
  const [speaker] = behind;
  if (!speaker || !isApart(tokens, base, speaker, verb, true)) return;
  links.set(subject.i, { dep: "dobj", head: told.i });
  links.set(speaker.i, { dep: "nsubj", head: verb.i });
  for (const other of behind.slice(1)) links.set(other.i, { dep: other.dep, head: speaker.i });
  if (verb.head === told.i) links.set(verb.i, { dep: "parataxis", head: told.i });
}

/** A noun in apposition after a comma, up to the verb, or up to another comma before it. */
function isApart(
  tokens: readonly Mendable[],
  base: number,
  noun: Mendable,
  { i: verb }: Mendable,
  mayGoOn = false,
): boolean {
  if (!/^(?:appos|conj)$/.test(noun.dep) || !/^NNP?S?$/.test(noun.tag)) return false;
  if (tokens[firstBelow(tokens, noun) - base - 1]?.lower !== ",") return false;
  if (noun.dep === "conj" && childOf(tokens, noun.head, /^cc$/)) return false;
  const last = lastBelow(tokens, noun);
  return mayGoOn || last === verb - 1 || (last === verb - 2 && tokens[verb - base - 1]?.lower === ",");
}

/** Nouns of which a clause with "that" tells the content. */
const CONTENT =
  /^(?:claim|report|allegation|accusation|assertion|rumou?r|speculation|suspicion|suggestion|concern|fear|news|evidence|fact|idea|sign|possibility|doubt|belief|view|hope)$/;

/** "said in a notice that X …", "told reporters on a call that …": the clause is what is said, not what the notice is. */
export function mendReportedClauses<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head } of tokens) {
    if (!/^(?:acl|relcl)$/.test(dep) || head > i) continue;
    const that = tokens.find((child) => child.head === i && child.lower === "that" && child.i < i);
    if (!that || !childOf(tokens, i, /^nsubj/) || !isComplete(tokens, i, that)) continue;
    const verb = saidIn(tokens, base, tokens[head - base]!);
    if (!verb || childOf(tokens, verb.i, /^ccomp$/)) continue;
    links.set(i, { dep: "ccomp", head: verb.i });
    links.set(that.i, { dep: "mark", head: i });
  }
  return relabel(tokens, links);
}

/** "that" leads a clause which lacks nothing: it stands for no noun of it. */
const isComplete = (tokens: readonly Mendable[], clause: number, { dep, i }: Mendable): boolean =>
  dep === "mark" ||
  (dep === "dobj" && tokens.some((other) => other.head === clause && other.dep === dep && other.i > i));

/** The verb of a report that is made in what a noun names: "said in a letter to investors". */
function saidIn(tokens: readonly Mendable[], base: number, noun: Mendable): Mendable | undefined {
  let at = noun;
  for (let step = 0; step < 3; step++) {
    const preposition = tokens[at.head - base];
    const above = preposition && tokens[preposition.head - base];
    if (at.dep !== "pobj" || !above || preposition.dep !== "prep" || above.i > preposition.i) return undefined;
    if (above.tag.startsWith("VB"))
      return REPORTING.test(above.lemma) && /^(?:in|at|during|on|via|through)$/.test(preposition.lower)
        ? above
        : undefined;
    if (CONTENT.test(noun.lemma)) return undefined;
    at = above;
  }
  return undefined;
}

const lastBelow = (tokens: readonly Mendable[], top: Mendable): number => Math.max(...below(tokens, top));
const firstBelow = (tokens: readonly Mendable[], top: Mendable): number => Math.min(...below(tokens, top));

/** A token and all that hangs at it. */
function below(tokens: readonly Mendable[], { i }: Mendable): number[] {
  const children = tokens.filter((child) => child.head === i && child.i !== i);
  return [i, ...children.flatMap((child) => below(tokens, child))];
}
