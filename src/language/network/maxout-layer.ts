// How a maxout layer with layer normalisation lies in the kernel's memory.
import type { Model } from "../model/load.ts";
import type { Address, Kernel, PackedMatrix } from "./kernel.ts";

export const WIDTH = 96;
const PIECES = 3;

/** The model interleaves the pieces of an output; the kernel wants each piece of all outputs together. */
const interleaved = (o: number): number => (o % WIDTH) * PIECES + Math.floor(o / WIDTH);

export function packMaxout(kernel: Kernel, weights: Float32Array): PackedMatrix {
  return kernel.pack(weights, PIECES * WIDTH, weights.length / (PIECES * WIDTH), interleaved);
}

/** Bias [3][96], gain [96] and shift [96], one after the other. */
export function placeNorm(kernel: Kernel, model: Model, layer: string): Address {
  const bias = model.tensor(`${layer}.bias`);
  const ordered = bias.map((_, o) => bias[interleaved(o)]!);
  return kernel.place(Float32Array.of(...ordered, ...model.tensor(`${layer}.gain`), ...model.tensor(`${layer}.shift`)));
}
