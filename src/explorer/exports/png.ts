// The canvas as a PNG: the SVG drawn at twice its size, as far as a browser's canvas goes.

import { toSvg } from "./svg.ts";
import type { Visible } from "./visible-graph.ts";

const MAX_PIXELS = 8_192;

/** @throws Error when the browser cannot draw it */
export async function toPng(graph: Visible): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([toSvg(graph)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(2, MAX_PIXELS / Math.max(image.width, image.height));
    const canvas = new OffscreenCanvas(Math.ceil(image.width * scale), Math.ceil(image.height * scale));
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/png" });
  } finally {
    URL.revokeObjectURL(url);
  }
}
