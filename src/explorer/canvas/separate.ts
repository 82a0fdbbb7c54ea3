// Pushes entities apart that lie on one another, by a grid so that each looks at its neighbours only.
import type { Room } from "./islands.ts";

const ROUNDS = 80;
const MARGIN = 3;

/** `matrix` has x and y first and 1 in column 9 for what must not move; changed in place. */
export function separate(matrix: Float32Array, columns: number, roomOf: (node: number) => Room): void {
  const rooms = Array.from({ length: matrix.length / columns }, (_, node) => roomOf(node));
  const cell = { width: 0, height: 0 };
  for (const { width, height } of rooms) {
    cell.width = Math.max(cell.width, 2 * (width + MARGIN));
    cell.height = Math.max(cell.height, 2 * (height + MARGIN));
  }
  for (let round = 0; round < ROUNDS; round++) if (!pushOnce(matrix, columns, rooms, cell)) return;
}

function pushOnce(matrix: Float32Array, columns: number, rooms: readonly Room[], cell: Room): boolean {
  const grid = new Map<string, number[]>();
  let pushed = false;
  for (let node = 0; node < rooms.length; node++) {
    const at = node * columns;
    const [column, row] = [Math.floor(matrix[at]! / cell.width), Math.floor(matrix[at + 1]! / cell.height)];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of grid.get(`${column + dx},${row + dy}`) ?? []) {
          pushed = push(matrix, columns, rooms, node, other) || pushed;
        }
      }
    }
    const key = `${column},${row}`;
    const here = grid.get(key);
    if (here) here.push(node);
    else grid.set(key, [node]);
  }
  return pushed;
}

/** Along the axis on which less is missing. */
function push(matrix: Float32Array, columns: number, rooms: readonly Room[], one: number, other: number): boolean {
  const [a, b] = [one * columns, other * columns];
  const [dx, dy] = [matrix[a]! - matrix[b]!, matrix[a + 1]! - matrix[b + 1]!];
  const missingX = rooms[one]!.width + rooms[other]!.width + MARGIN - Math.abs(dx);
  const missingY = rooms[one]!.height + rooms[other]!.height + MARGIN - Math.abs(dy);
  if (missingX <= 0.01 || missingY <= 0.01) return false;
  const [freeA, freeB] = [matrix[a + 9] === 0, matrix[b + 9] === 0];
  const [axis, way, missing] = missingX < missingY ? [0, dx, missingX] : [1, dy, missingY];
  const share = ((way < 0 ? -1 : 1) * missing) / (Number(freeA) + Number(freeB) || 1);
  if (freeA) matrix[a + axis] = matrix[a + axis]! + share;
  if (freeB) matrix[b + axis] = matrix[b + axis]! - share;
  return freeA || freeB;
}
