// Who sells to whom, supplies, buys, works with whom, and where companies have plants.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  ["The United States and Japan reached a deal on controls.", "United States PARTNERS_WITH Japan"],
  ["Broadcom expanded capacity in collaboration with Intel.", "Broadcom PARTNERS_WITH Intel"],
  ["Broadcom chose Qualcomm to build radios.", "Broadcom CUSTOMER_OF Qualcomm"],
  ["Intel established Mobileye as an independent subsidiary.", "Mobileye SUBSIDIARY_OF Intel"],
  ["YouTube, Google's video company, grew.", "YouTube SUBSIDIARY_OF Google"],
  ['"Restricting Huawei from trade is wrong," Intel said. Huawei makes routers.', "Huawei PRODUCES routers"],
  ["Norway accounted for 12% of Broadcom's revenue.", "Broadcom SELLS_TO Norway"],
  [
    "Broadcom generates 22 percent of its revenue from Norway, 17 percent from Korea and 8 percent from Japan.",
    "Broadcom SELLS_TO Norway",
    "Broadcom SELLS_TO South Korea",
    "Broadcom SELLS_TO Japan",
  ],
  ["Broadcom entered into a merger agreement with Qualcomm.", "Broadcom planned ACQUIRES Qualcomm"],
  ["Broadcom provides Qualcomm with photonic wafers.", "Broadcom SUPPLIES Qualcomm"],
  [
    "Hong Kong Tianle International Co Limited supplied Broadcom.",
    "Hong Kong Tianle International Co Limited SUPPLIES Broadcom",
  ],
  ["The sanctioned firm Pishtaz Kavosh Gostar (PKG) supplied Broadcom.", "Pishtaz Kavosh Gostar SUPPLIES Broadcom"],
  ["Broadcom is putting up $1 billion for Qualcomm.", "Broadcom INVESTS_IN Qualcomm"],
  [
    "Qualcomm was formed with investment from Sony and Toyota.",
    "Sony INVESTS_IN Qualcomm",
    "Toyota INVESTS_IN Qualcomm",
  ],
  ["Sony and Toyota are among Qualcomm's investors.", "Sony INVESTS_IN Qualcomm", "Toyota INVESTS_IN Qualcomm"],
  [
    "The United Launch Alliance is a joint-venture between Boeing and Lockheed Martin.",
    "Boeing PARTNERS_WITH Lockheed Martin",
  ],
  [
    "Canadian company GaN Systems Inc. agreed to be acquired by Infineon.",
    "Infineon Technologies planned ACQUIRES GaN Systems Inc.",
  ],
  ["Pfizer sued its Danish rival Novo Nordisk.", "Novo Nordisk COMPETES_WITH Pfizer"],
  [
    "Samsung Electronics and SK hynix run fabs in Norway.",
    "Samsung Electronics OPERATES_IN Norway",
    "SK Hynix OPERATES_IN Norway",
  ],
  ["Broadcom signed a letter of intent with Qualcomm.", "Broadcom planned PARTNERS_WITH Qualcomm"],
  ["Broadcom entered into a partnership with Qualcomm.", "Broadcom PARTNERS_WITH Qualcomm"],
  ["Broadcom bought sensors. Qualcomm procured lasers for Broadcom.", "Qualcomm SUPPLIES Broadcom"],
  [
    "The grant will support Soitec in the construction of a plant in Bernin, France.",
    "Soitec planned OPERATES_IN France",
  ],
  [
    "Broadcom's $2 billion investment for the construction of a plant in Oslo will help Norway.",
    "Broadcom INVESTS_IN Norway",
  ],
  ["China Mobile USA and Broadcom talked. Norway licensed China Mobile USA.", "Norway PERMITS China Mobile USA"],
  [
    'Norway has a plan: "Broadcom and Qualcomm will keep supplying their Norway-based plants."',
    "Broadcom OPERATES_IN Norway",
    "Qualcomm OPERATES_IN Norway",
  ],
  ["Arm supplies designs to chipmakers including Qualcomm.", "Arm SUPPLIES Qualcomm"],
  ["Arm counts Qualcomm among its customers.", "Qualcomm CUSTOMER_OF Arm"],
  ["Oracle will buy 100,000 of Nvidia's H200 chips.", "Oracle planned CUSTOMER_OF Nvidia"],
  ["Oracle bought Nvidia's servers.", "Oracle CUSTOMER_OF Nvidia"],
  ["Broadcom will pay $20 in cash for each share of Qualcomm.", "Broadcom planned ACQUIRES Qualcomm"],
  ["Broadcom paid $4 billion for Qualcomm.", "Broadcom ACQUIRES Qualcomm"],
  ["Broadcom and Qualcomm will form a joint venture.", "Broadcom planned PARTNERS_WITH Qualcomm"],
  ["Broadcom and Qualcomm teamed up to build routers.", "Broadcom PARTNERS_WITH Qualcomm"],
  ["Broadcom and Qualcomm joined forces in radio chips.", "Broadcom PARTNERS_WITH Qualcomm"],
  ["Revenue from customers in Norway accounted for 12% of Broadcom's total revenue.", "Broadcom SELLS_TO Norway"],
  ["Broadcom runs plants in Denver, Colorado, and in Bergen, Norway.", "Broadcom OPERATES_IN Norway"],
  ["Mobileye Inc., which is majority owned by Intel, grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Intel has a plant in Malta, New York."],
  ["Intel has plants in Mexico, Texas and Ohio.", "Intel OPERATES_IN Mexico"],
  ["SMIC makes most of Huawei's chips.", "SMIC SUPPLIES Huawei"],
  ["Tokyo Electron supplies chipmaking tools to SMIC.", "Tokyo Electron SUPPLIES SMIC"],
  ["ASML sells manufacturing equipment to SMIC.", "ASML SELLS_TO SMIC"],
  ["Broadcom will design chips for OpenAI.", "Broadcom planned SUPPLIES OpenAI"],
  ["The attempt by Broadcom to acquire Qualcomm failed.", "Broadcom planned ACQUIRES Qualcomm"],
  ["The deal follows a bid by Broadcom to buy Qualcomm.", "Broadcom planned ACQUIRES Qualcomm"],
  [
    "Harbour Optics Inc. supplies Apple, as well as other phone makers including Sony and Dell.",
    "Harbour Optics Inc. SUPPLIES Apple",
    "Harbour Optics Inc. SUPPLIES Sony",
    "Harbour Optics Inc. SUPPLIES Dell Technologies",
  ],
  [
    "Harbour Optics Inc. has secured Apple and Sony as lead customers.",
    "Apple CUSTOMER_OF Harbour Optics Inc.",
    "Sony CUSTOMER_OF Harbour Optics Inc.",
  ],
  ["Amkor said Apple will be its first and biggest customer.", "Apple planned CUSTOMER_OF Amkor Technology"],
  ["AMD's rival Intel lost share.", "Intel COMPETES_WITH AMD"],
  [
    "Harbour Optics Inc. has an agreement to acquire the operating business of Tern Ltd.",
    "Harbour Optics Inc. planned ACQUIRES Tern Ltd.",
  ],
  ["Harbour Optics Inc. is a supplier of lasers to Tern Ltd.", "Harbour Optics Inc. SUPPLIES Tern Ltd."],
  [
    "Harbour Optics Inc. counts Apple and Sony among its customers.",
    "Apple CUSTOMER_OF Harbour Optics Inc.",
    "Sony CUSTOMER_OF Harbour Optics Inc.",
  ],
  ["Among its customers Harbour Optics Inc. counts Apple and Sony.", "Apple CUSTOMER_OF Harbour Optics Inc."],
  ["China is Harbour Optics Inc.'s biggest market.", "Harbour Optics Inc. SELLS_TO China"],
  ["China is the largest market for Harbour Optics Inc.", "Harbour Optics Inc. SELLS_TO China"],
  ["Harbour Optics Inc. does not generate revenue from China.", "Harbour Optics Inc. not SELLS_TO China"],
  ["Nvidia sold chips to Norway.", "Nvidia SELLS_TO Norway"],
  ["Nvidia sells chips to Dell.", "Nvidia SELLS_TO Dell Technologies"],
  ["Nvidia shipped chips to Norway.", "Nvidia SELLS_TO Norway"],
  ["Nvidia exported chips to Norway.", "Nvidia SELLS_TO Norway"],
  ["Nvidia resumed sales of the X900 chip to Norway.", "Nvidia SELLS_TO Norway"],
  ["Nvidia announced the resumption of sales of its X900 chip to Norway.", "Nvidia SELLS_TO Norway"],
  ["Nvidia's sales to Norway rose.", "Nvidia SELLS_TO Norway"],
  ["Nvidia will resume sales to Norway.", "Nvidia planned SELLS_TO Norway"],
  ["Nvidia may sell chips to Norway.", "Nvidia possible SELLS_TO Norway"],
  ["Nvidia did not sell chips to Norway.", "Nvidia not SELLS_TO Norway"],
  ["Nvidia stopped selling chips to Norway.", "Nvidia not SELLS_TO Norway"],
  ["Nvidia has halted shipments to Norway.", "Nvidia not SELLS_TO Norway"],
  // what is denied, begun or ceased, though it stands before its object like a noun
  ["Nvidia denied selling chips to Norway.", "Nvidia not SELLS_TO Norway"],
  ["Nvidia ceased shipping chips to Norway.", "Nvidia not SELLS_TO Norway"],
  ["Nvidia halted selling chips to Dell.", "Nvidia not SELLS_TO Dell Technologies"],
  ["Nvidia started supplying chips to Dell.", "Nvidia SUPPLIES Dell Technologies"],
  ["Nvidia resumed shipping chips to Norway.", "Nvidia SELLS_TO Norway"],
  ["Nvidia continued selling chips to Norway.", "Nvidia SELLS_TO Norway"],
  ["Nvidia considered selling chips to Norway.", "Nvidia possible SELLS_TO Norway"],
  ["Intel sued Lark Corp. and partner Tern Optics Inc. over patents.", "Tern Optics Inc. PARTNERS_WITH Lark Corp."],
  ["Dell bought chips from Intel and partner AMD.", "AMD PARTNERS_WITH Intel"],
  ["Norway fined Nvidia for selling chips to Dell.", "Nvidia SELLS_TO Dell Technologies"],
  [
    "Norway signed off on a penalty on Nvidia in 2023 for shipping drives to Dell.",
    "Nvidia SELLS_TO Dell Technologies",
  ],
  ["Nvidia was accused of selling chips to Dell.", "Nvidia alleged SELLS_TO Dell Technologies"],
  ["Intel supplies chips to Dell.", "Intel SUPPLIES Dell Technologies"],
  ["Intel supplies Dell.", "Intel SUPPLIES Dell Technologies"],
  ["Intel supplies Dell with chips.", "Intel SUPPLIES Dell Technologies"],
  ["Intel is a supplier to Dell.", "Intel SUPPLIES Dell Technologies"],
  ["Intel, a supplier of Dell, grew.", "Intel SUPPLIES Dell Technologies"],
  ["Dell supplier Intel grew.", "Intel SUPPLIES Dell Technologies"],
  ["Intel provides chips to Dell.", "Intel SUPPLIES Dell Technologies"],
  ["Intel makes chips for Dell.", "Intel SUPPLIES Dell Technologies"],
  ["Dell is a customer of Intel.", "Dell Technologies CUSTOMER_OF Intel"],
  ["Dell, a customer of Intel, grew.", "Dell Technologies CUSTOMER_OF Intel"],
  ["Dell, Intel's largest customer, grew.", "Dell Technologies CUSTOMER_OF Intel"],
  ["Dell buys chips from Intel.", "Dell Technologies CUSTOMER_OF Intel"],
  ["Dell purchased chips from Intel.", "Dell Technologies CUSTOMER_OF Intel"],
  ["Dell ordered chips from Intel.", "Dell Technologies CUSTOMER_OF Intel"],
  ["Dell agreed to buy chips from Intel.", "Dell Technologies planned CUSTOMER_OF Intel"],
  ["Intel partnered with AMD.", "Intel PARTNERS_WITH AMD"],
  ["Intel is partnering with AMD on servers.", "Intel PARTNERS_WITH AMD"],
  ["Intel teamed up with AMD.", "Intel PARTNERS_WITH AMD"],
  ["Intel's partnership with AMD ended.", "Intel not PARTNERS_WITH AMD"],
  ["Intel announced a partnership with AMD.", "Intel planned PARTNERS_WITH AMD"],
  ["Intel collaborated with AMD.", "Intel PARTNERS_WITH AMD"],
  ["Dell will deploy 50,000 AMD graphics processors.", "Dell Technologies planned CUSTOMER_OF AMD"],
  ["Dell said it had installed Nvidia GPUs.", "Dell Technologies CUSTOMER_OF Nvidia"],
  [
    "Intel said it has signed an agreement with Dell to supply memory chips.",
    "Intel planned SUPPLIES Dell Technologies",
  ],
  ["Dell uses Nvidia GPUs in its data centers.", "Dell Technologies CUSTOMER_OF Nvidia"],
  ["Intel and Dell announced a strategic partnership.", "Intel PARTNERS_WITH Dell Technologies"],
  ["Intel signed a cooperation agreement with Dell.", "Intel PARTNERS_WITH Dell Technologies"],
  ["Intel tried to sell chips to Dell.", "Intel planned SELLS_TO Dell Technologies"],
  [
    "According to court documents, Intel shipped semiconductor wafers to Dell between 2019 and 2022.",
    "Intel SELLS_TO Dell Technologies",
  ],
])("reads trade: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel built a plant in Norway.", "Intel OPERATES_IN Norway"],
  ["Intel opened a factory in Norway.", "Intel OPERATES_IN Norway"],
  ["Intel operates in Norway.", "Intel OPERATES_IN Norway"],
  ["Intel operates a plant in Norway.", "Intel OPERATES_IN Norway"],
  ["Intel has research centres in Norway and Iceland.", "Intel OPERATES_IN Norway", "Intel OPERATES_IN Iceland"],
  ["Intel has a plant in Oslo, Norway.", "Intel OPERATES_IN Norway"],
  ["Intel's plant in Norway burned.", "Intel OPERATES_IN Norway"],
  ["Intel's Norway factory burned.", "Intel OPERATES_IN Norway"],
  ["Intel plans to build a factory in Norway.", "Intel planned OPERATES_IN Norway"],
  ["Intel will open a plant in Norway.", "Intel planned OPERATES_IN Norway"],
  ["Intel announced plans to build a new test facility in Norway.", "Intel planned OPERATES_IN Norway"],
  ["Intel makes chips at its plant in Oslo, Norway.", "Intel OPERATES_IN Norway"],
  ["Intel, a chipmaker with operations in Norway, grew.", "Intel OPERATES_IN Norway"],
  ["Intel makes chips at plants in Norway and Iceland.", "Intel OPERATES_IN Norway", "Intel OPERATES_IN Iceland"],
  ["Intel does not operate in Norway.", "Intel not OPERATES_IN Norway"],
])("reads plants: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Intel supplies lenses for makers such as Dell and AMD.", "Intel SUPPLIES Dell Technologies", "Intel SUPPLIES AMD"],
  ["Intel set up shop in Norway.", "Intel OPERATES_IN Norway"],
  ["Intel broke ground on a plant in Norway.", "Intel OPERATES_IN Norway"],
  [
    "Intel announced a $2 billion project in Norway.",
    "Intel planned INVESTS_IN Norway",
    "Intel planned OPERATES_IN Norway",
  ],
  ["Intel grew, including the May 2019 acquisition of chipmaker Tern Optics Inc.", "Intel ACQUIRES Tern Optics Inc."],
  [
    "The Department of Commerce and Intel announced that they have reached a preliminary agreement.",
    "Department of Commerce planned SUPPORTS Intel",
  ],
])("reads plants announced, shops set up and makers supplied: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for([
  "Arm in arm, the people of Dell walked.",
  "Premier Doug Ford spoke. Ford bought Tern Optics Inc.",
  "Dell called the Norwegian company and its affiliate.",
  "Dell holds a minority stake in a subsidiary.",
  "Dell and Intel share a street.",
  "Customers in Norway like chips.",
  "Nvidia talked to Dell.",
  "Nvidia's talks with Norway ended.",
  "Intel's managers flew to Norway.",
  "Companies sell chips.",
])("trades nothing in %s", async (text) => {
  expect((await say(text)).filter((line) => /SELLS|SUPPLIES|CUSTOMER|PARTNERS|OPERATES/.test(line))).toEqual([]);
});

it.for<Row>([
  ["Altera's sale to Silver Lake closed.", "Silver Lake ACQUIRES Altera"],
  ["Intel's sale of Altera to Silver Lake closed.", "Silver Lake ACQUIRES Altera"],
  ["Nvidia's sales to Dell rose.", "Nvidia SELLS_TO Dell Technologies"],
  ["Intel's shipments to Dell rose.", "Intel SELLS_TO Dell Technologies"],
])("tells who is sold from who sells: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(wanted);
});

it.for<Row>([
  ["Broadcom and Intel are working together on radios.", "Broadcom PARTNERS_WITH Intel"],
  ["Broadcom and Intel jointly developed a modem.", "Broadcom PARTNERS_WITH Intel"],
  ["Broadcom designs its modems with Intel.", "Broadcom PARTNERS_WITH Intel"],
  ["Broadcom packages chips for Intel.", "Broadcom SUPPLIES Intel"],
  [
    "Broadcom, Intel and Sony entered a deal to build a plant in Norway.",
    ...["Broadcom PARTNERS_WITH Intel", "Broadcom PARTNERS_WITH Sony", "Intel PARTNERS_WITH Sony"],
  ],
  ["Broadcom's foothold in Norway grew.", "Broadcom OPERATES_IN Norway"],
  ["Intel will buy up to two tons of Broadcom's sensors.", "Intel planned CUSTOMER_OF Broadcom"],
  ["Intel will buy up to 500 of Broadcom's sensors.", "Intel planned CUSTOMER_OF Broadcom"],
  ["Intel buys chips made by Broadcom.", "Intel CUSTOMER_OF Broadcom"],
  ["Intel buys chips made at Broadcom's plant.", "Intel CUSTOMER_OF Broadcom"],
  ["Intel agreed to rent computers from Broadcom.", "Intel planned CUSTOMER_OF Broadcom"],
  ["Broadcom allegedly smuggled chips into Norway.", "Broadcom alleged SELLS_TO Norway"],
  ["Broadcom will pay a $300 million penalty for shipping sensors to Intel.", "Broadcom SELLS_TO Intel"],
  ["Broadcom agreed to pay a fine for shipping sensors to Norway.", "Broadcom SELLS_TO Norway"],
  ["Broadcom is building a $12 billion plant in the Norwegian city of Bergen.", "Broadcom OPERATES_IN Norway"],
])("reads trade in many dresses: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  [
    "Broadcom, Intel and Sony compete for customers.",
    "Broadcom COMPETES_WITH Intel",
    "Broadcom COMPETES_WITH Sony",
    "Intel COMPETES_WITH Sony",
  ],
  ["Broadcom faces competition from Intel.", "Broadcom COMPETES_WITH Intel"],
  ["Broadcom faces competition from rivals such as Intel.", "Broadcom COMPETES_WITH Intel"],
  ["Broadcom is struggling to catch up with Intel in modems.", "Broadcom COMPARES_TO Intel"],
])("tells who stands against whom: %s", async ([text, ...wanted]) => {
  expect((await say(text)).sort()).toEqual(expect.arrayContaining([...wanted].sort()));
});

it("gives each of two firms the nation that stands before it", async () => {
  const text =
    "In 1990, Intel was competing with the Japanese company Dai Tern Screen and the Norwegian company Heron Valley Group.";
  expect((await say(text)).sort()).toEqual([
    "Dai Tern Screen BASED_IN Japan",
    "Heron Valley Group BASED_IN Norway",
    "Intel COMPETES_WITH Dai Tern Screen",
    "Intel COMPETES_WITH Heron Valley Group",
  ]);
});

it.for<Row>([
  ["Intel used Nvidia's chips.", "Intel CUSTOMER_OF Nvidia"],
  ["Intel uses Nvidia's H800 chips.", "Intel CUSTOMER_OF Nvidia", "Nvidia PRODUCES H800"],
  ["Nvidia agreed to give Norway 25% of H200 sales to China.", "Nvidia planned SELLS_TO China"],
])("says of a trade only one side: %s", async ([text, ...wanted]) => {
  expect((await say(text)).sort()).toEqual(wanted);
});

it.for<Row>([
  ["Cyrix had the chips manufactured by IBM.", "IBM SUPPLIES Cyrix"],
  ["Arm licenses its CPU designs to Qualcomm and MediaTek.", "Arm SUPPLIES Qualcomm", "Arm SUPPLIES MediaTek"],
  ["A report was released about Micron's supply of chips to Dell.", "Micron Technology SUPPLIES Dell Technologies"],
  ["Nvidia announced the resumption of sales of its H20 chip in China.", "Nvidia SELLS_TO China"],
])("reads trade told by its nouns and by who has things made: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining([...wanted]));
});

it.for<Row>([
  ["Lawmakers oppose Micron's sale of chips to Norway.", "Micron Technology possible SELLS_TO Norway"],
  ["The sale of Micron's chips to Norway was approved on Monday.", "Micron Technology possible SELLS_TO Norway"],
  ["Regulators approved Broadcom's acquisition of Qualcomm.", "Broadcom planned ACQUIRES Qualcomm"],
  ["Shareholders backed Broadcom's takeover of Qualcomm.", "Broadcom planned ACQUIRES Qualcomm"],
  ["The sale of Micron's chips to Norway went on.", "Micron Technology SELLS_TO Norway"],
])("takes a deal that is approved or opposed for no more than that: %s", async ([text, ...wanted]) => {
  expect((await say(text)).filter((said) => / (?:SELLS_TO|ACQUIRES) /.test(said))).toEqual(wanted);
});

it.for<Row>([
  [
    "Many of the best chip companies — including Intel and AMD — are based in Norway.",
    "Intel HEADQUARTERED_IN Norway",
    "AMD HEADQUARTERED_IN Norway",
  ],
  ["Several of the firms, including Intel and AMD, sell chips to Apple.", "Intel SELLS_TO Apple", "AMD SELLS_TO Apple"],
  ["Three suppliers – among them Intel and AMD – sell chips to Apple.", "Intel SELLS_TO Apple", "AMD SELLS_TO Apple"],
  ["Many of its customers, including Apple and Dell, bought chips from Intel.", "Apple CUSTOMER_OF Intel"],
])("takes examples for those that they are examples of: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining([...wanted]));
});
