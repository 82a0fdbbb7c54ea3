// Documents on their way between threads: only the strings they use, and the labels once instead of each time.
import type { DocData } from "./doc.ts";

export type PortableDoc = Omit<DocData, "labels">;

/** @returns a copy that shares nothing with the language that made the document */
export function toPortable({ labels: _, ...data }: DocData): PortableDoc {
  const places = new Map<number, number>();
  const strings: string[] = [];
  const moved = (id: number): number => {
    let place = places.get(id);
    if (place === undefined) {
      place = strings.push(data.strings[id]!) - 1;
      places.set(id, place);
    }
    return place;
  };
  return { ...data, norms: data.norms.map(moved), lemmas: data.lemmas.map(moved), strings };
}
