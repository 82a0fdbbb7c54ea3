// What comes after the forces of a layout: parts without connection beside each other, nothing over another.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { islandsOf, packIslands, type Room, scaleIslands } from "../../src/explorer/canvas/islands.ts";
import { separate } from "../../src/explorer/canvas/separate.ts";

/** As the layout's worker has them: x and y first, pinned in the tenth column. */
const COLUMNS = 10;

const place = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }));
const graph = fc.array(place, { minLength: 2, maxLength: 30 }).chain((places) => {
  const end = fc.nat(places.length - 1);
  const edges = fc.array(fc.tuple(end, end), { maxLength: 30 });
  return fc.record({ places: fc.constant(places), edges: edges.map((pairs) => pairs.flat()) });
});

function toMatrix(places: readonly (readonly [number, number])[]): Float32Array {
  const matrix = new Float32Array(places.length * COLUMNS);
  for (const [node, [x, y]] of places.entries()) matrix.set([x, y], node * COLUMNS);
  return matrix;
}

const pointOf = (matrix: Float32Array, node: number) => [matrix[node * COLUMNS]!, matrix[node * COLUMNS + 1]!] as const;
const ROOM: Room = { width: 10, height: 6 };
const roomOf = () => ROOM;

function isApart(matrix: Float32Array, a: number, b: number): boolean {
  const [[ax, ay], [bx, by]] = [pointOf(matrix, a), pointOf(matrix, b)];
  return Math.abs(ax - bx) >= 2 * ROOM.width - 0.1 || Math.abs(ay - by) >= 2 * ROOM.height - 0.1;
}

describe("the tidying of a layout", () => {
  it("finds the parts that nothing connects, the largest first", () => {
    expect(islandsOf(6, [0, 1, 4, 5, 5, 2])).toEqual([[2, 4, 5], [0, 1], [3]]);
  });

  it("sets parts beside each other, and keeps each as it was within", () => {
    fc.assert(
      fc.property(graph, ({ places, edges }) => {
        const matrix = toMatrix(places);
        const islands = islandsOf(places.length, edges);
        packIslands({ matrix, columns: COLUMNS }, islands, 1.5, roomOf);
        for (const [first = 0, ...others] of islands) {
          for (const other of others) {
            const [[x, y], [startX, startY]] = [pointOf(matrix, other), places[other]!];
            expect(x - pointOf(matrix, first)[0]).toBeCloseTo(startX - places[first]![0], 2);
            expect(y - pointOf(matrix, first)[1]).toBeCloseTo(startY - places[first]![1], 2);
          }
        }
        const islandOf = new Map(islands.flatMap((island, at) => island.map((node) => [node, at])));
        for (let a = 0; a < places.length; a++) {
          for (let b = 0; b < a; b++) {
            if (islandOf.get(a) !== islandOf.get(b)) expect(isApart(matrix, a, b)).toBe(true);
          }
        }
      }),
    );
  });

  it("draws parts to one scale, be they as wide as the forces left them or not", () => {
    const [near, far] = [toMatrix([[0, 0], [3, 4], [900, 0], [900, 800]]), [0, 1, 2, 3]]; // biome-ignore format: two relations
    scaleIslands({ matrix: near, columns: COLUMNS }, islandsOf(4, far), far);
    const lengthOf = (a: number, b: number) => {
      const [[ax, ay], [bx, by]] = [pointOf(near, a), pointOf(near, b)];
      return Math.hypot(ax - bx, ay - by);
    };
    expect(lengthOf(0, 1)).toBeCloseTo(lengthOf(2, 3), 2);
  });

  it("takes a few that lie on one another apart, and leaves what is pinned", () => {
    const few = fc.array(place, { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(few, (places) => {
        const matrix = toMatrix(places);
        matrix[9] = 1;
        separate(matrix, COLUMNS, roomOf);
        expect(pointOf(matrix, 0)).toEqual(places[0]);
        for (let a = 0; a < places.length; a++) for (let b = 0; b < a; b++) expect(isApart(matrix, a, b)).toBe(true);
      }),
    );
  });
});
