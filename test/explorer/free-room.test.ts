// Names over the picture: none is written over another.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, boxesAlong, createFreeRoom } from "../../src/explorer/canvas/free-room.ts";

const pixel = fc.integer({ min: 0, max: 400 });
const size = fc.integer({ min: 1, max: 200 });
const box = fc.tuple(pixel, pixel, size, size).map(([left, top, width, height]): Box => {
  return { left, top, right: left + width, bottom: top + height };
});

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe("room over the picture", () => {
  it("is given once, and to whoever asks where nothing is", () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 40 }), (boxes) => {
        const room = createFreeRoom();
        const taken: Box[] = [];
        for (const each of boxes) {
          const isFree = !taken.some((other) => overlap(each, other));
          expect(room.take([each])).toBe(isFree);
          if (isFree) taken.push(each);
        }
      }),
    );
  });

  it("is taken by words at a slope where they stand, not by the whole box around them", () => {
    const room = createFreeRoom();
    expect(room.take(boxesAlong(100, 100, Math.PI / 4, 60, 14))).toBe(true);
    expect(room.take([{ left: 120, top: 60, right: 140, bottom: 75 }])).toBe(true);
    expect(room.take([{ left: 130, top: 125, right: 140, bottom: 135 }])).toBe(false);
  });
});
