// Writes the name below an entity, away from most edges, with a rim in the colour of the page so that it reads over edges.
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import type { Box } from "./free-room.ts";
import { palette } from "./palette.ts";

const MAX_LENGTH = 34;
/** Pixels kept free at the sides of the picture. */
const EDGE = 6;

export type Labelled = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color"> & {
  readonly key?: string;
};

export const LABEL_SIZE = 13;

export interface Label {
  readonly text: string;
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  readonly box: Box;
}

/** Where the name of an entity may stand, the best place first: below it, above, at its right, at its left. */
export function placesOfLabel(pen: CanvasRenderingContext2D, data: Labelled): Label[] {
  if (!data.label) return [];
  const text = data.label.length > MAX_LENGTH ? `${data.label.slice(0, MAX_LENGTH - 1)}…` : data.label;
  const room = pen.canvas.width / (window.devicePixelRatio || 1);
  const half = widthOf(pen, text) / 2;
  const outer = half + EDGE;
  const { x, y, size } = data;
  const within = outer * 2 < room ? Math.min(room - outer, Math.max(outer, x)) : room / 2;
  const beside = y + LABEL_SIZE / 2 - 2;
  const spots = [
    [within, y + size + LABEL_SIZE + 2],
    [within, y - size - 5],
    [x + size + outer, beside],
    [x - size - outer, beside],
  ] as const;
  return spots
    .filter(([middle], index) => index < 2 || (middle >= outer && middle <= room - outer))
    .map(([middle, line]) => {
      const box = { left: middle - half, right: middle + half, top: line - LABEL_SIZE + 2, bottom: line + 3 };
      return { text, x: middle, y: line, box };
    });
}

const widths = new Map<string, number>();
const MOST_WIDTHS = 20_000;

/** Measured once: the same names are placed anew in every frame. */
function widthOf(pen: CanvasRenderingContext2D, text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (widths.size >= MOST_WIDTHS) widths.clear();
  pen.font = labelFont();
  const { width } = pen.measureText(text);
  widths.set(text, width);
  return width;
}

export function drawLabel(pen: CanvasRenderingContext2D, { text, x, y }: Label): void {
  const { ink, page } = palette.peek();
  pen.font = labelFont();
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  pen.lineWidth = 4;
  pen.lineJoin = "round";
  pen.strokeStyle = page;
  pen.strokeText(text, x, y);
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}

function labelFont(): string {
  return `500 ${LABEL_SIZE}px ${palette.peek().fontFamily}`;
}
