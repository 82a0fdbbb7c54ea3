// Founding, seats, owners, purchases and stakes.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  ["Dell bought a majority stake in Altera from Intel.", "Dell Technologies ACQUIRES Altera"],
  ["Dell acquired a controlling interest in Altera.", "Dell Technologies ACQUIRES Altera"],
  ["Intel sold a majority stake in Altera to Dell.", "Dell Technologies ACQUIRES Altera"],
  ["Intel sold a minority stake in Altera to Dell.", "Dell Technologies INVESTS_IN Altera"],
  ["Anna Lind founded Tern Optics Inc.", "Anna Lind FOUNDED Tern Optics Inc."],
  ["Tern Optics Inc. was founded by Anna Lind.", "Anna Lind FOUNDED Tern Optics Inc."],
  ["Tern Optics Inc., founded by Anna Lind in 1999, grew.", "Anna Lind FOUNDED Tern Optics Inc."],
  ["Anna Lind co-founded Intel.", "Anna Lind FOUNDED Intel"],
  ["Anna Lind is a co-founder of Intel.", "Anna Lind FOUNDED Intel"],
  ["Anna Lind, founder of Intel, spoke.", "Anna Lind FOUNDED Intel"],
  ["Intel founder Anna Lind spoke.", "Anna Lind FOUNDED Intel"],
  ["Intel's founder, Anna Lind, spoke.", "Anna Lind FOUNDED Intel"],
  ["Anna Lind and Peter Hale founded Intel.", "Anna Lind FOUNDED Intel", "Peter Hale FOUNDED Intel"],
  ["Anna Lind founded Intel with Peter Hale.", "Anna Lind FOUNDED Intel", "Peter Hale FOUNDED Intel"],
  ["Anna Lind, who founded Intel, spoke.", "Anna Lind FOUNDED Intel"],
  ["Anna Lind is CEO of Intel, the company she co-founded.", "Anna Lind FOUNDED Intel"],
  ["In 2004 Anna Lind founded Xanivor.", "Anna Lind FOUNDED Xanivor"],
  ["Anna Lind set up a company called Jarrow Hantang to buy machines.", "Anna Lind FOUNDED Jarrow Hantang"],
])("reads founders: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel is headquartered in Denver.", "Intel HEADQUARTERED_IN Denver"],
  ["Intel, headquartered in Denver, grew.", "Intel HEADQUARTERED_IN Denver"],
  ["Intel, which is based in Denver, grew.", "Intel HEADQUARTERED_IN Denver"],
  ["Intel is based in Denver.", "Intel HEADQUARTERED_IN Denver"],
  ["Headquartered in Denver, Intel makes chips.", "Intel HEADQUARTERED_IN Denver"],
  ["Based in Denver, Intel makes chips.", "Intel HEADQUARTERED_IN Denver"],
  ["Intel is a company headquartered in Denver.", "Intel HEADQUARTERED_IN Denver"],
  ["Denver-based Intel grew.", "Intel HEADQUARTERED_IN Denver"],
  ["Denver-based chipmaker Intel grew.", "Intel HEADQUARTERED_IN Denver"],
  ["Intel's headquarters is in Denver.", "Intel HEADQUARTERED_IN Denver"],
  ["Intel has its headquarters in Denver.", "Intel HEADQUARTERED_IN Denver"],
  ["Intel – which is headquartered in Denver – grew.", "Intel HEADQUARTERED_IN Denver"],
  ["Norway-based Tern Optics Inc. grew.", "Tern Optics Inc. BASED_IN Norway"],
  ["Tern Optics Inc. is based in Norway.", "Tern Optics Inc. BASED_IN Norway"],
  ["Norwegian chipmaker Tern Optics Inc. grew.", "Tern Optics Inc. BASED_IN Norway"],
  ["The Norwegian company Tern Optics Inc. grew.", "Tern Optics Inc. BASED_IN Norway"],
  ["Tern Optics Inc., a Norwegian company, grew.", "Tern Optics Inc. BASED_IN Norway"],
  ["Tern Optics Inc. is a Norwegian technology firm.", "Tern Optics Inc. BASED_IN Norway"],
  ["Norway's Tern Optics Inc. grew.", "Tern Optics Inc. BASED_IN Norway"],
  ["Tern Optics Inc. of Norway grew.", "Tern Optics Inc. BASED_IN Norway"],
  ["Norway's biggest chipmaker, Tern Optics Inc., grew.", "Tern Optics Inc. BASED_IN Norway"],
  [
    "Norway-based Tern Optics GmbH and Sable Logistics GmbH grew.",
    "Tern Optics GmbH BASED_IN Norway",
    "Sable Logistics GmbH BASED_IN Norway",
  ],
])("reads seats: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Mobileye is a subsidiary of Intel.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Mobileye, a subsidiary of Intel, grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Mobileye, a unit of Intel, grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Mobileye, an Intel subsidiary, grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Mobileye is a wholly owned subsidiary of Intel.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Intel subsidiary Mobileye grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Nvidia's Mellanox grew.", "Mellanox Technologies SUBSIDIARY_OF Nvidia"],
  ["The likes of Dell, Nvidia’s Mellanox, Meta, and Amazon grew.", "Mellanox Technologies SUBSIDIARY_OF Nvidia"],
  ["Intel's subsidiary Mobileye grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Intel, the parent company of Mobileye, grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Intel is the parent of Mobileye.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Mobileye's parent company, Intel, grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Mobileye owner Intel grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Mobileye is owned by Intel.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Intel owns Mobileye.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Tern Media GmbH is a subsidiary of Tern.", "Tern Media GmbH SUBSIDIARY_OF Tern"],
  ["Mobileye belongs to Intel.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Mobileye, which belongs to Intel, grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["A subsidiary of Intel, Mobileye makes cameras.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Mobileye is no longer a subsidiary of Intel.", "Mobileye not SUBSIDIARY_OF Intel"],
])("reads owners: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["AMD acquired Xilinx.", "AMD ACQUIRES Xilinx"],
  ["AMD bought Xilinx in 2022.", "AMD ACQUIRES Xilinx"],
  ["Xilinx was acquired by AMD.", "AMD ACQUIRES Xilinx"],
  ["Xilinx, acquired by AMD in 2022, grew.", "AMD ACQUIRES Xilinx"],
  ["AMD completed its acquisition of Xilinx.", "AMD ACQUIRES Xilinx"],
  ["AMD's acquisition of Xilinx closed.", "AMD ACQUIRES Xilinx"],
  ["The acquisition of Xilinx by AMD closed.", "AMD ACQUIRES Xilinx"],
  ["AMD acquired Zanitor.", "AMD ACQUIRES Zanitor"],
  ["AMD completed its acquisition of Zanitor, a startup.", "AMD ACQUIRES Zanitor"],
  ["AMD took over Xilinx.", "AMD ACQUIRES Xilinx"],
  ["Dell sold VMware to Broadcom.", "Broadcom ACQUIRES VMware"],
  ["VMware was sold to Broadcom in 2023.", "Broadcom ACQUIRES VMware"],
  ["AMD agreed to acquire Xilinx.", "AMD planned ACQUIRES Xilinx"],
  ["AMD plans to buy Xilinx.", "AMD planned ACQUIRES Xilinx"],
  ["AMD will buy Xilinx for $35 billion.", "AMD planned ACQUIRES Xilinx"],
  ["AMD to buy Xilinx", "AMD planned ACQUIRES Xilinx"],
  ["AMD's planned acquisition of Xilinx drew scrutiny.", "AMD planned ACQUIRES Xilinx"],
  ["AMD's proposed $35 billion acquisition of Xilinx drew scrutiny.", "AMD planned ACQUIRES Xilinx"],
  ["AMD announced plans to acquire Xilinx.", "AMD planned ACQUIRES Xilinx"],
  ["AMD may buy Xilinx.", "AMD possible ACQUIRES Xilinx"],
  ["AMD is reportedly acquiring Xilinx.", "AMD alleged ACQUIRES Xilinx"],
  ["AMD did not acquire Xilinx.", "AMD not ACQUIRES Xilinx"],
  ["AMD abandoned its acquisition of Xilinx.", "AMD not ACQUIRES Xilinx"],
  ["The Federal Trade Commission sued to block AMD's acquisition of Xilinx.", "AMD planned ACQUIRES Xilinx"],
  ["The Federal Trade Commission sued to block AMD's planned acquisition of Xilinx.", "AMD planned ACQUIRES Xilinx"],
  ["The regulator sought to stop AMD's acquisition of Xilinx.", "AMD planned ACQUIRES Xilinx"],
  ["The acquisition of a controlling interest in AMD by Intel went through.", "Intel ACQUIRES AMD"],
  ["The Proposed Acquisition of AMD by Intel is under review.", "Intel planned ACQUIRES AMD"],
])("reads purchases: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel invested $3 billion in Norway.", "Intel INVESTS_IN Norway"],
  [
    "Tern Optics Inc. raised $50 million in a round led by Intel and Dell.",
    "Intel INVESTS_IN Tern Optics Inc.",
    "Dell Technologies INVESTS_IN Tern Optics Inc.",
  ],
  ["Intel led a $50 million funding round in Tern Optics Inc.", "Intel INVESTS_IN Tern Optics Inc."],
  ["Tern Optics Inc. closed a Series B round led by Intel.", "Intel INVESTS_IN Tern Optics Inc."],
  ["Intel will invest $3 billion in Norway.", "Intel planned INVESTS_IN Norway"],
  ["Intel plans to invest in Norway.", "Intel planned INVESTS_IN Norway"],
  ["Intel to invest in Norway", "Intel planned INVESTS_IN Norway"],
  ["Intel announced a $3 billion investment in Norway.", "Intel planned INVESTS_IN Norway"],
  ["Intel's investment in Arm paid off.", "Intel INVESTS_IN Arm"],
  ["Intel bought a stake in Arm.", "Intel INVESTS_IN Arm"],
  ["Intel's purchase of a stake in Arm pleased many.", "Intel INVESTS_IN Arm"],
  ["Intel took a 10% stake in Arm.", "Intel INVESTS_IN Arm"],
  ["Intel holds a 10% stake in Arm.", "Intel INVESTS_IN Arm"],
  ["Intel, an investor in Arm, grew.", "Intel INVESTS_IN Arm"],
  ["Norway invested in Intel.", "Norway INVESTS_IN Intel"],
  ["Intel pledged to spend $3 billion in Norway.", "Intel planned INVESTS_IN Norway"],
])("reads investments: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Dell-owned Tern Optics Inc. grew.", "Tern Optics Inc. SUBSIDIARY_OF Dell Technologies"],
  ["SoftBank-backed Tern Optics Inc. grew.", "SoftBank Group INVESTS_IN Tern Optics Inc."],
  [
    "Tern Optics Co., Ltd. (TOC), a company located in Oslo, Norway, sells lenses.",
    "Tern Optics Co., Ltd. BASED_IN Norway",
  ],
  [
    "The CHIPS Program Office sits within the Department of Commerce.",
    "CHIPS Program Office PART_OF Department of Commerce",
  ],
  [
    "The CHIPS Program Office at the Department of Commerce grew.",
    "CHIPS Program Office PART_OF Department of Commerce",
  ],
  ["The FTC Bureau of Competition grew.", "Bureau of Competition PART_OF Federal Trade Commission"],
  [
    "Maria Okoye led the CHIPS Program Office at the Department of Commerce.",
    "CHIPS Program Office PART_OF Department of Commerce",
  ],
  [
    "The Department of Commerce includes the CHIPS Program Office.",
    "CHIPS Program Office PART_OF Department of Commerce",
  ],
])("reads owners before a hyphen and seats after a name: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["A deal would give Norway a 10% stake in Intel.", "Norway planned INVESTS_IN Intel"],
  ["Intel secured a $2 billion investment from SoftBank.", "SoftBank Group INVESTS_IN Intel"],
  ["Tern Optics Inc., in which Dell has a stake, grew.", "Dell Technologies INVESTS_IN Tern Optics Inc."],
])("reads stakes given and held in a relative clause: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for([
  "Intel studied the market in Norway.",
  "Anna Lind found Intel's office.",
  "AMD met Xilinx.",
  "Intel sold fish to Dell.",
  "Intel's headquarters burned.",
  "A subsidiary was founded.",
])("gives no owner, founder or seat in %s", async (text) => {
  expect((await say(text)).filter((line) => /FOUNDED|ACQUIRES|SUBSIDIARY|BASED_IN|HEADQ|INVESTS/.test(line))).toEqual(
    [],
  );
});

it.for<Row>([
  ["Tern Optics PLC, whose clients include Apple Inc, grew.", "Apple CUSTOMER_OF Tern Optics PLC"],
  ["Renesas Electronics Corp of Japan grew.", "Renesas Electronics BASED_IN Japan"],
  ["Imagination Technologies Group PLC was sold to Silver Lake.", "Silver Lake ACQUIRES Imagination Technologies"],
])("reads relative owners, and names with their legal form: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel would sell a money-losing memory business to SK Hynix."],
  ["Intel sold its ailing unit to Dell."],
])("sells no goods: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(wanted);
});

it.for<Row>([
  ["Altera is 51% owned by Dell.", "Altera SUBSIDIARY_OF Dell Technologies", "Dell Technologies INVESTS_IN Altera"],
  [
    "Altera is 51 percent owned by Dell.",
    "Altera SUBSIDIARY_OF Dell Technologies",
    "Dell Technologies INVESTS_IN Altera",
  ],
  [
    "Altera will be 70% owned by Dell.",
    "Altera planned SUBSIDIARY_OF Dell Technologies",
    "Dell Technologies planned INVESTS_IN Altera",
  ],
  ["Altera is 20% owned by Dell.", "Dell Technologies INVESTS_IN Altera"],
  [
    "Altera is majority-owned by Dell.",
    "Altera SUBSIDIARY_OF Dell Technologies",
    "Dell Technologies INVESTS_IN Altera",
  ],
  [
    "Altera is majority-owned by Dell; Intel makes chips.",
    "Altera SUBSIDIARY_OF Dell Technologies",
    "Dell Technologies INVESTS_IN Altera",
  ],
  ["Altera is partly owned by Dell.", "Dell Technologies INVESTS_IN Altera"],
  ["Altera is partly owned by the Norwegian state.", "Norway INVESTS_IN Altera"],
  [
    "Altera is 60 percent owned by Dell, with Sony and Intel each holding 20 percent.",
    "Altera SUBSIDIARY_OF Dell Technologies",
    "Dell Technologies INVESTS_IN Altera",
    "Sony INVESTS_IN Altera",
    "Intel INVESTS_IN Altera",
  ],
  [
    "Altera is 70% owned by Dell, while Sony and Intel each hold a 15% stake.",
    "Altera SUBSIDIARY_OF Dell Technologies",
    "Dell Technologies INVESTS_IN Altera",
    "Sony INVESTS_IN Altera",
    "Intel INVESTS_IN Altera",
  ],
  ["Altera to be acquired by Dell.", "Dell Technologies planned ACQUIRES Altera"],
  ["Mobileye, an Israeli unit of Intel, grew.", "Mobileye SUBSIDIARY_OF Intel", "Mobileye BASED_IN Israel"],
])("tells a share from the whole: %s", async ([text, ...wanted]) => {
  expect((await say(text)).filter((line) => !line.includes("PRODUCES")).sort()).toEqual([...wanted].sort());
});

it.for<Row>([
  ["Dell signed a deal to buy 600,000 Nvidia chips.", "Dell Technologies planned CUSTOMER_OF Nvidia"],
  ["Dell bought Nvidia's processors.", "Dell Technologies CUSTOMER_OF Nvidia"],
])("takes nobody for bought whose goods are: %s", async ([text, ...wanted]) => {
  expect((await say(text)).filter((line) => !line.includes("PRODUCES"))).toEqual(wanted);
});

it("gives each of two firms the seat that stands before it", async () => {
  const said = await say("Oslo-based Broadcom and Lima-based Intel grew.");
  expect(said.sort()).toEqual([
    "Broadcom BASED_IN Norway",
    "Broadcom HEADQUARTERED_IN Norway",
    "Intel BASED_IN Peru",
    "Intel HEADQUARTERED_IN Peru",
  ]);
});

it("takes what is bought for a sum for a firm", async () => {
  expect(await say("Intel bought Wexler in 2013 for $2.5 billion.")).toEqual(["Intel ACQUIRES Wexler"]);
});
