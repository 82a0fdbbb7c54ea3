// Mends phrases whose words hang at the wrong one of them, so that the rules need not know of them.
import { childOf, type Link, type Mendable, type Relabelled, relabel } from "./relabel.ts";

/** "chipmaker X grew", "chipmakers X and Y were fined" with two subjects: the common noun is a part of the name's phrase. */
export function mendDoubleSubjects<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, lower, dep, head, tag } of tokens) {
    if (!(tag === "NN" || (tag === "NNS" && SEVERAL.test(lower))) || !/^(?:nsubj|nsubjpass|npadvmod)$/.test(dep))
      continue;
    const name = tokens
      .slice(i - base + 1, i - base + 6)
      .find((other) => /^nsubj(?:pass)?$/.test(other.dep) && other.head === head);
    if (name?.tag !== "NNP" || tokens.slice(i - base + 1, name.i - base).some((between) => between.head !== name.i))
      continue;
    for (const { i: child, dep: label, head: above, tag: form } of tokens)
      if (above === i && form === "VBN") links.set(child, { dep: label, head: name.i });
    links.set(i, { dep: "compound", head: name.i });
  }
  return relabel(tokens, links);
}

/** "the Dutch firm X and Y" is parsed as if Y were that firm too: one firm is one of them. */
export function mendFirmBefore<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, dep, tag, head, lower } of tokens) {
    const noun = tokens[head - base];
    if (dep !== "appos" || !tag.startsWith("NNP") || noun?.tag !== "NN" || !FIRM.test(noun.lower)) continue;
    if (tokens.slice(head - base + 1, i - base).some((between) => between.head !== i || between.lower === ","))
      continue;
    const and = tokens.find((word) => word.head === i && word.dep === "cc" && word.lower === "and");
    const other = tokens.find((word) => word.head === i && word.dep === "conj" && word.tag.startsWith("NNP"));
    if (!and || !other || lower === "and") continue;
    links.set(and.i, { dep: "cc", head });
    links.set(other.i, { dep: "conj", head });
  }
  return relabel(tokens, links);
}

const FIRM =
  /^(?:\p{L}*maker|company|firm|giant|group|startup|start-up|manufacturer|supplier|producer|developer|foundry|bank)$/u;

/** What several firms are: "weeks X" are none. */
const SEVERAL =
  /^(?:(?:\p{L}*makers?)|(?:firm|compan|manufacturer|supplier|producer|developer|rival|competitor|startup|start-up|entit|giant|subsidiar|affiliate|partner|unit|bank|foundr|vendor|distributor|provider|customer|institute|agenc|group|peer)(?:s|ies))$/u;

/** "a graphics processing unit (GPU) design": the unit belongs to the design, not the design to the unit. */
export function mendBracketedTerms<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, dep, head, tag } of tokens) {
    if (dep !== "appos" || !/^NNS?$/.test(tag)) continue;
    const term = tokens[head - base];
    if (!term || !/^NNS?$/.test(term.tag) || term.i > i) continue;
    const [open, close] = [tokens[term.i - base + 1], tokens[i - base - 1]];
    if (open?.lower !== "(" || close?.lower !== ")" || i - term.i > 5) continue;
    links.set(i, { dep: term.dep, head: term.head === term.i ? i : term.head });
    links.set(term.i, { dep: "compound", head: i });
    for (const child of tokens)
      if (child.head === term.i && child.i < term.i && child.dep === "det") links.set(child.i, { dep: "det", head: i });
  }
  return relabel(tokens, links);
}

/** "Tern's x86 based Zephyr cores": the cores are Tern's, not what they are based on, and stand where that was taken to stand. */
export function mendBasedOn<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, lower, dep, head } of tokens) {
    const name = tokens[i - base - 1];
    const isNoun = name !== undefined && /^(?:NNP?|CD)$/.test(name.tag);
    if (lower !== "based" || !isNoun || !/^(?:acl|amod)$/.test(dep)) continue;
    const noun = tokens[(dep === "acl" ? name.head : head) - base];
    if (!noun || noun.i <= i || tokens.slice(i - base + 1, noun.i - base).some((between) => between.head !== noun.i))
      continue;
    if (dep === "amod" && /^(?:pobj|dobj|attr|nsubj)$/.test(name.dep))
      links.set(noun.i, { dep: name.dep, head: name.head });
    else if (name.dep !== "compound" || name.head !== noun.i) continue;
    links.set(i, { dep: "amod", head: noun.i });
    links.set(name.i, { dep: "npadvmod", head: i });
    for (const child of tokens)
      if (child.head === name.i && /^(?:poss|det)$/.test(child.dep))
        links.set(child.i, { dep: child.dep, head: noun.i });
  }
  return relabel(tokens, links);
}

/** "Ampere is the codename …": a name that opens a sentence before "is" is its subject, not an adverb. */
export function mendOpeners<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  return tokens.map((token) => {
    if (!token.sentenceStart || token.dep !== "advmod" || token.tag !== "RB") return token;
    const verb = tokens[token.head - base];
    if (verb?.i !== token.i + 1 || !/^(?:is|was)$/.test(verb.lower)) return token;
    if (
      /^(?:here|there|now|then|today|thus|hence|so|also|not|never|only|why|how|when|where|once|soon|again)$/.test(
        token.lower,
      )
    )
      return token;
    const isOpen = !tokens.some(({ dep, head }) => head === verb.i && /^(?:nsubj|expl|csubj)$/.test(dep));
    return isOpen ? { ...token, dep: "nsubj", tag: "NNP", pos: "PROPN" } : token;
  });
}

/** "two rivals, X and Y, grew": names right after a common noun and a comma say who it is. */
export function mendNamedLists<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, dep, head, tag } of tokens) {
    if (dep !== "conj" || !/^NNPS?$/.test(tag)) continue;
    const noun = tokens[head - base];
    if (noun?.tag !== "NNS") continue;
    const between = tokens.slice(head - base + 1, i - base);
    const isListed =
      between[0]?.lower === "," && between.slice(1).every((word) => word.head === i || word.tag === "NNP");
    if (isListed && !tokens.some((word) => word.head === head && word.dep === "cc"))
      links.set(i, { dep: "appos", head });
  }
  return relabel(tokens, links);
}

/**
 * "X's planned purchase of Y" is parsed as if X's planned something: the owner of the noun is made of the subject, and
 * an adjective of the participle.
 * @param base number of the first token
 */
export function mendPossessives<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  const at = (i: number) => tokens[i - base];
  for (const { lower, dep, head } of tokens) {
    const owner = dep === "case" && /^['’]s?$/.test(lower) ? at(head) : undefined;
    if (owner?.dep === "nmod") links.set(owner.i, { dep: "poss", head: owner.head });
    const verb = owner?.dep === "nsubj" ? at(owner.head) : undefined;
    if (!owner || !verb || verb.tag !== "VBN" || verb.i < owner.i) continue;
    const noun = tokens.find(({ dep, head: above, i }) => dep === "dobj" && above === verb.i && i > verb.i);
    if (!noun) continue;
    for (const { i, head: above, dep } of tokens)
      if (above === verb.i && i !== verb.i) links.set(i, { dep, head: noun.i });
    links.set(owner.i, { dep: "poss", head: noun.i });
    links.set(verb.i, { dep: "amod", head: noun.i });
    links.set(noun.i, {
      dep: verb.dep === "ccomp" ? "dobj" : verb.dep,
      head: verb.head === verb.i ? noun.i : verb.head,
    });
  }
  return relabel(tokens, links);
}

/**
 * "CPUs (A and B), GPUs (C) and chipsets": what follows a bracket is coordinated with the noun before it.
 * "X's artificial intelligence (AI) chips": the chips are X's.
 */
export function mendBrackets<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  let open: number | null = null;
  for (const { i, lower } of tokens) {
    if (lower === "(") open = i;
    if (lower !== ")" || open === null) continue;
    const noun = tokens[open - base - 1];
    for (const child of tokens)
      if (noun && child.i > i && child.head > open && child.head < i && child.dep === "conj" && /^NN/.test(noun.tag))
        links.set(child.i, { dep: "conj", head: noun.i });
    if (noun && tokens[i - base + 1]?.lower === "and")
      for (const child of tokens)
        if (child.head === noun.i && child.i > i && child.dep === "appos" && child.tag.startsWith("NNP"))
          links.set(child.i, { dep: "conj", head: noun.i });
    const whole = tokens[i - base + 1];
    if (noun && /^(?:nmod|compound)$/.test(noun.dep) && noun.head === whole?.i)
      for (const child of tokens)
        if (child.head === noun.i && child.dep === "poss") links.set(child.i, { dep: "poss", head: whole.i });
    open = null;
  }
  return relabel(tokens, links);
}

/** "A, B's C, D and E" is parsed as if D were B's: the name right after the owner is, and stands in the list by itself. */
export function mendListedOwners<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, dep, head, tag } of tokens) {
    if (dep !== "poss" || !tag.startsWith("NNP")) continue;
    const [mark, owned] = [tokens[i - base + 1], tokens[i - base + 2]];
    const last = tokens[head - base];
    if (mark?.tag !== "POS" || !owned?.tag.startsWith("NNP")) continue;
    if (last?.dep !== "conj" || !/^(?:nmod|compound)$/.test(owned.dep) || owned.head !== head) continue;
    if (tokens[owned.i - base + 1]?.lower !== ",") continue;
    links.set(i, { dep: "poss", head: owned.i });
    links.set(owned.i, { dep: "conj", head: last.head });
  }
  return relabel(tokens, links);
}

/** "named X interim chief" is parsed as if both completed the verb: X is who was named. */
export function mendAppointments<T extends Mendable>(tokens: readonly T[]): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, dep, head, tag } of tokens) {
    if (dep !== "oprd" || tag !== "NNP" || tokens.some((word) => word.head === head && word.dep === "dobj")) continue;
    if (tokens.some((word) => word.dep === "oprd" && word.head === head && word.i > i && word.tag === "NN"))
      links.set(i, { dep: "dobj", head });
  }
  return relabel(tokens, links);
}

/** "added 28 firms to the list, including X": X is one of the firms, not of the list. */
export function mendExamples<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, lower, dep, head } of tokens) {
    if (lower !== "including" || dep !== "prep" || tokens[i - base - 1]?.lower !== ",") continue;
    const above = tokens[head - base];
    const preposition = above?.dep === "pobj" ? tokens[above.head - base] : undefined;
    const verb = preposition ? tokens[preposition.head - base] : above;
    if (!above || above.tag === "NNS" || !verb?.tag.startsWith("VB")) continue;
    const many = childOf(tokens, verb.i, /^(?:dobj|nsubjpass)$/);
    const of = many?.tag === "NNS" ? childOf(tokens, many.i, /^prep$/) : undefined;
    const kind = of?.lower === "of" ? childOf(tokens, of.i, /^pobj$/) : undefined;
    const whole = kind?.tag === "NNS" ? kind : many;
    if (whole?.tag === "NNS" && whole.i < i) links.set(i, { dep, head: whole.i });
  }
  return relabel(tokens, links);
}

const LEAVE =
  /^(?:licen[sc]e|permission|approval|authori[sz]ation|permit|clearance|waiver|exemption|go-ahead|right|contract|mandate|option)s?$/;

const RECEIVED =
  /^(?:receive|get|obtain|win|gain|lose|have|hold|enjoy|revoke|suspend|withdraw|cancel|rescind|grant|issue|deny|refuse|seek|request)$/;

/** "received a licence to export", "revoked X's licence to export" is parsed as if it was received in order to export: the licence is one to export. */
export function mendLeave<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, lower, dep, head } of tokens) {
    if (lower !== "to" || dep !== "aux") continue;
    const verb = tokens[head - base];
    if (!/^(?:advcl|xcomp)$/.test(verb?.dep ?? "") || !verb || !RECEIVED.test(tokens[verb.head - base]?.lemma ?? ""))
      continue;
    const leave = tokens.find((noun) => noun.dep === "dobj" && noun.head === verb.head && LEAVE.test(noun.lower));
    if (leave && leave.i < i) links.set(verb.i, { dep: "acl", head: leave.i });
  }
  return relabel(tokens, links);
}

/** "supplies X, as well as makers such as Y" is parsed as if the makers did something: they stand beside X. */
export function mendAsWellAs<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, lower, dep, head } of tokens) {
    if (lower !== "as" || dep !== "cc") continue;
    const [well, first] = [tokens[i - base - 1], tokens[i - base - 2]];
    if (well?.lower !== "well" || first?.lower !== "as") continue;
    const comma = tokens[first.i - base - 1];
    const noun = comma?.lower === "," ? tokens[comma.i - base - 1] : comma;
    const verb = tokens[head - base];
    const added = tokens.find((word) => word.dep === "conj" && word.head === head && word.i > i);
    if (!verb || !/^(?:VB|MD)/.test(verb.tag) || !noun || !added) continue;
    if (!/^NN/.test(noun.tag) || !/^NN/.test(added.tag) || !/^(?:dobj|pobj|attr|conj|dative|appos)$/.test(noun.dep))
      continue;
    links.set(i, { dep: "cc", head: noun.i });
    links.set(added.i, { dep: "conj", head: noun.i });
  }
  return relabel(tokens, links);
}

/** "Intel's ‘Tern Lake’ chips" is parsed as if the chips were Lake's: the mark that closes a quotation is no possessive. */
export function mendQuotedNames<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, tag, head, lower } of tokens) {
    const name = tokens[head - base];
    if (dep !== "case" || tag !== "POS" || !/^['’]$/.test(lower) || name?.dep !== "poss") continue;
    const isOpened = tokens.some((mark) => mark.head === name.i && mark.i < name.i && /^['‘]$/.test(mark.lower));
    if (!isOpened) continue;
    links.set(name.i, { dep: "compound", head: name.head });
    links.set(i, { dep: "punct", head, tag: "''", pos: "PUNCT" });
  }
  return relabel(tokens, links);
}
