// The language of annual reports and other filings: who "we" and "the Company" are, suppliers, customers, risks. Our own
// sentences; names that no list knows are invented.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

const WE = "Harbour Devices, Inc.";
const DEFINED = "Harbour Devices, Inc. (the “Company”, “we” or “our”) was founded in 1990.";

it.for<Row>([
  ["We rely on TSMC to manufacture our controllers.", `${WE} CUSTOMER_OF TSMC`],
  ["We depend on Micron for memory.", `${WE} CUSTOMER_OF Micron Technology`],
  ["We purchase wafers from GlobalFoundries.", `${WE} CUSTOMER_OF GlobalFoundries`],
  ["TSMC and Intel are our only suppliers of wafers.", `TSMC SUPPLIES ${WE}`, `Intel SUPPLIES ${WE}`],
  ["Our suppliers include TSMC and Intel.", `TSMC SUPPLIES ${WE}`, `Intel SUPPLIES ${WE}`],
  ["Our products are manufactured by UMC.", `UMC SUPPLIES ${WE}`],
  ["Our controllers are fabricated by TSMC and assembled in Norway.", `TSMC SUPPLIES ${WE}`],
  ["Apple is our largest customer.", `Apple CUSTOMER_OF ${WE}`],
  ["Our customers include Apple and Dell.", `Apple CUSTOMER_OF ${WE}`, `Dell Technologies CUSTOMER_OF ${WE}`],
  ["Sales to Dell accounted for 18% of our revenue in fiscal 2024.", `${WE} SELLS_TO Dell Technologies`],
  ["Sales to Dell represented 18% of our net sales.", `${WE} SELLS_TO Dell Technologies`],
  ["Dell accounted for 18% of our revenue.", `Dell Technologies CUSTOMER_OF ${WE}`],
  [
    "Dell and Apple each accounted for more than 10% of the Company's net revenue.",
    `Dell Technologies CUSTOMER_OF ${WE}`,
    `Apple CUSTOMER_OF ${WE}`,
  ],
  ["Our competitors include Intel, AMD and Qualcomm.", `${WE} COMPETES_WITH AMD`, `${WE} COMPETES_WITH Qualcomm`],
  ["We compete with Micron in memory.", `${WE} COMPETES_WITH Micron Technology`],
  ["Our wholly owned subsidiary, Tern Logic Ltd., makes lenses.", `Tern Logic Ltd. SUBSIDIARY_OF ${WE}`],
  ["Our subsidiaries include Tern Logic Ltd.", `Tern Logic Ltd. SUBSIDIARY_OF ${WE}`],
  ["We acquired Corvid Optics in 2019.", `${WE} ACQUIRES Corvid Optics`],
  ["We may acquire Corvid Optics.", `${WE} possible ACQUIRES Corvid Optics`],
  ["Corvid Optics grew. The Company bought Merle Systems, Inc. in May.", `${WE} ACQUIRES Merle Systems, Inc.`],
  ["Corvid Optics grew. The Company completed its acquisition of Merle Inc.", `${WE} ACQUIRES Merle Inc.`],
  ["Maria Okoye has served as our Chief Executive Officer since 2018.", `Maria Okoye LEADS ${WE}`],
  ["Maria Okoye is the Company's Chief Executive Officer.", `Maria Okoye LEADS ${WE}`],
])("knows who we and the Company are, from a definition and from the author: %s", async ([text, ...wanted]) => {
  expect(await say(`${DEFINED}\n\n${text}`)).toEqual(expect.arrayContaining(wanted));
  expect(await say(`Harbour Devices, Inc. was founded in 1990.\n\n${text}`, WE)).toEqual(
    expect.arrayContaining(wanted),
  );
});

it.for<Row>([
  ["Harbour Devices sells lenses. We acquired Corvid Optics.", "Harbour Devices ACQUIRES Corvid Optics"],
  ["Harbour Devices sells lenses. Intel is one of our suppliers.", "Intel SUPPLIES Harbour Devices"],
])("takes the author for a name without its legal form: %s", async ([text, ...wanted]) => {
  expect(await say(text, "Harbour Devices, Inc.")).toEqual(expect.arrayContaining(wanted));
});

it.for([
  "Sales to Dell grew.",
  "Our expenses accounted for 18% of our revenue.",
  "Our customers include large companies.",
  "Our competitors may include our suppliers.",
  "Our decision was made by Intel's rival.",
])("says nothing of customers, suppliers or competitors in: %s", async (text) => {
  const said = await say(`${DEFINED}\n\n${text}`);
  expect(said.filter((line) => /CUSTOMER_OF|SUPPLIES|SELLS_TO|COMPETES_WITH/.test(line))).toEqual([]);
});

it("does not take the Company of a text without a definition or an author for its last company", async () => {
  expect(await say("Intel and AMD grew. The Company bought Merle Inc.")).toEqual([]);
});

it("takes the title of a form's item for no name, though it ends like a sentence", async () => {
  const text = "Item 5.02 Departure of Directors or Certain Officers.\n\nHarbour Devices, Inc. bought AMD.";
  expect(await say(text)).toEqual(["Harbour Devices, Inc. ACQUIRES AMD"]);
});
