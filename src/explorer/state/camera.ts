// Where the user looks at the graph from; kept in the link.
import { signal } from "@preact/signals";

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
  readonly angle: number;
}

export const HOME: Camera = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
export const camera = signal<Camera>(HOME);
