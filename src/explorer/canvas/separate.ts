// Pushes entities apart that lie on one another, by a grid so that each looks at its neighbours only.

const ROUNDS = 40;
const MARGIN = 3;

/** `matrix` has x and y first, radius in column 8 and 1 in column 9 for what must not move; changed in place. */
export function separate(matrix: Float32Array, columns: number): void {
  const count = matrix.length / columns;
  let widest = 0;
  for (let at = 0; at < count; at++) widest = Math.max(widest, matrix[at * columns + 8]!);
  const cell = 2 * (widest + MARGIN);
  for (let round = 0; round < ROUNDS; round++) if (!pushOnce(matrix, columns, cell)) return;
}

function pushOnce(matrix: Float32Array, columns: number, cell: number): boolean {
  const grid = new Map<string, number[]>();
  let pushed = false;
  for (let at = 0; at < matrix.length; at += columns) {
    const [column, row] = [Math.floor(matrix[at]! / cell), Math.floor(matrix[at + 1]! / cell)];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of grid.get(`${column + dx},${row + dy}`) ?? []) pushed = push(matrix, at, other) || pushed;
      }
    }
    const key = `${column},${row}`;
    grid.set(key, [...(grid.get(key) ?? []), at]);
  }
  return pushed;
}

function push(matrix: Float32Array, a: number, b: number): boolean {
  const [dx, dy] = [matrix[a]! - matrix[b]!, matrix[a + 1]! - matrix[b + 1]!];
  const distance = Math.hypot(dx, dy) || 0.01;
  const wanted = matrix[a + 8]! + matrix[b + 8]! + MARGIN;
  if (distance >= wanted - 0.01) return false;
  const [ux, uy] = distance > 0.01 ? [dx / distance, dy / distance] : [1, 0];
  const [freeA, freeB] = [matrix[a + 9] === 0, matrix[b + 9] === 0];
  const share = (wanted - distance) / (Number(freeA) + Number(freeB) || 1);
  if (freeA) {
    matrix[a] = matrix[a]! + ux * share;
    matrix[a + 1] = matrix[a + 1]! + uy * share;
  }
  if (freeB) {
    matrix[b] = matrix[b]! - ux * share;
    matrix[b + 1] = matrix[b + 1]! - uy * share;
  }
  return freeA || freeB;
}
