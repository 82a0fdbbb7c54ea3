// Which frames can find anything at a trigger: a look at types spares most of the search for ends.

import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { follow, type Stage } from "./denote.ts";
import type { End, IndexedFrame } from "./indexed-frame.ts";

/**
 * Whether both ends of a frame may be filled: the words of its stretch, or of its block for a frame that looks beyond the
 * sentence, stand for mentions of fitting types, whatever the way from the trigger to them. Frames whose ends are looked for
 * elsewhere, and items of a list, whose agent stands before it, always may.
 */
export function createEndChecker(stage: Stage) {
  const { blocks, sentences } = stage.tree;
  const stretches = stretchesOf(stage.tree);
  const byStretch = meantBy(stage, (sentence) => stretches[sentence]!);
  const byBlock = meantBy(stage, (sentence) => sentences[sentence]!.block);
  return ({ sentence }: Token, { range, ends }: IndexedFrame): boolean => {
    const { block } = sentences[sentence]!;
    if (range === "document" || blocks[block]!.kind === "item") return true;
    const here = range === "block" ? byBlock.get(block) : byStretch.get(stretches[sentence]!);
    if (!here || (range === "stretch" && !here.areSeveral)) return false;
    return mayBe(ends.subject, here) && mayBe(ends.object, here);
  };
}

function mayBe({ types }: End, here: Meant): boolean {
  for (const type of types) if (here.types.has(type)) return true;
  return false;
}

/** By sentence, the number of its stretch: a sentence, or several of a block that a comma or a link of the tree holds together. */
function stretchesOf({ tokens, sentences }: Tree): number[] {
  const goesOn = sentences.map(({ first, block }, k) => {
    const isInside = k > 0 && sentences[k - 1]!.block === block;
    return isInside && /^[,–—-]$/.test(tokens[first - 1]!.text);
  });
  for (const { sentence, head } of tokens) {
    const other = tokens[head]!.sentence;
    for (let k = Math.min(sentence, other) + 1; k <= Math.max(sentence, other); k++) goesOn[k] = true;
  }
  let stretch = 0;
  return goesOn.map((isSame) => (isSame ? stretch : ++stretch));
}

/** What the words of a part of the document may stand for. */
interface Meant {
  readonly types: Set<string>;
  /** A mention that is meant, and whether there is another: no claim is about one thing alone. */
  first: PlacedMention | null;
  areSeveral: boolean;
}

/** By a part of the document, the mentions that its words may stand for, as `denote` finds them. */
function meantBy(stage: Stage, partOf: (sentence: number) => number): Map<number, Meant> {
  const { tree, mentions, at } = stage;
  const parts = new Map<number, Meant>();
  for (const [i, named] of at) {
    const part = partOf(tree.tokens[i]!.sentence);
    const here = parts.get(part) ?? { types: new Set(), first: null, areSeveral: false };
    parts.set(part, here);
    const add = (mention: PlacedMention) => {
      here.types.add(mention.type);
      here.first ??= mention;
      if (mention !== here.first) here.areSeveral = true;
    };
    for (const mention of named) {
      if (mention.kind === "name") add(mention); // it may trigger a frame by itself
      const target = follow(stage, mention);
      if (target) add(target);
      for (const number of mention.together) add(mentions[number]!);
    }
    // a place may stand for its country, wherever the document names that
    if (here.types.has("Place")) {
      here.types.add("Country");
      here.areSeveral = true;
    }
  }
  return parts;
}
