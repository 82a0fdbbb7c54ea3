// The state of the arc-eager parser: a stack, a buffer, and the arcs made so far (spacy's _state.pxd, MIT).

export interface Arcs {
  /** The head of each token, itself for a root. Every tree is projective. */
  heads: Int32Array;
  /** Label numbers; that of "ROOT" for roots. */
  labels: Uint8Array;
}

const NONE = -1;

/** The buffer is the rest of the text, with the tokens put back on it in front. */
export class ParserState {
  readonly #length: number;
  readonly #heads: Int32Array;
  readonly #labels: Uint8Array;
  readonly #stack: Int32Array;
  #depth = 0;
  readonly #putBack: Int32Array;
  #putBackCount = 0;
  #next = 0;
  readonly #wasPutBack: Uint8Array;
  readonly #startsSentence: Uint8Array;
  /** The child last added on either side, and for each child the one added before it on the same side. */
  readonly #lastLeft: Int32Array;
  readonly #lastRight: Int32Array;
  readonly #addedBefore: Int32Array;

  constructor(length: number) {
    const tokens = (value: number) => new Int32Array(length).fill(value);
    this.#length = length;
    this.#heads = tokens(NONE);
    this.#labels = new Uint8Array(length);
    this.#stack = tokens(NONE);
    this.#putBack = tokens(NONE);
    this.#wasPutBack = new Uint8Array(length);
    this.#startsSentence = new Uint8Array(length);
    this.#lastLeft = tokens(NONE);
    this.#lastRight = tokens(NONE);
    this.#addedBefore = tokens(NONE);
  }

  get #left(): number {
    return this.#length - this.#next + this.#putBackCount;
  }
  #stackAt(i: number): number {
    return i < this.#depth ? this.#stack[this.#depth - 1 - i]! : NONE;
  }
  #bufferAt(i: number): number {
    if (i < this.#putBackCount) return this.#putBack[this.#putBackCount - 1 - i]!;
    const token = this.#next + i - this.#putBackCount;
    return token < this.#length ? token : NONE;
  }

  get isFinal(): boolean {
    return this.#depth === 0 && this.#left === 0;
  }
  get #firstMustWait(): boolean {
    return this.#startsSentence[this.#bufferAt(0)] === 1;
  }
  get mayShift(): boolean {
    if (this.#depth === 0) return true;
    return this.#left >= 2 && !this.#firstMustWait && this.#wasPutBack[this.#bufferAt(0)] === 0;
  }
  get mayReduce(): boolean {
    return this.#depth > 0;
  }
  get mayLink(): boolean {
    return this.#depth > 0 && this.#left > 0 && !this.#firstMustWait;
  }
  get mayBreak(): boolean {
    const second = this.#bufferAt(1);
    return this.#left >= 2 && second === this.#bufferAt(0) + 1 && this.#startsSentence[second] === 0;
  }

  /** The tokens that the network looks at: two of the buffer, three of the stack, and the last children of the tops. */
  fillRoles(roles: Int32Array): void {
    const first = this.#bufferAt(0);
    const top = this.#stackAt(0);
    roles[0] = first;
    roles[1] = this.#bufferAt(1);
    roles[2] = top;
    roles[3] = this.#stackAt(1);
    roles[4] = this.#stackAt(2);
    roles[5] = first < 0 ? NONE : this.#lastLeft[first]!;
    roles[6] = top < 0 ? NONE : this.#lastLeft[top]!;
    roles[7] = top < 0 ? NONE : this.#lastRight[top]!;
  }

  push(): void {
    this.#stack[this.#depth++] = this.#putBackCount > 0 ? this.#putBack[--this.#putBackCount]! : this.#next++;
  }

  /** Takes the top off the stack; one that has no head yet goes back to the buffer, unless it is the last. */
  reduce(): void {
    const top = this.#stackAt(0);
    const isDone = this.#heads[top]! >= 0 || this.#depth === 1;
    this.#depth--;
    if (isDone) return;
    this.#wasPutBack[top] = 1;
    this.#putBack[this.#putBackCount++] = top;
  }

  linkLeft(label: number): void {
    const head = this.#bufferAt(0);
    this.#addArc(head, this.#stackAt(0), label);
    this.#wasPutBack[head] = 0;
    this.#depth--;
  }

  linkRight(label: number): void {
    this.#addArc(this.#stackAt(0), this.#bufferAt(0), label);
    this.push();
  }

  breakBeforeSecond(): void {
    this.#startsSentence[this.#bufferAt(1)] = 1;
  }

  /** No move is allowed: cannot happen with a whole set of moves, but must not loop for ever. */
  stop(): void {
    this.#depth = 0;
    this.#putBackCount = 0;
    this.#next = this.#length;
  }

  #addArc(head: number, child: number, label: number): void {
    if (this.#heads[child]! >= 0) this.#dropArc(child);
    const last = head > child ? this.#lastLeft : this.#lastRight;
    this.#addedBefore[child] = last[head]!;
    last[head] = child;
    this.#heads[child] = head;
    this.#labels[child] = label;
  }

  /** A child that gets a new head is always the last that its old one got. */
  #dropArc(child: number): void {
    const head = this.#heads[child]!;
    const last = head > child ? this.#lastLeft : this.#lastRight;
    if (last[head] === child) last[head] = this.#addedBefore[child]!;
  }

  toArcs(root: number): Arcs {
    const heads = this.#heads.map((head, i) => (head < 0 ? i : head));
    const labels = this.#labels.map((label, i) => (heads[i] === i ? root : label));
    return { heads, labels };
  }
}
