// Numbers after a month that are no day of it. The sentence is read, without a time that no calendar has: a store would refuse
// the whole document.
import { expect, it } from "vitest";
import { findTimes } from "../../../src/extract/time/find-time.ts";
import { say } from "../../support/say.ts";

const IMPOSSIBLE = [
  "Norway banned the H20 on February 31, 2025.",
  "Norway banned the H20 on 31 April 2025.",
  "Norway banned the H20 on May 40.",
  "Norway banned the H20 on 2025-13-01.",
];

it.for(IMPOSSIBLE)("reads without a time: %s", async (text, { expect }) => {
  expect(await say(text)).toContain("Norway RESTRICTS H20");
});

it("takes days that no calendar has for no time", () => {
  const days = IMPOSSIBLE.flatMap((text) => findTimes(text, "2025-06-10").map(({ edtf }) => edtf));
  expect(days.filter((day) => day.length === 10)).toEqual([]);
});
