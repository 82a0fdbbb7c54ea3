// What a statement is limited to, as its role says it to people and to the comparison of statements.
import fc from "fast-check";
import { expect, it } from "vitest";
import { readScope, type Scope, writeScope } from "../../src/ontology/index.ts";

const WORDS = ["of", "for"];
const toScope = (of: string[], to: string[]): Scope => new Map([...[["of", of] as const], ["for", to] as const]);

it.for([
  ["of H20", ["H20"], []],
  ["for China", [], ["China"]],
  ["of H20, MI308 for China, Russia", ["MI308", "H20"], ["Russia", "China", "China"]],
  [
    'of "Centre for Chips", "Lane, Ltd.", "the ""small"" one"',
    ['the "small" one', "Lane, Ltd.", "Centre for Chips"],
    [],
  ],
] as const)("says %s, in one order", ([role, of, to]) => {
  expect(writeScope(toScope([...of], [...to]), WORDS)).toBe(role);
});

it("says nothing where nothing is named", () => {
  expect(writeScope(toScope([], []), WORDS)).toBeNull();
  expect(writeScope(new Map(), WORDS)).toBeNull();
});

it.for(["", "CEO", "chief of staff", "60% of sales", ", of H20", '"of" H20'])("reads no scope in %j", (role) => {
  expect(readScope(role, WORDS)).toEqual(new Map());
});

/** Names with all that may be taken for an end of one: words, commas, quotation marks, spaces of all kinds. */
const anyName = fc.oneof(
  fc.string({
    unit: fc.constantFrom("of", "for", " ", ",", '"', "H20", "\n", "\u00a0", "x", "constructor"),
    maxLength: 6,
  }),
  fc.string(),
);
const anyNames = fc.array(anyName, { maxLength: 3 });

it("reads the names that it wrote, whatever is in them", () => {
  const inOrder = (names: readonly string[]) => [...new Set(names)].sort();
  fc.assert(
    fc.property(anyNames, anyNames, (of, to) => {
      const role = writeScope(toScope(of, to), WORDS);
      const read = readScope(role ?? "", WORDS);
      expect([read.get("of") ?? [], read.get("for") ?? []]).toEqual([inOrder(of), inOrder(to)]);
      expect(writeScope(read, WORDS)).toBe(role);
    }),
    { numRuns: 2_000 },
  );
});
