// Named entities by BILUO moves: begin, in, last, unit, out, one a token (spacy/pipeline/_parser_internals/ner.pyx, MIT).
import type { MoveScorer } from "../network/move-scorer.ts";
import type { MoveGroup, Moves } from "../parser/moves.ts";

/** A named entity: tokens `start` to `end`, half-open, and its label's number. */
export interface EntityTokens {
  start: number;
  end: number;
  label: number;
}

const NONE = -1;

export class NameFinder {
  readonly #scorer: MoveScorer;
  readonly #scores: () => Float32Array;
  readonly #moves: Moves;
  readonly #groups: Record<"B" | "I" | "L" | "U" | "O", MoveGroup>;

  constructor(scorer: MoveScorer, moves: Moves, scores: () => Float32Array) {
    this.#scorer = scorer;
    this.#scores = scores;
    this.#moves = moves;
    const group = (kind: string) => moves.groups.get(kind)!;
    const unit = group("U");
    // the last "U" has no label: it is for tokens that a user has barred, which do not exist here
    this.#groups = { B: group("B"), I: group("I"), L: group("L"), U: { ...unit, end: unit.end - 1 }, O: group("O") };
  }

  /**
   * Finds the names of one text among those that the scorer holds.
   * @param first the number of its first token there
   * @param sentenceStarts 1 where a sentence starts: names do not reach across; nor do they begin on white space
   */
  find(first: number, sentenceStarts: Uint8Array, isSpace: (token: number) => boolean): EntityTokens[] {
    const { length } = sentenceStarts;
    const entities: EntityTokens[] = [];
    const roles = new Int32Array(3);
    let open: EntityTokens | undefined;
    for (let token = 0; token < length; token++) {
      roles[0] = token;
      roles[1] = open ? open.start : NONE;
      roles[2] = open ? token - 1 : NONE;
      const isLast = token + 1 === length;
      const move = this.#best(
        open,
        isLast,
        !isLast && sentenceStarts[token + 1] === 1,
        isSpace(token),
        this.#scorer.score(roles, first),
      );
      const kind = this.#moves.kinds[move];
      const label = this.#moves.labelOf[move]!;
      if (kind === "B") open = { start: token, end: token + 1, label };
      if (kind === "U") entities.push({ start: token, end: token + 1, label });
      if (kind !== "L" || !open) continue;
      entities.push({ ...open, end: token + 1 });
      open = undefined;
    }
    return entities;
  }

  #best(
    open: EntityTokens | undefined,
    isLast: boolean,
    nextStarts: boolean,
    space: boolean,
    scoresAt: number,
  ): number {
    const { B, I, L, U, O } = this.#groups;
    if (open) {
      const inside = this.#moveWith(I, open.label);
      const last = this.#moveWith(L, open.label);
      if (isLast || nextStarts) return last;
      const scores = this.#scores();
      return scores[scoresAt + last]! > scores[scoresAt + inside]! ? last : inside;
    }
    let best = NONE;
    if (!isLast && !nextStarts && !space) best = this.#bestOf(B, best, scoresAt);
    if (!space) best = this.#bestOf(U, best, scoresAt);
    return this.#bestOf(O, best, scoresAt);
  }

  #bestOf({ first, end }: MoveGroup, bestBefore: number, scoresAt: number): number {
    const scores = this.#scores();
    let best = bestBefore;
    for (let move = first; move < end; move++) {
      if (best === NONE || scores[scoresAt + move]! > scores[scoresAt + best]!) best = move;
    }
    return best;
  }

  #moveWith({ first, end }: MoveGroup, label: number): number {
    for (let move = first; move < end; move++) if (this.#moves.labelOf[move] === label) return move;
    throw new RangeError(`No move for label ${label}.`);
  }
}
