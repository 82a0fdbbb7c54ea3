// Whom "we" means in a quotation.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  ["“We acquired Nvidia last year,” said Maria Okoye, chief executive of Intel.", "Intel ACQUIRES Nvidia"],
  ["“Last year we acquired Nvidia,” Intel CEO Maria Okoye said in a statement.", "Intel ACQUIRES Nvidia"],
  [
    "Maria Okoye, president of Intel, said: “Our X900 chip is late, but we have bought Nvidia.”",
    "Intel ACQUIRES Nvidia",
  ],
  [
    "Maria Okoye is the chief executive of Intel. “We bought Nvidia because it was cheap,” Okoye said.",
    "Intel ACQUIRES Nvidia",
  ],
  ["Intel said in a statement: “We have acquired Nvidia and will keep its name.”", "Intel ACQUIRES Nvidia"],
  ["“We have bought Nvidia for cash,” Intel said on Monday.", "Intel ACQUIRES Nvidia"],
  ["“We value our partnership with Nvidia a lot,” said Maria Okoye, CEO of Intel.", "Intel PARTNERS_WITH Nvidia"],
  [
    "“We supply Nvidia with wafers every week,” said Maria Okoye, Intel's vice president of sales.",
    "Intel SUPPLIES Nvidia",
  ],
])("is the company that is quoted or spoken for: %s", async ([text, line]) => {
  expect(await say(text)).toContain(line);
});

it.for([
  ["“We have acquired Nvidia at last,” said Maria Okoye.", "of somebody without a post"],
  ["“We have acquired Nvidia at last,” said Maria Okoye, a former chief executive of Intel.", "of who left"],
  [
    "“We have acquired Nvidia at last,” said Maria Okoye, the incoming chief executive of Intel.",
    "of who is still to come",
  ],
  [
    "Maria Okoye is the CEO of Intel. Maria Okoye is the CEO of AMD. “We have acquired Nvidia at last,” said Okoye.",
    "of who leads two companies",
  ],
])("is left open: %s, in the mouth %s", async ([text]) => {
  expect((await say(text!)).filter((line) => / ACQUIRES /.test(line))).toEqual([]);
});

it("is the company of whoever is quoted, not of who wrote the text", async () => {
  const text =
    "Intel grew. “This is our $6 billion commitment to Norway,” said Maria Okoye, Apple's chief operating officer.";
  const said = await say(text, "Intel");
  expect(said).toContain("Apple planned INVESTS_IN Norway");
  expect(said).not.toContain("Intel planned INVESTS_IN Norway");
});
