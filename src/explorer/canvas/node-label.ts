// Writes the name below an entity, away from most edges, with a rim in the colour of the page so that it reads over edges.
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import { palette } from "./palette.ts";

const MAX_LENGTH = 34;
/** Pixels kept free at the sides of the picture. */
const EDGE = 6;

export type Labelled = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;

export const LABEL_SIZE = 13;

export function drawLabel(pen: CanvasRenderingContext2D, data: Labelled): void {
  if (!data.label) return;
  const { ink, page, fontFamily } = palette.peek();
  const text = data.label.length > MAX_LENGTH ? `${data.label.slice(0, MAX_LENGTH - 1)}…` : data.label;
  pen.font = `500 ${LABEL_SIZE}px ${fontFamily}`;
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  const room = pen.canvas.width / (window.devicePixelRatio || 1);
  const half = pen.measureText(text).width / 2 + EDGE;
  const x = half * 2 < room ? Math.min(room - half, Math.max(half, data.x)) : room / 2;
  const y = data.y + data.size + LABEL_SIZE + 2;
  pen.lineWidth = 4;
  pen.lineJoin = "round";
  pen.strokeStyle = page;
  pen.strokeText(text, x, y);
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}
