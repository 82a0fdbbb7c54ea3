// The arc-eager transition system with sentence breaks (Nivre 2003; Honnibal & Johnson 2014), as spaCy runs it
// (spacy/pipeline/_parser_internals/arc_eager.pyx and _state.pxd, MIT): greedy, the best allowed move each time.
import type { MoveScorer } from "../network/move-scorer.ts";
import type { MoveGroup, Moves } from "./moves.ts";
import { type Arcs, ParserState } from "./parser-state.ts";

const NONE = -1;

export class ArcEagerParser {
  readonly #scorer: MoveScorer;
  readonly #scores: () => Float32Array;
  readonly #moves: Moves;
  readonly #groups: Record<"S" | "D" | "L" | "R" | "B", MoveGroup>;
  readonly #root: number;

  /** @param scores the floats that the scorer's positions point into */
  constructor(scorer: MoveScorer, moves: Moves, scores: () => Float32Array) {
    this.#scorer = scorer;
    this.#scores = scores;
    this.#moves = moves;
    const group = (kind: string) => moves.groups.get(kind)!;
    this.#groups = { S: group("S"), D: group("D"), L: group("L"), R: group("R"), B: group("B") };
    this.#root = moves.labels.indexOf("ROOT");
  }

  /** Parses so many of the tokens that the scorer holds, from `first` on. */
  parse(first: number, length: number): Arcs {
    const state = new ParserState(length);
    const roles = new Int32Array(8);
    while (!state.isFinal) {
      state.fillRoles(roles);
      this.#make(this.#best(state, this.#scorer.score(roles, first)), state);
    }
    return state.toArcs(this.#root);
  }

  #best(state: ParserState, scoresAt: number): number {
    const scores = this.#scores();
    const { S, D, L, R, B } = this.#groups;
    let best = NONE;
    let bestScore = 0;
    const consider = ({ first, end }: MoveGroup) => {
      for (let move = first; move < end; move++) {
        const score = scores[scoresAt + move]!;
        if (best === NONE || score > bestScore) {
          best = move;
          bestScore = score;
        }
      }
    };
    if (state.mayShift) consider(S);
    if (state.mayReduce) consider(D);
    if (state.mayLink) {
      consider(L);
      consider(R);
    }
    if (state.mayBreak) consider(B);
    return best;
  }

  #make(move: number, state: ParserState): void {
    const label = this.#moves.labelOf[move]!;
    const kind = this.#moves.kinds[move];
    if (kind === "S") state.push();
    else if (kind === "D") state.reduce();
    else if (kind === "L") state.linkLeft(label);
    else if (kind === "R") state.linkRight(label);
    else if (kind === "B") state.breakBeforeSecond();
    else state.stop();
  }
}
