// Takeovers, stakes and plants in the constructions that news and filings tell them in: nominalisations, control verbs,
// relative clauses, participles, passives, light verbs.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  ["Intel's acquisition of Altera closed on Friday.", "Intel ACQUIRES Altera"],
  ["The acquisition of Altera by Intel was completed in June.", "Intel ACQUIRES Altera"],
  ["Intel has agreed to buy Altera for $2 billion.", "Intel planned ACQUIRES Altera"],
  ["Intel, which bought Altera in 2019, said it would close the site.", "Intel ACQUIRES Altera"],
  ["Intel struck a deal to acquire Altera.", "Intel planned ACQUIRES Altera"],
  ["Intel snapped up Altera last year.", "Intel ACQUIRES Altera"],
  ["Altera, acquired by Intel in 2019, makes sensors.", "Intel ACQUIRES Altera", "Altera PRODUCES sensors"],
  ["Altera was taken over by Intel.", "Intel ACQUIRES Altera"],
  ["Intel completed its purchase of Altera.", "Intel ACQUIRES Altera"],
  ["Intel closed its $3 billion takeover of Altera.", "Intel ACQUIRES Altera"],
  ["Regulators approved Intel's takeover of Altera.", "Intel planned ACQUIRES Altera"],
  ["China approved Intel's purchase of Altera.", "Intel planned ACQUIRES Altera", "China PERMITS Intel"],
  ["Altera agreed to be acquired by Intel.", "Intel planned ACQUIRES Altera"],
  ["Altera, which Intel acquired in 2021, has 300 employees.", "Intel ACQUIRES Altera"],
  ["Intel announced the acquisition of Altera.", "Intel planned ACQUIRES Altera"],
  ["Intel signed a definitive agreement to acquire Altera.", "Intel planned ACQUIRES Altera"],
  [
    "Intel entered into a definitive agreement under which it will acquire all outstanding shares of Altera.",
    "Intel planned ACQUIRES Altera",
  ],
  ["Intel is looking to buy Altera.", "Intel planned ACQUIRES Altera"],
  ["Intel moved to acquire Altera.", "Intel planned ACQUIRES Altera"],
  ["Intel offered to buy Altera for $40 a share.", "Intel planned ACQUIRES Altera"],
  ["Intel's planned acquisition of Altera faces scrutiny.", "Intel planned ACQUIRES Altera"],
  ["Intel gained control of Altera through a $2 billion deal.", "Intel ACQUIRES Altera"],
  [
    "Intel said it had bought Altera, a maker of optical transceivers.",
    "Intel ACQUIRES Altera",
    "Altera PRODUCES optical transceivers",
  ],
  ["Intel was bought by the private equity firm Dell in 2016.", "Dell Technologies ACQUIRES Intel"],
  ["Dell took Intel private in 2016.", "Dell Technologies ACQUIRES Intel"],
  ["Intel sold Altera to Dell.", "Dell Technologies ACQUIRES Altera"],
  ["Intel agreed to sell Altera to Dell for $900 million.", "Dell Technologies planned ACQUIRES Altera"],
  ["With the purchase of Altera, Intel gains a foothold in Europe.", "Intel ACQUIRES Altera"],
  ["Intel, having acquired Altera, now makes lasers.", "Intel ACQUIRES Altera", "Intel PRODUCES lasers"],
  ["Intel acquired a majority stake in Altera.", "Intel ACQUIRES Altera"],
  ["Intel raised its stake in Altera to 60 percent.", "Intel INVESTS_IN Altera"],
  ["Altera, now owned by Intel, was founded in 1988.", "Altera SUBSIDIARY_OF Intel"],
  ["Altera is a wholly owned subsidiary of Intel.", "Altera SUBSIDIARY_OF Intel"],
  ["Altera operates as a unit of Intel.", "Altera SUBSIDIARY_OF Intel"],
  ["Intel's Altera unit makes sensors.", "Altera SUBSIDIARY_OF Intel", "Altera PRODUCES sensors"],
  ["Intel owns Altera.", "Altera SUBSIDIARY_OF Intel"],
  ["Intel, the owner of Altera, said sales fell.", "Altera SUBSIDIARY_OF Intel"],
  ["Intel, the parent of Altera, said sales fell.", "Altera SUBSIDIARY_OF Intel"],
  ["Altera was spun off from Intel in 2009.", "Altera SUBSIDIARY_OF Intel"],
  ["Altera is a spin-off of Intel.", "Altera SUBSIDIARY_OF Intel"],
  ["Altera, a spinoff from Intel, makes sensors.", "Altera SUBSIDIARY_OF Intel", "Altera PRODUCES sensors"],
  ["Intel spun off Altera in 2009.", "Altera SUBSIDIARY_OF Intel"],
  ["Dell holds a 12% stake in Intel.", "Dell Technologies INVESTS_IN Intel"],
  ["Dell, Intel's largest shareholder, backed the plan.", "Dell Technologies INVESTS_IN Intel"],
  ["Intel took a 5 percent stake in Altera.", "Intel INVESTS_IN Altera"],
  ["Intel invested $500 million in Altera.", "Intel INVESTS_IN Altera"],
  ["Intel's $500 million investment in Altera was announced in May.", "Intel planned INVESTS_IN Altera"],
  [
    "Altera raised $80 million from investors including Intel and Dell.",
    "Intel INVESTS_IN Altera",
    "Dell Technologies INVESTS_IN Altera",
  ],
  ["Altera, backed by Intel, makes AI chips.", "Intel INVESTS_IN Altera", "Altera PRODUCES AI chips"],
  [
    "Altera counts Intel and Dell among its investors.",
    "Intel INVESTS_IN Altera",
    "Dell Technologies INVESTS_IN Altera",
  ],
  ["Intel led a $60 million funding round in Altera.", "Intel INVESTS_IN Altera"],
  ["Intel participated in Altera' Series B round.", "Intel INVESTS_IN Altera"],
  ["Altera closed a $70 million Series C led by Dell.", "Dell Technologies INVESTS_IN Altera"],
  ["Intel, a Norwegian chipmaker, has its headquarters in Oslo.", "Intel BASED_IN Norway"],
])("reads takeovers and stakes: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Norway will be home to Intel's first fab.", "Intel planned OPERATES_IN Norway"],
  ["Norway would be home to a Intel factory.", "Intel planned OPERATES_IN Norway"],
  ["Malaysia hosts an Intel packaging plant.", "Intel OPERATES_IN Malaysia"],
  ["Intel chose Norway for its next fab.", "Intel planned OPERATES_IN Norway"],
  ["Intel, which runs a fab in Norway, makes sensors.", "Intel OPERATES_IN Norway", "Intel PRODUCES sensors"],
  ["Intel inaugurated a research center in India.", "Intel OPERATES_IN India"],
  ["Intel expanded its operations in Vietnam.", "Intel OPERATES_IN Vietnam"],
])("reads plants: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel's shipments to Dell have not begun.", "Intel not SELLS_TO Dell Technologies"],
  ["Intel's shipments to Dell have yet to begin.", "Intel not SELLS_TO Dell Technologies"],
  ["Intel's supply of chips to Dell has yet to start.", "Intel not SUPPLIES Dell Technologies"],
  ["Intel's shipments to Dell have begun.", "Intel SELLS_TO Dell Technologies"],
  ["Intel's acquisition of Altera has not closed.", "Intel planned ACQUIRES Altera"],
  ["Intel's acquisition of Altera has yet to be completed.", "Intel planned ACQUIRES Altera"],
  ["Intel's acquisition of Altera closed.", "Intel ACQUIRES Altera"],
  ["Intel's bid for Altera collapsed.", "Intel not planned ACQUIRES Altera"],
  ["Intel's takeover of Altera fell through.", "Intel not ACQUIRES Altera"],
  ["Intel shelved plans for a factory in Norway.", "Intel not planned OPERATES_IN Norway"],
  ["Intel dropped plans to supply Dell.", "Intel not planned SUPPLIES Dell Technologies"],
])("reads what became of a deed, and nothing else: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(wanted);
});

it.for<Row>([
  ["China blocked Intel's acquisition of Altera.", "China RESTRICTS Intel"],
  ["The Commerce Department barred Huawei from buying U.S. chips.", "Department of Commerce RESTRICTS Huawei"],
  ["The United States barred imports from China.", "United States RESTRICTS China"],
  [
    "Norway barred Intel from selling the X1 chip to Iran.",
    "Norway RESTRICTS Intel",
    "Norway RESTRICTS X1",
    "Norway RESTRICTS Iran",
  ],
  ["Norway barred Intel from supplying Altera.", "Norway RESTRICTS Intel", "Norway RESTRICTS Altera"],
  ["Norway banned Intel from its market.", "Norway RESTRICTS Intel"],
  ["Norway cut off Intel from advanced chips.", "Norway RESTRICTS Intel"],
  ["Norway bailed out Intel.", "Norway SUPPORTS Intel"],
  ["Norway supports Intel with grants.", "Norway SUPPORTS Intel"],
  ["Norway backed Intel with 2 billion euros.", "Norway SUPPORTS Intel"],
  ["Intel was backed by Norway.", "Norway SUPPORTS Intel"],
  ["Norway provided 200 million euros to Intel for a plant.", "Norway SUPPORTS Intel"],
  ["Norway granted Intel subsidies.", "Norway SUPPORTS Intel"],
  ["Intel accused the United States of bullying.", "Intel CRITICISES United States"],
  ["China condemned the U.S. ban on Huawei.", "U.S. ban RESTRICTS Huawei"],
  [
    "Lena Vogt is a professor of Electrical Engineering at Bergen University.",
    "Lena Vogt AFFILIATED_WITH Bergen University",
  ],
])("reads who stops, helps and blames whom: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for([
  ["Norway barred Intel from acquiring Altera.", "Norway RESTRICTS Altera"],
  ["China blocked Intel's acquisition of Altera.", "China RESTRICTS Altera"],
  ["Norway backed Intel's supply to Dell.", "Norway SUPPORTS Dell Technologies"],
  ["Norway backed Intel's shipments of chips to Dell.", "Norway SUPPORTS Dell Technologies"],
  ["Norway allowed the export of sensors made by Intel to Iran.", "sensors DESIGNED_FOR Iran"],
  ["Intel agreed to acquire all of the outstanding Altera shares.", "Intel planned INVESTS_IN Altera"],
  ["Intel's headquarters are in Oslo, Norway, and it has its headquarters there.", "Intel OPERATES_IN Norway"],
])("does not say of %s that %s", async ([text, wrong]) => {
  expect(await say(text!)).not.toContain(wrong);
});

it.for<Row>([
  ["Intel manufactures chips for Dell, Nvidia and AMD.", "Intel SUPPLIES Dell Technologies", "Intel SUPPLIES AMD"],
  ["Lund lauded Intel chief Ada Vogt.", "Ada Vogt LEADS Intel"],
  ["Intel accused Norway of abusing export controls.", "Intel CRITICISES Norway"],
  ["Dell took Intel private in 2016.", "Dell Technologies ACQUIRES Intel"],
  ["Intel agreed to buy Chips & Dips Inc. for $40 million.", "Intel planned ACQUIRES Chips & Dips Inc."],
  ["Intel will acquire NXP Semiconductor in a cash deal.", "Intel planned ACQUIRES NXP Semiconductors"],
  [
    "Intel signed an agreement to acquire the assets and certain liabilities of Altera.",
    "Intel planned ACQUIRES Altera",
  ],
  ["Intel is working with Dell to design a chip.", "Intel PARTNERS_WITH Dell Technologies"],
  ["Intel won a contract from Dell to make chips.", "Intel planned SUPPLIES Dell Technologies"],
  ["Dell signed a deal with Intel to source chips.", "Dell Technologies planned CUSTOMER_OF Intel"],
  ["Dell will buy 6 tonnes of chips from Intel.", "Dell Technologies planned CUSTOMER_OF Intel"],
  ["Intel counts Dell and AMD as customers.", "Dell Technologies CUSTOMER_OF Intel", "AMD CUSTOMER_OF Intel"],
  ["Mass production of HBM4 by Micron started in May.", "Micron Technology PRODUCES HBM4"],
  ["The ban, imposed in April by Norway, covers lasers.", "Norway ISSUES ban"],
  ["Norway retaliated with a ban on exports of gallium.", "Norway ISSUES ban"],
  ["Norway is considering tariffs on Danish steel.", "Norway possible ISSUES tariffs"],
])("reads what the parser is prone to misread, or other words tell: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});
