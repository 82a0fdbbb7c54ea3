// Where each entity stands. Not a signal: a layout moves thousands at a time; `moved` tells that it came to rest.
import { signal } from "@preact/signals";

export interface Position {
  readonly x: number;
  readonly y: number;
}

export const positions = new Map<string, Position>();
/** Where all stood when the running layout began: one cut short begins there again, however far it came. */
export const layoutStart = new Map<string, Position>();
export const pinned = signal<ReadonlySet<string>>(new Set());
/** Counts up when a layout or a drag has ended. */
export const moved = signal(0);
/** Another seed gives another picture of the same graph; the same seed the same one. */
export const seed = signal(1);

const SPREAD = 100;

/** Gives places to entities that have none: around another one, or around the middle, always the same for a seed. */
export function placeNear(ids: readonly string[], around?: string): void {
  const centre = (around && restingPlace(around)) || { x: 0, y: 0 };
  const radius = around ? 20 : SPREAD;
  for (const id of ids) {
    if (positions.has(id)) continue;
    const angle = unitHash(`${seed.peek()}:angle:${id}`) * 2 * Math.PI;
    const distance = radius * Math.sqrt(0.05 + 0.95 * unitHash(`${seed.peek()}:distance:${id}`));
    const place = { x: centre.x + distance * Math.cos(angle), y: centre.y + distance * Math.sin(angle) };
    positions.set(id, roundPosition(place));
  }
}

/** Where an entity stands, or stood before the running layout began. */
export function restingPlace(id: string): Position | undefined {
  return layoutStart.get(id) ?? positions.get(id);
}

/** Puts all where the seed has them, apart from those that are pinned. */
export function scatter(ids: readonly string[]): void {
  for (const id of ids) if (!pinned.peek().has(id)) positions.delete(id);
  placeNear(ids);
}

export function togglePin(id: string): void {
  const next = new Set(pinned.peek());
  if (!next.delete(id)) next.add(id);
  pinned.value = next;
}

/** To a hundredth: what a link carries, so that it restores the very same picture. */
export function roundPosition({ x, y }: Position): Position {
  return { x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 };
}

/** A number in [0, 1) that depends on nothing but the text (FNV-1a with a final mix). */
export function unitHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
