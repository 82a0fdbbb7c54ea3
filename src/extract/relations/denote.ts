// Which mentions a noun stands for: itself, what it carries ("sales of X"), examples ("such as X"), what a pronoun means.

import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import { childrenBy, isNoun, withConjuncts } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { calledNames, selvesOf } from "./selves.ts";
import type { Slot } from "./slots.ts";

export interface Denoted {
  readonly mention: PlacedMention;
  /** How far the mention is from the noun: 0 is the noun itself. */
  readonly cost: number;
}

/** What every search for arguments looks at. */
export interface Stage {
  readonly tree: Tree;
  readonly lexicon: Lexicon;
  readonly mentions: readonly PlacedMention[];
  /** By token: mentions whose head it is, then those that cover it. */
  readonly at: ReadonlyMap<number, readonly PlacedMention[]>;
  /** What `denote` has found, by token: a dozen frames ask of the same one. */
  readonly denoted: (readonly Denoted[] | undefined)[];
  /** What `fillSlot` has found, by trigger: its frames ask for the same slots. */
  readonly filled: (Map<Slot, readonly number[]> | undefined)[];
}

export function createStage(tree: Tree, lexicon: Lexicon, mentions: readonly PlacedMention[]): Stage {
  const at = new Map<number, PlacedMention[]>();
  for (const mention of mentions) {
    for (let i = mention.first; i <= mention.last; i++) {
      if (i !== mention.head && mention.onDemand) continue;
      const here = at.get(i);
      if (here) here.push(mention);
      else at.set(i, [mention]);
    }
  }
  for (const [i, list] of at)
    if (list.length > 1)
      list.sort((a, b) => Number(b.head === i) - Number(a.head === i) || Number(a.onDemand) - Number(b.onDemand));
  return { tree, lexicon, mentions, at, denoted: new Array(tree.tokens.length), filled: new Array(tree.tokens.length) };
}

const EXAMPLE = /^(?:like|including|include|namely|as)$/;

/** Mentions that a token may stand for, the nearest first; references are followed to what they mean. */
export function denote(stage: Stage, i: number): readonly Denoted[] {
  const known = stage.denoted[i];
  if (known) return known;
  const found = denoteBelow(stage, i, 0);
  stage.denoted[i] = found;
  return found;
}

/** @param depth how many other words led to this one, which bounds what is looked at */
function denoteBelow(stage: Stage, i: number, depth: number): Denoted[] {
  const { tree, at, lexicon } = stage;
  const token = tree.tokens[i]!;
  const found: Denoted[] = [];
  for (const mention of at.get(i) ?? []) {
    if (mention.onDemand && mention.type === "Technology" && isSaidOfName(stage, token)) continue;
    for (const number of mention.together) found.push({ mention: stage.mentions[number]!, cost: 0.25 });
    const target = follow(stage, mention);
    if (target) found.push({ mention: target, cost: mention.kind === "name" ? 0 : 0.2 });
    if (target?.type === "Place" && target === mention)
      for (const other of [...widerPlaces(stage, mention), ...townBefore(stage, mention)])
        found.push({ mention: other, cost: 0.1 });
    const country = target?.type === "Place" ? countryOf(stage, target) : undefined;
    if (country) found.push({ mention: country, cost: 0.4 });
  }
  if (depth > 3) return found;
  if (isPartitive(stage, token)) return [...found, ...carried(stage, token, depth), ...examples(stage, token, depth)];
  if (!isNoun(token)) return found;
  const isName = found.some(({ mention, cost }) => cost === 0 && !mention.onDemand);
  if (!isName) found.push(...modifying(stage, token).filter(({ mention }) => !isNationOf(mention, found)));
  const isOpen = () => !found.some(({ cost }) => cost < 1);
  if (isOpen()) found.push(...apposed(stage, token));
  if (isOpen() && depth < 2) found.push(...saidOf(stage, token, depth));
  found.push(...examples(stage, token, depth));
  if (!isName && lexicon.of("ability").has(token.lemma.toLowerCase())) found.push(...able(stage, token, depth));
  if (!isName && lexicon.of("organ").has(token.lemma.toLowerCase())) found.push(...whoseOrgan(stage, token, depth));
  if (!isName && lexicon.of("government").has(token.lemma.toLowerCase())) found.push(...whoseGovernment(stage, token));
  if (!isName && isCarrier(stage, token)) found.push(...carried(stage, token, depth));
  return found;
}

/** In "the Chinese company", where it is known which is meant, China is only said of it. */
const isNationOf = ({ type }: PlacedMention, found: readonly Denoted[]) =>
  type === "Country" && found.some(({ mention, cost }) => cost < 1 && mention.type === "Company");

/** The country of a place, where the document names it. */
function countryOf({ lexicon, mentions }: Stage, place: PlacedMention): PlacedMention | undefined {
  return mentions.find(
    ({ type, known, kind }) =>
      type === "Country" &&
      kind === "name" &&
      known !== null &&
      lexicon.of(`place in ${known}`).has(place.text.replace(/’/g, "'")),
  );
}

/** The name that a reference finally means; null for a reference to nothing known. */
export function follow({ mentions }: Stage, mention: PlacedMention): PlacedMention | null {
  let at = mention;
  for (let step = 0; step < 20 && at.refersTo !== null; step++) at = mentions[at.refersTo]!;
  return at.kind === "name" ? at : null;
}

/** "H20 chips", "the Rubin and Hopper platforms": the name before a noun that describes its type. */
function modifying(stage: Stage, token: Token): Denoted[] {
  const { tree, at, lexicon } = stage;
  const lemma = token.lemma.toLowerCase();
  return childrenBy(tree, token.i, "compound", "nmod", "amod", "nummod", "appos")
    .flatMap(({ i, lower }) =>
      /^(?:based|headquartered|listed|owned|made|specific)$/.test(lower)
        ? childrenBy(tree, i, "npadvmod", "advmod", "compound", "nmod").map(({ i: k }) => k)
        : [i],
    )
    .flatMap((i) => withConjuncts(tree, i))
    .flatMap((i) => at.get(i) ?? [])
    .filter(
      ({ kind, onDemand, type }) => kind === "name" && !onDemand && !(type === "Company" && isPostHolder(stage, lemma)),
    )
    .map((mention) => {
      if (mention.type === "Place") {
        const country = countryOf(stage, mention);
        return country ? { mention: country, cost: 1.6 } : { mention, cost: 1.5 };
      }
      if (mention.type === "Company" && isNamedApart(stage, token)) return { mention, cost: APART };
      const describes =
        mention.type === "Company"
          ? token.pos === "NOUN" && (lexicon.of("naming-noun").has(lemma) || isNamedUnit(stage, token))
          : isNominal(stage, token, mention.type);
      return { mention, cost: describes ? 0.1 : 1.5 };
    });
}

/** "Tern's Heron unit", "its Heron unit": the unit is called Heron. */
const isNamedUnit = ({ tree }: Stage, { i, lemma }: Token): boolean =>
  /^(?:unit|subsidiary|division|arm|affiliate)$/.test(lemma) && childrenBy(tree, i, "poss").length > 0;

/** Beyond the reach of any frame. */
const APART = 9;

/** "Tern Cloud" is not Tern: a name of its own, though no list knows it. */
const isNamedApart = ({ at }: Stage, token: Token): boolean =>
  token.tag === "NNP" && /^\p{Lu}\p{Ll}/u.test(token.text) && !at.has(token.i);

/** Whether a noun, or the words it ends, describe a type: "chip", "graphics processing unit". */
function isNominal({ tree: { tokens }, lexicon }: Stage, { i, lemma }: Token, type: string): boolean {
  const nominals = lexicon.nominalsOf.get(type);
  const before = (count: number) => tokens.slice(Math.max(0, i - count), i).map(({ lower }) => lower);
  return [0, 1, 2].some((count) => nominals?.has([...before(count), lemma.toLowerCase()].join(" ")) ?? false);
}

/** A former Intel engineer is not Intel. */
const isPostHolder = ({ lexicon }: Stage, lemma: string) => lexicon.anyOf(POSTS).has(lemma);

const POSTS = ["other-post", "top-post", "national"];

function apposed(stage: Stage, token: Token): Denoted[] {
  const { tree, at } = stage;
  const isList = token.tag === "NNS"; // "two firms, A and B"
  const nouns = childrenBy(tree, token.i, "appos").flatMap((noun) =>
    isList ? withConjuncts(tree, noun.i).map((i) => tree.tokens[i]!) : [noun],
  );
  return nouns.flatMap((noun) => {
    const named = (at.get(noun.i) ?? []).filter(({ kind, onDemand }) => kind === "name" && !onDemand);
    const described = modifying(stage, noun).filter(({ cost }) => cost < 1);
    return [...named, ...described.map(({ mention }) => mention)].map((mention) => ({ mention, cost: 0.3 }));
  });
}

/** "the X1, a flagship AI chip", "X1 AI chips": a class said of a named thing is no thing beside it. */
export function isSaidOfName({ tree, at }: Stage, token: Token): boolean {
  const isNamed = ({ i }: Token) =>
    (at.get(i) ?? []).some(({ kind, onDemand, type }) => kind === "name" && !onDemand && type === "Chip");
  const apposed = childrenBy(tree, token.i, "appos");
  if ([token, ...apposed].some(({ i }) => childrenBy(tree, i, "compound", "nmod", "amod", "nummod").some(isNamed)))
    return true;
  if (calledNames(tree, token.i).some((i) => isNamed(tree.tokens[i]!))) return true;
  const whole = wholeOf(tree, token);
  if (!/^(?:appos|attr)$/.test(token.dep) && whole === token.i) return false;
  const selves = selvesOf(tree, whole).filter((i) => i !== token.i);
  const named = [...selves, ...selves.flatMap((i) => childrenBy(tree, i, "compound", "nmod").map(({ i: k }) => k))];
  return named.some((i) =>
    (at.get(i) ?? []).some(
      ({ kind, onDemand, type }) => kind === "name" && !onDemand && (type === "Chip" || type === "Technology"),
    ),
  );
}

const WHOLE = /^(?:line|lineup|family|series|range|brand|generation|set|kind|type|class|version|member|pair)$/;

/** "X is a line of processors developed by Y": the line, for the processors. */
function wholeOf({ tokens }: Tree, { i, dep, head }: Token): number {
  const of = tokens[head]!;
  const whole = tokens[of.head]!;
  return dep === "pobj" && of.lower === "of" && WHOLE.test(whole.lemma) && /^(?:attr|appos)$/.test(whole.dep)
    ? whole.i
    : i;
}

/** "X is a company that …": what is said of the company is said of X. */
function saidOf(stage: Stage, token: Token, depth: number): Denoted[] {
  return selvesOf(stage.tree, wholeOf(stage.tree, token))
    .filter((i) => i !== token.i && !isPartOf(stage.tree.tokens[i]!, token))
    .flatMap((i) => denoteBelow(stage, i, depth + 1))
    .filter(({ cost }) => cost < 1)
    .map(({ mention, cost }) => ({ mention, cost: cost + 0.2 }));
}

/** "Tern, part of the Heron group": what the part belongs to is another. */
const isPartOf = ({ dep, head, lemma }: Token, { i }: Token): boolean =>
  dep === "appos" && head === i && /^(?:part|unit|arm|division|branch|subsidiary|affiliate|member)$/.test(lemma);

/** "in Dallas Texas": without a comma the town stands before the larger place. */
const townBefore = ({ at }: Stage, { first }: PlacedMention): PlacedMention[] =>
  (at.get(first - 1) ?? []).filter(({ last, kind, type }) => last === first - 1 && kind === "name" && type === "Place");

/** What stands between a place and a larger one: "Dallas, Texas", "Madrid (Spain)", "a town of Texas", "Leeds in the UK". */
const WITHIN = /^(?:,|\(|of|in|in the)$/;

/** The larger places after a place hold as well. */
function widerPlaces({ tree, at }: Stage, place: PlacedMention): PlacedMention[] {
  const found: PlacedMention[] = [];
  let last = place.last;
  for (let step = 0; step < 3; step++) {
    const next = [last + 2, last + 3]
      .flatMap((start) => (at.get(start) ?? []).filter(({ first }) => first === start))
      .find(({ type, kind }) => kind === "name" && (type === "Place" || type === "Country"));
    const between = next ? tree.tokens.slice(last + 1, next.first).map(({ lower }) => lower) : [];
    if (!next || !WITHIN.test(between.join(" "))) break;
    found.push(next);
    last = next.last;
  }
  return found;
}

/** "chips such as the X1 and X2", "companies like A". */
function examples(stage: Stage, token: Token, depth: number): Denoted[] {
  const { tree } = stage;
  return childrenBy(tree, token.i, "prep")
    .filter(
      ({ lower, i }) =>
        EXAMPLE.test(lower) &&
        (lower !== "as" ||
          tree.tokens[i - 1]?.lower === "such" ||
          childrenBy(tree, i, "amod").some((a) => a.lower === "such")),
    )
    .flatMap(({ i }) => childrenBy(tree, i, "pobj"))
    .flatMap(({ i }) => withConjuncts(tree, i))
    .flatMap((i) =>
      denoteBelow(stage, i, depth + 1)
        .filter(({ cost }) => cost < 1)
        .map(({ mention, cost }) => ({ mention, cost: cost + 0.05 })),
    );
}

/** "two of X's rivals", "some of the chips". */
const isPartitive = ({ tree }: Stage, { pos, i, lower }: Token) =>
  (/^(?:NUM|DET|PRON)$/.test(pos) || /^(?:many|several|some|most|both)$/.test(lower)) &&
  childrenBy(tree, i, "prep").some(({ lower }) => lower === "of");

function isCarrier({ lexicon }: Stage, { lemma, lower }: Token): boolean {
  return lexicon.of("carrier").has(lemma.toLowerCase()) || lexicon.of("carrier").has(lower);
}

/** "X's ability to obtain Y" is about X and Y. */
function able(stage: Stage, token: Token, depth: number): Denoted[] {
  const { tree } = stage;
  const owners = childrenBy(tree, token.i, "poss");
  const acts = childrenBy(tree, token.i, "acl", "relcl").flatMap(({ i }) => withConjuncts(tree, i));
  const goods = acts.flatMap((verb) => childrenBy(tree, verb, "dobj")).flatMap(({ i }) => withConjuncts(tree, i));
  const tokens = [...owners.flatMap(({ i }) => withConjuncts(tree, i)), ...goods];
  return tokens.flatMap((i) =>
    denoteBelow(stage, i, depth + 1).map(({ mention, cost }) => ({ mention, cost: cost + 0.6 })),
  );
}

/** "the board of X", "X's management", "the X board" act for X. */
function whoseOrgan(stage: Stage, token: Token, depth: number): Denoted[] {
  const owners = [
    ...childrenBy(stage.tree, token.i, "poss", "compound", "nmod"),
    ...objectsOf(stage.tree, token, "of", "at"),
  ];
  return owners.flatMap(({ i }) =>
    denoteBelow(stage, i, depth + 1).map(({ mention, cost }) => ({ mention, cost: cost + 0.3 })),
  );
}

/** "China's government", "the authorities of China", "the Chinese cabinet": the country. */
function whoseGovernment(stage: Stage, token: Token): Denoted[] {
  const { tree, at } = stage;
  const owners = [
    ...childrenBy(tree, token.i, "poss", "amod", "compound", "nmod"),
    ...objectsOf(tree, token, "of", "in"),
  ];
  return owners.flatMap(({ i }) =>
    (at.get(i) ?? [])
      .filter(({ type, kind, head }) => type === "Country" && kind === "name" && head === i)
      .map((mention) => ({ mention, cost: 0.3 })),
  );
}

/** What stands right after one of some prepositions of a noun. */
const objectsOf = (tree: Tree, { i }: Token, ...prepositions: readonly string[]): Token[] =>
  childrenBy(tree, i, "prep")
    .filter(({ lower }) => prepositions.includes(lower))
    .flatMap((preposition) => childrenBy(tree, preposition.i, "pobj"));

const CARRYING = /^(?:of|to|in|for|from|involving|on)$/;

/** "sales of X", "access to X", "X exports". */
function carried(stage: Stage, token: Token, depth: number): Denoted[] {
  const { tree } = stage;
  const preps = childrenBy(tree, token.i, "prep").filter(({ lower }) => CARRYING.test(lower));
  const of = preps.filter(({ lower }) => lower === "of");
  const objects = (of.length > 0 ? of : preps).flatMap(({ i }) => childrenBy(tree, i, "pobj"));
  const modifiers = childrenBy(tree, token.i, "compound", "nmod", "amod");
  const below = [...objects, ...modifiers].flatMap(({ i }) => withConjuncts(tree, i));
  return below.flatMap((i) =>
    denoteBelow(stage, i, depth + 1).map(({ mention, cost }) => ({ mention, cost: cost + 0.6 })),
  );
}
