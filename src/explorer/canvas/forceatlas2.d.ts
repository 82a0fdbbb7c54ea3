// The parts of graphology-layout-forceatlas2 that the worker uses, which come without types.
declare module "graphology-layout-forceatlas2/defaults.js" {
  const defaults: Readonly<Record<string, number | boolean>>;
  export default defaults;
}

declare module "graphology-layout-forceatlas2/iterate.js" {
  /** One round of forces on the matrices, changed in place. */
  export default function iterate(
    settings: Readonly<Record<string, number | boolean>>,
    nodes: Float32Array,
    edges: Float32Array,
  ): void;
}
