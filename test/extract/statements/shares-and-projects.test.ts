// Shares of firms that no list knows, lists of firms told by what they are, plants and sums in countries, units.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  ["Intel owns 12% of Quorvex.", "Intel INVESTS_IN Quorvex"],
  ["Intel, which owns 12% of Quorvex, said it would sell.", "Intel INVESTS_IN Quorvex"],
  ["Intel took a 12% stake in Quorvex.", "Intel INVESTS_IN Quorvex"],
  ["Intel led a $300 million funding round in Quorvex.", "Intel INVESTS_IN Quorvex"],
  ["Nvidia will buy $2 billion of Quorvex common stock.", "Nvidia planned INVESTS_IN Quorvex"],
  ["Quorvex received a $2 billion investment from Intel.", "Intel INVESTS_IN Quorvex"],
  [
    "Quorvex raised $300 million from Intel and Dell.",
    "Intel INVESTS_IN Quorvex",
    "Dell Technologies INVESTS_IN Quorvex",
  ],
  [
    "Quorvex, whose investors include Intel and Dell, grew.",
    "Intel INVESTS_IN Quorvex",
    "Dell Technologies INVESTS_IN Quorvex",
  ],
  [
    "Altera is 60% owned by Intel, 20% by Dell and 20% by Broadcom.",
    "Altera SUBSIDIARY_OF Intel",
    "Intel INVESTS_IN Altera",
    "Dell Technologies INVESTS_IN Altera",
    "Broadcom INVESTS_IN Altera",
  ],
  ["Intel will take more than a 10 per cent stake in Altera.", "Intel planned INVESTS_IN Altera"],
  [
    "Quorvex, jointly owned by Intel and Dell, grew.",
    "Intel INVESTS_IN Quorvex",
    "Dell Technologies INVESTS_IN Quorvex",
  ],
  [
    "Quorvex, a joint venture between Intel and Dell, grew.",
    "Intel INVESTS_IN Quorvex",
    "Dell Technologies INVESTS_IN Quorvex",
  ],
  [
    "Intel and Dell have formed a joint venture, Quorvex, to design chips.",
    "Intel INVESTS_IN Quorvex",
    "Dell Technologies INVESTS_IN Quorvex",
  ],
  [
    "Intel and Dell own Quorvex, a joint venture. The joint venture will open a plant in Norway.",
    "Quorvex planned OPERATES_IN Norway",
  ],
])("reads shares: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Norwegian firms Anda Micro, Beihai Optics and Corlan Tech grew.", "Anda Micro", "Beihai Optics", "Corlan Tech"],
  [
    "The rule hits Norwegian chipmakers Anda Micro, Beihai Optics and Corlan Tech.",
    "Anda Micro",
    "Beihai Optics",
    "Corlan Tech",
  ],
  [
    "The list has three Norwegian companies: Anda Micro, Beihai Optics and Corlan Tech.",
    "Anda Micro",
    "Beihai Optics",
    "Corlan Tech",
  ],
  ["Norway's rule hits Norwegian companies such as Baikal Works and Ural Optics.", "Baikal Works", "Ural Optics"],
  ["Norwegian suppliers Hontek and Lumeng said sales rose.", "Hontek", "Lumeng"],
])("takes each of a list for a firm of the nation: %s", async ([text, ...firms]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(firms.map((firm) => `${firm} BASED_IN Norway`)));
});

it.for<Row>([
  ["Intel is building a $2 billion plant in Norway.", "Intel OPERATES_IN Norway", "Intel INVESTS_IN Norway"],
  ["Construction of Intel's $2 billion plant in Norway has begun.", "Intel INVESTS_IN Norway"],
  ["As part of its $2 billion commitment to Norway, Intel will hire people.", "Intel planned INVESTS_IN Norway"],
  ["Intel will expand its plant in Norway with a $2 billion investment.", "Intel planned INVESTS_IN Norway"],
  ["Intel employs 9,000 people in Norway.", "Intel OPERATES_IN Norway"],
  ["Intel makes chips in Norway.", "Intel OPERATES_IN Norway"],
  ["Intel moved production from Japan to Norway.", "Intel OPERATES_IN Norway"],
  ["Norway is home to Intel's largest plant.", "Intel OPERATES_IN Norway"],
  ["Intel runs a plant near Oslo, Norway.", "Intel OPERATES_IN Norway"],
])("reads plants and projects: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel's Bellhaven unit makes power modules.", "Bellhaven SUBSIDIARY_OF Intel"],
  ["Bellhaven, now part of Intel, makes power modules.", "Bellhaven SUBSIDIARY_OF Intel"],
  [
    "Intel and its subsidiaries Bellhaven, Norcroft and Tessel were named in the suit.",
    "Bellhaven SUBSIDIARY_OF Intel",
    "Norcroft SUBSIDIARY_OF Intel",
    "Tessel SUBSIDIARY_OF Intel",
  ],
])("reads units: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel (INTC) and Dell-backed Tern Optics will form a joint venture.", "Intel planned PARTNERS_WITH Tern Optics"],
  [
    "The Harbour Chip Association, which represents Intel and Dell, objected.",
    "Intel MEMBER_OF Harbour Chip Association",
  ],
])("reads who works with whom: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it("gives each of two lists its own where they are told respectively", async () => {
  const said = await say("Intel and Nvidia bought Altera and Mellanox, respectively.");
  expect(said.sort()).toEqual(["Intel ACQUIRES Altera", "Nvidia ACQUIRES Mellanox Technologies"]);
});
