// What an instrument is for, told after it; instruments that others are dealt; what keeps somebody from doing something.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  [
    "Norway introduced new export controls to restrict Peru's access to lasers.",
    "Norway ISSUES new export controls",
    "new export controls RESTRICTS lasers",
    "new export controls TARGETS Peru",
  ],
  [
    "Norway plans export controls to limit Peru's access to lasers.",
    "Norway planned ISSUES export controls",
    "export controls planned RESTRICTS lasers",
    "export controls planned TARGETS Peru",
  ],
  [
    "Export controls were imposed to limit Peru's access to lasers.",
    "Export controls RESTRICTS lasers",
    "Export controls TARGETS Peru",
  ],
  // An instrument that nothing picks out leaves the word to whoever issued it.
  ["Congress passed a law to bar Huawei from federal contracts.", "Congress RESTRICTS Huawei"],
  ["Norway imposed sanctions targeting Peru.", "Norway ISSUES sanctions", "sanctions TARGETS Peru"],
  [
    "The rule revises recent restrictions targeting Peru's supply of lasers to Chile.",
    "recent restrictions RESTRICTS lasers",
    "recent restrictions TARGETS Chile",
  ],
  ["Stringent U.S. export controls on Peru hurt sales.", "U.S. export controls TARGETS Peru"],
  ["Tighter, broader Norwegian export controls on Peru took effect.", "Norwegian export controls TARGETS Peru"],
  ["Norway hit Intel with sanctions.", "Norway ISSUES sanctions", "sanctions RESTRICTS Intel"],
  ["Norway slapped Peru with tariffs.", "Norway ISSUES tariffs", "tariffs TARGETS Peru"],
  [
    "Norway hit back with export controls on lasers.",
    "Norway ISSUES export controls",
    "export controls RESTRICTS lasers",
  ],
  ["Norway widened export controls on lasers.", "Norway ISSUES export controls", "export controls RESTRICTS lasers"],
  ["Norway excluded Huawei from its network.", "Norway RESTRICTS Huawei"],
])("reads what an instrument is for and whom it is dealt to: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
  expect((await say(text)).filter((said) => /RESTRICTS|TARGETS|ISSUES/.test(said))).toHaveLength(wanted.length);
});

it.for<Row>([
  ["The Commerce Department now requires a license to export the H20 to Peru.", "Department of Commerce RESTRICTS H20"],
  ["Norway informed Nvidia that a licence is required for exports of the H20 to Peru.", "Norway RESTRICTS H20"],
  ["Nvidia said Norway informed it that a licence is required for exports of the H20 to Peru.", "Norway RESTRICTS H20"],
  ["Samsung received a waiver from the U.S. export controls.", "United States PERMITS Samsung Electronics"],
  ["Norway issued Intel with a licence.", "Norway PERMITS Intel"],
])("reads who needs a licence and who has one: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel was fined 997 million euros by the European Commission.", "European Commission PENALISES Intel"],
  ["Intel was fined 1.2 billion dollars by Norway in 2018.", "Norway PENALISES Intel"],
  ["Intel was hit with a 60 million euro fine by the European Commission.", "European Commission PENALISES Intel"],
  ["The European Commission hit Intel with a fine of 300 million euros.", "European Commission PENALISES Intel"],
  ["Norway ordered Intel to pay a fine.", "Norway PENALISES Intel"],
  [
    "Intel entered into a settlement agreement with the Federal Trade Commission that imposed a penalty of $2 million.",
    "Federal Trade Commission PENALISES Intel",
  ],
  ["Norway said Intel was fined.", ""],
])("reads by whom somebody is fined, however the sum is told: %s", async ([text, ...wanted]) => {
  expect((await say(text)).filter((said) => said.includes("PENALISES"))).toEqual(wanted.filter(Boolean));
});

it.for([
  "The rule keeps ASML from selling tools to Peru.",
  "ASML was kept from selling tools to Peru.",
  "Norway announced export restrictions to keep ASML from selling its tools to Peru.",
  "Norway moved to keep ASML from selling tools to Peru.",
  "High prices deterred ASML from selling tools to Peru.",
  "Norway discouraged ASML from selling tools to Peru.",
])("says of nobody who is kept from selling that he sells: %s", async (text) => {
  expect((await say(text)).filter((said) => /^ASML (?:planned )?SELLS_TO/.test(said))).toEqual([]);
});

it.for<Row>([
  ["Ada Moreau said the CHIPS Act was an insult to voters.", "Ada Moreau CRITICISES CHIPS and Science Act"],
  ["Ada Moreau said the U.S. tariffs were an “affront” to Norway.", "Ada Moreau CRITICISES U.S. tariffs"],
  ["Ada Moreau called the U.S. tariffs on steel an outrage.", "Ada Moreau CRITICISES U.S. tariffs"],
])("hears blame in what something is called: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel named Lip-Bu Tan as its chief executive.", "Lip-Bu Tan LEADS Intel"],
  ["Intel named Lip-Bu Tan as chief executive, replacing Ada Moreau.", "Lip-Bu Tan LEADS Intel"],
  ["The H20 is a version of the H100 for China.", "H20 DESIGNED_FOR China", "H20 VARIANT_OF H100"],
  ["Intel focuses on making lasers.", "Intel PRODUCES lasers"],
  ["Competition between Intel and AMD is fierce.", "Intel COMPETES_WITH AMD"],
  ["Lena Vogt's departure from Intel came as a surprise.", "Lena Vogt AFFILIATED_WITH Intel"],
  [
    "The Commerce Department provided an award of up to $75 million in direct funding to Altera.",
    "Department of Commerce SUPPORTS Altera",
  ],
])(
  "reads names parted by the parser, variants for a market, rivals, departures and awards: %s",
  async ([text, ...wanted]) => {
    expect((await say(text)).toSorted()).toEqual(wanted.toSorted());
  },
);

it.for<Row>([
  ["Intel partnered with Arm.", "Intel PARTNERS_WITH Arm"],
  ["Intel partnered with Arm to train staff.", "Intel PARTNERS_WITH Arm"],
  ["Intel teamed up with Arm.", "Intel PARTNERS_WITH Arm"],
])("takes who partnered for who did so: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(wanted);
});

it.for<Row>([
  ["Intel agreed to plead guilty to violating export controls.", "Intel VIOLATES export controls"],
  ["Intel will plead guilty to violations of export controls.", "Intel VIOLATES export controls"],
  ["Intel pleaded not guilty to violating export controls.", "Intel not VIOLATES export controls"],
])("takes what is pleaded guilty to for done: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(wanted);
});

it("bars a firm from a country's networks, and not the country", async () => {
  expect(await say("Norway barred Huawei from U.S. networks.")).toEqual(["Norway RESTRICTS Huawei"]);
});

it.for<Row>([
  ["Norway approved Intel's purchase of Altera.", "Norway PERMITS Intel", "Intel planned ACQUIRES Altera"],
  ["Norway cleared Intel's takeover of Altera.", "Norway PERMITS Intel", "Intel planned ACQUIRES Altera"],
  ["Intel sources silicon carbide from Wolfspeed.", "Intel CUSTOMER_OF Wolfspeed"],
])("permits who buys to buy, and takes who sources goods for a customer: %s", async ([text, ...wanted]) => {
  expect((await say(text)).toSorted()).toEqual(wanted.toSorted());
});
