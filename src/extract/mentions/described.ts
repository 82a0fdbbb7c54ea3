// Instruments and goods that the text describes rather than names. They become entities only when a claim needs them.
import type { Candidate, Scene } from "./candidate.ts";
import { goodsAt } from "./described-goods.ts";
import { instrumentAt } from "./described-instruments.ts";

/** Candidates for described instruments and classes of goods. */
export function findDescribed(scene: Scene): Candidate[] {
  return scene.tree.tokens.flatMap((token) => {
    if (token.pos !== "NOUN" && token.pos !== "PROPN") return [];
    const [instrument] = instrumentAt(scene, token);
    return instrument ? [instrument] : goodsAt(scene, token).slice(0, 1);
  });
}
