// Datelines, headlines, labels and lists: what is no sentence.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  ["OSLO, Norway (Wire) — Intel fined no one, but Norway fined Intel.", "Norway PENALISES Intel"],
  ["Washington, D.C. – Today, Norway fined Intel.", "Norway PENALISES Intel"],
  ["SANTA CLARA, Calif., Nov. 5, 2024 (News Line) -- Intel unveiled the X900 processor.", "Intel PRODUCES X900"],
  ["Norway sues Intel over chips\n\nThe fine is high.", "Norway PENALISES Intel"],
  ["- Intel makes the X900 chip.\n- AMD makes the X950 chip.", "Intel PRODUCES X900", "AMD PRODUCES X950"],
  ["• Intel is headquartered in Denver.", "Intel HEADQUARTERED_IN Denver"],
])("reads %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for([
  "LONDON/WASHINGTON (Wire) - The talks ended.",
  "OSLO, Norway (Wire) — The talks ended.",
  "About Intel",
  "Media contact: press@example.com",
  "Chief Executive Officer",
])("says nothing of %s", async (text) => {
  expect(await say(text)).toEqual([]);
});

it("names what a line break cuts in two as one line would", async () => {
  expect(await say("In the spring of that year, after long talks, Tern\nOptics Inc. was bought by Intel.")).toContain(
    "Intel ACQUIRES Tern Optics Inc.",
  );
});
