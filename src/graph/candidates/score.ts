// Two entities → how likely they are one, with all that was seen. The weights are bits and add up, as in the model of
// Fellegi and Sunter (1969); the score is the probability that the sum amounts to.
import type { Candidate, CandidateEvidence } from "../../domain/index.ts";
import { compareNames } from "./compare-names.ts";
import type { NameForm } from "./names.ts";
import type { Prepared } from "./profiles.ts";

/** How likely two entities that share a key are one before anything is compared, in bits. */
const PRIOR = -4;

/** What only all entities together tell. */
export interface Rarity {
  /** How many entities go by a name. */
  namesakes(name: NameForm, family: string): number;
  /** How many have a relation edge to that end. */
  sharers(edge: string): number;
  readonly size: number;
  /** Relations of which a thing has one object. */
  readonly identifying: ReadonlySet<string>;
}

/** @param a the one with the smaller id */
export function scorePair(a: Prepared, b: Prepared, rarity: Rarity): Candidate {
  const evidence = [
    ...compareExternalIds(a, b),
    ...bestNames(a, b, rarity),
    ...compareCodes(a, b),
    ...compareTypes(a, b),
    ...compareEdges(a, b, rarity),
  ]
    .map((each) => ({ ...each, weight: Math.round(each.weight * 100) / 100 }))
    .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
  const bits = evidence.reduce((sum, { weight }) => sum + weight, PRIOR);
  const [first, second] = [a.profile, b.profile];
  return {
    first: first.id,
    second: second.id,
    types: [first.type, second.type],
    score: Math.round(1e6 / (1 + 2 ** -bits)) / 1e6,
    evidence,
    rule: ruleFor(a, b, evidence, rarity),
  };
}

function compareExternalIds({ profile: a }: Prepared, { profile: b }: Prepared): CandidateEvidence[] {
  return Object.entries(a.externalIds).flatMap(([scheme, firstValue]) => {
    const secondValue = b.externalIds[scheme];
    if (secondValue === undefined) return [];
    const agrees = firstValue === secondValue;
    const text = agrees
      ? `Both have the ${scheme} id ${firstValue}.`
      : `Their ${scheme} ids differ: ${firstValue} and ${secondValue}.`;
    return [{ kind: "externalId", weight: agrees ? 14 : -12, text, firstValue, secondValue } as const];
  });
}

/** What the two names say that speak most for one thing; that both are long and have nothing in common speaks against. */
function bestNames(a: Prepared, b: Prepared, rarity: Rarity): CandidateEvidence[] {
  const isPerson = a.profile.type === "Person" && b.profile.type === "Person";
  const type = isPerson ? "Person" : bodyOf(a.profile.type, b.profile.type);
  let [best, most] = [[] as CandidateEvidence[], Number.NEGATIVE_INFINITY];
  for (const one of a.names) {
    for (const other of b.names) {
      const evidence = common(compareNames(one, other, type), one, other, a.family, rarity);
      const sum = evidence.reduce((total, { weight }) => total + weight, 0);
      if (evidence.length > 0 && sum > most) [best, most] = [evidence, sum];
    }
  }
  const [one, other] = [a.names[0]!, b.names[0]!];
  const isShared = best.some(({ firstValue, secondValue }) => firstValue === one.text && secondValue === other.text);
  return isShared ? best : [...best, ...compareFullNames(one, other, type)];
}

const bodyOf = (a: string, b: string) => (b === "GovernmentBody" ? b : a);

/** A name that many go by says less. */
function common(
  evidence: readonly CandidateEvidence[],
  one: NameForm,
  other: NameForm,
  family: string,
  rarity: Rarity,
): CandidateEvidence[] {
  const short = one.compact.length <= other.compact.length ? one : other;
  const namesakes = evidence.length > 0 ? rarity.namesakes(short, family) : 0;
  if (namesakes <= 2) return [...evidence];
  const less = Math.min(Math.log2(namesakes - 1), 4);
  return evidence.map((each) =>
    each.weight > less
      ? { ...each, weight: each.weight - less, text: `${each.text} ${namesakes} go by ${short.text}.` }
      : each,
  );
}

/** Preferred names that stand for themselves and share nothing, although other names are shared. */
function compareFullNames(a: NameForm, b: NameForm, type: string): CandidateEvidence[] {
  if (a.isWeak || b.isWeak || compareNames(a, b, type).some(({ weight }) => weight > 0)) return [];
  const text = `Their full names, ${a.text} and ${b.text}, have nothing in common.`;
  return [{ kind: "name", weight: -4, text, firstValue: a.text, secondValue: b.text }];
}

/** Numbers of preferred names: H100 and H200 are two, whatever they share. */
function compareCodes(a: Prepared, b: Prepared): CandidateEvidence[] {
  const [one, other] = [a.names[0]!, b.names[0]!];
  if (one.codes.length === 0 || other.codes.length === 0) return [];
  const [firstValue, secondValue] = [one.codes.join(" "), other.codes.join(" ")];
  if ([...one.codes].sort().join(" ") === [...other.codes].sort().join(" ")) return [];
  if (one.compact === other.compact) return [];
  return [
    { kind: "number", weight: -10, text: `Numbers differ: ${firstValue} and ${secondValue}.`, firstValue, secondValue },
  ];
}

function compareTypes({ profile: a }: Prepared, { profile: b }: Prepared): CandidateEvidence[] {
  if (a.type === b.type) return [];
  const text = `One is read as ${a.type}, the other as ${b.type}.`;
  return [{ kind: "type", weight: -1.5, text, firstValue: a.type, secondValue: b.type }];
}

function compareEdges({ profile: a }: Prepared, { profile: b }: Prepared, rarity: Rarity): CandidateEvidence[] {
  const others = new Set(b.edges);
  const shared = a.edges.filter((edge) => others.has(edge));
  const bits = shared.reduce((sum, edge) => sum + Math.log2(Math.max(rarity.size / rarity.sharers(edge), 1)) / 3, 0);
  const found: CandidateEvidence[] = [];
  if (bits >= 0.5) {
    const named = shared.slice(0, 3).join(", ");
    const text = `Both have ${shared.length > 3 ? `${shared.length} relations in common, such as ${named}` : named}.`;
    found.push({ kind: "neighbours", weight: Math.min(bits, 4), text, firstValue: null, secondValue: null });
  }
  const link = a.edges.find((edge) => endOf(edge) === b.id) ?? b.edges.find((edge) => endOf(edge) === a.id);
  if (link !== undefined) {
    const text = `The graph relates the two to each other: ${link.slice(0, -endOf(link).length - 1)}.`;
    found.push({ kind: "link", weight: -5, text, firstValue: null, secondValue: null });
  }
  return [...found, ...compareIdentifying(a.edges, b.edges, rarity)];
}

const endOf = (edge: string) => edge.slice(edge.search(/[<>]/) + 1);

function compareIdentifying(a: readonly string[], b: readonly string[], { identifying }: Rarity): CandidateEvidence[] {
  return [...identifying].flatMap((relation) => {
    const ends = (edges: readonly string[]) => edges.filter((edge) => edge.startsWith(`${relation}>`)).map(endOf);
    const [one, other] = [ends(a), ends(b)];
    if (one.length === 0 || other.length === 0 || one.some((end) => other.includes(end))) return [];
    const [firstValue, secondValue] = [one.join(", "), other.join(", ")];
    const text = `They differ in ${relation}: ${firstValue} and ${secondValue}.`;
    return [{ kind: "relation", weight: -3, text, firstValue, secondValue } as const];
  });
}

/**
 * The rule that is sure of a pair: one external id of one scheme, or one full name but for the legal form that only one
 * of them has. Neither when anything else speaks against it, nor by a name that cannot tell things apart.
 */
function ruleFor(a: Prepared, b: Prepared, evidence: readonly CandidateEvidence[], rarity: Rarity): string | null {
  const against = new Set(evidence.filter(({ weight }) => weight < 0).map(({ kind }) => kind));
  const agrees = (kind: string) => evidence.some((each) => each.kind === kind && each.weight > 0);
  const isContradicted = [...against].some((kind) => CONTRADICTIONS.has(kind));
  if (agrees("externalId") && !isContradicted) return "rule:external-id";
  const [one, other] = [a.names[0]!, b.names[0]!];
  const isOneName = one.compact === other.compact && (one.legalForm === "") !== (other.legalForm === "");
  const isTelling = !one.isWeak && !other.isWeak && one.compact.length >= 5;
  if (against.size === 0 && isOneName && isTelling && rarity.namesakes(one, a.family) === 2) return "rule:legal-form";
  return null;
}

const CONTRADICTIONS: ReadonlySet<string> = new Set([
  "externalId",
  "number",
  "generation",
  "givenName",
  "relation",
  "link",
]);
