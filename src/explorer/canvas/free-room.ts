// Keeps what is written over the picture apart: who comes first has the room, who finds none is not written.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels: boxes look at those in the same cells only. */
const CELL = 64;

export interface FreeRoom {
  /** Takes all of these boxes, or none when one of them lies over what is taken. */
  take(boxes: readonly Box[]): boolean;
  /** Takes a box whatever it lies over. */
  occupy(box: Box): void;
}

export function createFreeRoom(): FreeRoom {
  const cells = new Map<string, Box[]>();
  const occupy = (box: Box) => {
    for (const key of cellsOf(box)) {
      const here = cells.get(key);
      if (here) here.push(box);
      else cells.set(key, [box]);
    }
  };
  const isFree = (box: Box) => cellsOf(box).every((key) => !cells.get(key)?.some((other) => overlap(box, other)));
  return {
    occupy,
    take(boxes) {
      if (!boxes.every(isFree)) return false;
      boxes.forEach(occupy);
      return true;
    },
  };
}

/** Squares along a line through a point: what words written at a slope cover. */
export function boxesAlong(x: number, y: number, slope: number, half: number, height: number): Box[] {
  const count = Math.max(1, Math.ceil((half * 2) / height));
  return Array.from({ length: count }, (_, at) => {
    const way = half * ((2 * at + 1) / count - 1);
    const [middleX, middleY] = [x + way * Math.cos(slope), y + way * Math.sin(slope)];
    const reach = height / 2;
    return { left: middleX - reach, top: middleY - reach, right: middleX + reach, bottom: middleY + reach };
  });
}

function cellsOf({ left, top, right, bottom }: Box): string[] {
  const keys: string[] = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) keys.push(`${column},${row}`);
  }
  return keys;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
