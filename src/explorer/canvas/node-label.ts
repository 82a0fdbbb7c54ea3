// Writes the name beside an entity, with a rim in the colour of the page so that it reads over edges.
import type { Attributes } from "graphology-types";
import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import { palette } from "./palette.ts";

const MAX_LENGTH = 42;

export function drawLabel(
  pen: CanvasRenderingContext2D,
  data: PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">,
  { labelSize }: Settings<Attributes, Attributes, Attributes>,
): void {
  if (!data.label) return;
  const { ink, page, fontFamily } = palette.peek();
  const text = data.label.length > MAX_LENGTH ? `${data.label.slice(0, MAX_LENGTH - 1)}…` : data.label;
  pen.font = `500 ${labelSize}px ${fontFamily}`;
  pen.textAlign = "left";
  pen.textBaseline = "alphabetic";
  const room = pen.canvas.width / (window.devicePixelRatio || 1);
  const right = data.x + data.size + 5;
  const width = pen.measureText(text).width;
  const x = right + width > room && data.x > width ? data.x - data.size - 5 - width : right;
  const y = data.y + labelSize / 3;
  pen.lineWidth = 4;
  pen.lineJoin = "round";
  pen.strokeStyle = page;
  pen.strokeText(text, x, y);
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}
