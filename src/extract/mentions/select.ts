// Chooses among overlapping candidates and settles one type for one surface.
import { compareText } from "../../domain/index.ts";
import type { Lexicon } from "../lexicon.ts";
import { leadsTo } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import type { Candidate } from "./candidate.ts";

/** The best candidates without overlaps, in text order. What is only on demand may contain a name that modifies its head. */
export function selectCandidates(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  const taken = new Map<number, Candidate[]>();
  for (const candidate of [...candidates].sort(byRank)) {
    if (isShutOut(candidate, taken)) continue;
    kept.push(candidate);
    for (let i = candidate.first; i <= candidate.last; i++) {
      const here = taken.get(i);
      if (here) here.push(candidate);
      else taken.set(i, [candidate]);
    }
  }
  return kept.sort((a, b) => a.start - b.start || b.end - a.end || compareText(a.type, b.type));
}

/** @param taken by token, the better candidates that cover it */
function isShutOut(candidate: Candidate, taken: ReadonlyMap<number, readonly Candidate[]>): boolean {
  for (let i = candidate.first; i <= candidate.last; i++)
    for (const rival of taken.get(i) ?? []) if (clashes(candidate, rival) || holdsChip(candidate, rival)) return true;
  return false;
}

const byRank = (a: Candidate, b: Candidate) =>
  b.rank - a.rank || b.end - b.start - (a.end - a.start) || a.start - b.start || compareText(a.type, b.type);

function clashes(candidate: Candidate, rival: Candidate): boolean {
  if (candidate.end <= rival.start || rival.end <= candidate.start) return false;
  if (!candidate.onDemand && candidate.kind !== "nominal") return true;
  return rival.onDemand || candidate.kind === "nominal"
    ? headIsTaken(candidate, rival) || rival.onDemand
    : headIsTaken(candidate, rival);
}

/** "Bulldozer products" and "H20 chip model" are the chip, no class of goods. */
const holdsChip = (candidate: Candidate, rival: Candidate) => isClassOfGoods(candidate) && isNamedChip(rival);

const isClassOfGoods = ({ type, onDemand }: Candidate) => onDemand && type === "Technology";
const isNamedChip = ({ type, kind, onDemand }: Candidate) => type === "Chip" && kind === "name" && !onDemand;

/** "its Tern K4 HGX AI GPU" is the K4, though the class of goods is named by its last word alone. */
export function dropHeadsOfChips(tree: Tree, lexicon: Lexicon, candidates: readonly Candidate[]): Candidate[] {
  const chips = candidates.filter(isNamedChip);
  return candidates.filter((candidate) => {
    const { head } = candidate;
    if (!isClassOfGoods(candidate) || !lexicon.of("chip-noun").has(tree.tokens[head]!.lemma.toLowerCase())) return true;
    return !chips.some((chip) => chip.head < head && leadsTo(tree, chip.head, head, ["compound"]));
  });
}

const headIsTaken = ({ head }: Candidate, rival: Candidate) => head >= rival.first && head <= rival.last;

/** Gives all names with one surface the type that most speaks for, unless the gazetteer knows the one at hand. */
export function settleTypes(candidates: readonly Candidate[]): Candidate[] {
  const votes = new Map<string, Map<string, number>>();
  const vote = (name: string, type: string, rank: number) => {
    const tally = votes.get(name) ?? new Map<string, number>();
    tally.set(type, Math.max(tally.get(type) ?? 0, rank) + 1);
    votes.set(name, tally);
  };
  for (const { kind, onDemand, name, type, rank, forms } of candidates) {
    if (kind !== "name" || onDemand) continue;
    vote(name, type, rank);
    if (type === "Company") for (const form of forms) if (form !== name) vote(form, type, rank); // "X" after "X GmbH"
  }
  return candidates.map((candidate) => {
    const tally = votes.get(candidate.name);
    if (!tally || tally.size < 2 || candidate.known || candidate.rank >= 55 || candidate.onDemand) return candidate;
    const [best] = [...tally].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
    return { ...candidate, type: best![0] };
  });
}
