// Colour and shape of each entity type, colour and dash of each status. Both tell alone what they tell together.
import { computed } from "@preact/signals";
import type { RelationStatus } from "../generated/operations.ts";
import { entityTypes } from "../state/catalogue.ts";
import { theme } from "../state/theme.ts";
import { STATUS_COLOURS, TYPE_COLOURS } from "./colours.ts";

export const SHAPES = [
  "circle",
  "square",
  "hexagon",
  "diamond",
  "pentagon",
  "triangle",
  "wedge",
  "cross",
  "star",
] as const;
export type Shape = (typeof SHAPES)[number];

/** Outlines in a square from -1 to 1, y downwards, for SVG; the shader draws the same. */
export const OUTLINES: Readonly<Record<Shape, string>> = {
  circle: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z",
  square: "M-.82-.82H.82V.82H-.82Z",
  hexagon: toOutline(regular(6, 1, Math.PI / 6)),
  diamond: "M0-1 1 0 0 1-1 0Z",
  pentagon: toOutline(regular(5, 1, -Math.PI / 2)),
  triangle: toOutline(regular(3, 1, -Math.PI / 2)),
  wedge: toOutline(regular(3, 1, Math.PI / 2)),
  cross: "M-.38-1H.38V-.38H1V.38H.38V1H-.38V.38H-1V-.38H-.38Z",
  star: toOutline(regular(5, 1, -Math.PI / 2).flatMap((point, index) => [point, inner(index)])),
};

function regular(corners: number, radius: number, turn: number): [number, number][] {
  return Array.from({ length: corners }, (_, index) => {
    const angle = turn + (index * 2 * Math.PI) / corners;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function inner(index: number): [number, number] {
  const angle = -Math.PI / 2 + ((index + 0.5) * 2 * Math.PI) / 5;
  return [0.45 * Math.cos(angle), 0.45 * Math.sin(angle)];
}

function toOutline(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join("L")}Z`;
}

/** Lengths drawn and left out, in pixels; none for a solid line. */
export const DASHES: Readonly<Record<RelationStatus, readonly number[]>> = {
  STATED: [],
  DISPUTED: [9, 5],
  DENIED: [2, 4],
  ANTICIPATED: [16, 6],
  ALLEGED: [9, 4, 2, 4],
};

const looks = computed(() => {
  const { length } = SHAPES;
  const byName = entityTypes.value.map(({ name }, index) => [name, lookOf(index, Math.floor(index / length))] as const);
  return new Map(byName);
});

/** The ninth type and those after it take the same colours again with another shape. */
function lookOf(index: number, round: number) {
  return { colour: index % TYPE_COLOURS.light.length, shape: SHAPES[(index + round) % SHAPES.length]! };
}

export function lookOfType(type: string): { readonly colour: string; readonly shape: Shape } {
  const { colour, shape } = looks.value.get(type) ?? { colour: 4, shape: "circle" as const };
  return { colour: TYPE_COLOURS[theme.value][colour]!, shape };
}

export function statusColour(status: RelationStatus): string {
  return STATUS_COLOURS[theme.value][status];
}

/** Radius in pixels by how many relation edges an entity has. */
export function radiusOf(relationCount: number): number {
  return Math.min(20, 6 + 2.2 * Math.log2(1 + relationCount));
}

/** Width in pixels by how many independent origins affirm a relation edge. */
export function widthOf(support: number): number {
  return Math.min(5, 1.4 + 0.8 * Math.log2(1 + support));
}
