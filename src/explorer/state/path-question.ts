// Between which two entities a path is looked for.
import { signal } from "@preact/signals";

export interface PathEnd {
  readonly id: string;
  readonly name: string;
}
export interface PathQuestion {
  readonly from: PathEnd | null;
  readonly to: PathEnd | null;
  readonly maxLength: number;
}

export const MAX_LENGTH = 6;
export const pathQuestion = signal<PathQuestion>({ from: null, to: null, maxLength: 4 });
