// What sentences do not say, though they have the words that say it elsewhere.
import { expect, it } from "vitest";
import { say } from "../../support/say.ts";

it.for([
  // leave and duties
  ["The Commerce Department has issued licenses to Nvidia to export the H20 to Peru.", "RESTRICTS"],
  ["The agency issued an order requiring Intel to keep records.", "RESTRICTS"],
  ["The board adopted a rule requiring a quorum of three for meetings of Intel.", "RESTRICTS"],
  ["Pursuant to an agreement with Intel, Norway built a road.", "RESTRICTS"],
  ["Intel was identified as a supplier under the CHIPS Act.", "RESTRICTS"],
  ["Intel was named a beneficiary under the CHIPS Act.", "RESTRICTS"],
  ["The court froze its account of Intel's past.", "RESTRICTS"],
  ["Intel praised its own engineers' work.", "PRAISES"],
  ["The European Commission announced the approval of Italian state aid to support Intel.", "Commission SUPPORTS"],
  ["The EO bars Huawei from the market.", "EO"],
  ["Norway will not allow Peru to cheat its workers.", "PERMITS"],
  ["Norway does not let Peru exploit its chips.", "PERMITS"],
  ["BIS revised the Entity List. The additions to its board include Intel.", "RESTRICTS"],
  ["BIS revised the Entity List and the Unverified List. The additions include Intel.", "RESTRICTS"],
  ["BIS revised the Entity List. Companies added to the index include Intel.", "RESTRICTS"],
  ["Norway's technology policy is new. The decision bans Intel.", "RESTRICTS"],
  ["The curbs stop entities from accessing items subject to the Export Administration Regulations.", "accessing"],
  ["Norway approved the sale, injecting fresh doubt into its rivalry with Chile.", "INVESTS_IN"],
  ["Intel extended its offer to Dell.", "PRAISES"],
  ["Intel came under pressure from U.S. sanctions.", "RESTRICTS"],
  ["The tax agency raised duties on Intel's staff.", "RESTRICTS"],
  // posts
  ["Nvidia said Intel CEO Maria Okoye would resign.", "LEADS Nvidia"],
  ["Intel said Dell president Maria Okoye will leave.", "Okoye LEADS Intel"],
  ["Intel makes chips. Intel grew. Rival firm boss Maria Okoye praised it.", "LEADS"],
  ["Maria Okoye, Intel's former chief executive, became CEO in March.", "Okoye LEADS Intel (CEO)"],
  ["Maria Okoye left as chief executive of VMware in 2021 and replaced Jonas Berg at Intel.", "Berg LEADS VMware"],
  [
    "Intel appointed Maria Okoye as chief executive and Peter Hale as chief financial officer.",
    "Okoye AFFILIATED_WITH",
  ],
  ["Intel named Maria Okoye chief executive and Peter Hale chief financial officer.", "Okoye AFFILIATED_WITH"],
  ["Maria Okoye is a fellow and director of the Harbour Program at the Hartwell Institute.", "LEADS"],
  ["Maria Okoye met Intel executives, where she was told of it.", "AFFILIATED_WITH"],
  ["Demand moved to Nvidia.", "AFFILIATED_WITH"],
  ["Peter Hale, 45, of San Jose, a former engineer at Intel, was sentenced.", "San Jose AFFILIATED_WITH"],
  ["Maria Okoye, the Chancellor of Tern University, San Francisco, spoke.", "San Francisco LEADS"],
  ["Maria Okoye becomes Intel's ninth director.", "LEADS"],
  // shares
  ["AMD overtook Intel, taking a 40% share.", "INVESTS_IN"],
  ["AMD beat Intel, holding 36 percent.", "INVESTS_IN"],
  ["Samsung sued Micron and took 20 percent.", "INVESTS_IN"],
  ["Altera is less than half owned by Dell.", "SUBSIDIARY_OF"],
  ["Altera is one-third owned by Dell.", "SUBSIDIARY_OF"],
  ["Intel had 30% of Quorvex's orders.", "INVESTS_IN"],
  ["AMD has a third of the Norwegian market.", "INVESTS_IN"],
  ["He holds a B.S. in physics from Norwell University.", "INVESTS_IN"],
  ["Nvidia will buy $2 billion of Intel stock.", "ACQUIRES"],
  ["Altera received a $2 billion investment from Intel.", "CUSTOMER_OF"],
  ["Half of Altera is held by Dell.", "SUBSIDIARY_OF"],
  ["Intel will own 51 percent of Altera and Dell the remaining 49 percent.", "Dell Technologies planned SUBSIDIARY_OF"],
  ["Dell signed a deal with Intel, which will provide Dell $15 billion to build its new plant.", "SUPPLIES"],
  ["Intel grew. The joint venture will build a plant in Norway.", "OPERATES_IN"],
  // units and plants
  ["Intel's Oslo unit lost money.", "SUBSIDIARY_OF"],
  ["Samsung's Foundry division lost money.", "SUBSIDIARY_OF"],
  ["Nvidia makes chips for cars in Norway.", "OPERATES_IN"],
  // trade
  ["Microsoft funneled billions into OpenAI.", "SELLS_TO"],
  ["TSMC diverted engineers to Japan.", "SELLS_TO"],
  ["Intel sent executives into China.", "SELLS_TO"],
  ["TSMC booked orders from Apple.", "CUSTOMER_OF"],
  ["Apple will stay with Qualcomm for modems.", "COMPARES_TO"],
  ["Intel will remain with TSMC.", "COMPARES_TO"],
  ["Amazon, Google and Microsoft together invest $200 billion a year.", "PARTNERS_WITH"],
  ["Nvidia and AMD together produced 12 new chips.", "PARTNERS_WITH"],
  ["AMD designs its chips with TSMC in mind.", "PARTNERS_WITH"],
  ["Intel faces a legal challenge from Qualcomm over patents.", "COMPETES_WITH"],
  ["Samsung tests chips for Nvidia.", "SUPPLIES"],
  ["The White House announced a deal for Nvidia to pay 15 percent of its sales.", "SUPPORTS"],
  ["Nvidia was not fined for selling chips to Huawei.", "Nvidia SELLS_TO"],
  ["Nvidia could be fined for selling chips to Huawei.", "Nvidia SELLS_TO"],
  ["The bill would fine Nvidia for selling chips to Huawei.", "Nvidia SELLS_TO"],
  ["Nvidia does not have to pay a fee for selling chips to Dell.", "Nvidia SELLS_TO"],
  ["Intel agreed to pay $5.4 billion for acquiring Tower Semiconductor.", "Intel ACQUIRES"],
  ["TSMC EUV scanners are dear.", "PRODUCES"],
  ["Norway gave the green light for Nvidia to export its H200 chips to Peru.", "Norway SUPPORTS"],
  ["Norway gave the green light for Nvidia to export its H200 chips to Peru.", "Nvidia SELLS_TO"],
  ["Norway was backing efforts to replace Nvidia.", "SUPPORTS"],
  ["The court rejected Arm's attempts.", "CRITICISES"],
  ["Maria Okoye is director of the Strategic Technologies Program at Intel.", "Okoye LEADS"],
  ["Norway talked to Maria Okoye, the Science and Technology Adviser to the Secretary.", "Adviser"],
  ["Intel's sale of its Altera unit to Silver Lake closed.", "ACQUIRES Intel"],
  ["Intel completed the sale of its NAND memory business to SK Hynix.", "SELLS_TO"],
  ["Huawei's supply of chips from TSMC ended.", "Huawei SUPPLIES"],
  ["Arm leases its offices to Qualcomm.", "SUPPLIES"],
  ["Nexperia, acquired by Wingtech in 2019, supplies Volkswagen.", "Nexperia CUSTOMER_OF"],
  // what else the words of a rule are said of
  ["Toshiba could buy 30 percent of Intel.", "ACQUIRES"],
  ["Intel spent years in Norway.", "INVESTS_IN"],
  ["Norwegian funding for Intel's rivals is growing.", "SUPPORTS"],
  ["Intel asked for Norwegian aid for its plant.", "Norway SUPPORTS"],
  ["BIS revised the Entity List. Those listed on the exchange include Intel.", "RESTRICTS"],
  ["BIS revised the Entity List. The index's additions include Intel.", "RESTRICTS"],
  ["Norway seized Nvidia's H100 chips intended for re-export to Peru.", "DESIGNED_FOR"],
  ["Former Intel veterans founded AMD.", "FOUNDED"],
  ["Maria Okoye, a director of Intel, spoke.", "LEADS"],
  ["Maria Okoye was named a director of Intel.", "LEADS"],
  ["Maria Okoye, one of the directors of Intel, spoke.", "LEADS"],
  ["The American electronics company Genrad and Tokyo Electron formed a venture.", "Tokyo Electron BASED_IN"],
  ["Intel's portfolio of patents covers sensors and lasers.", "PRODUCES"],
  ["Intel is not known for its lasers.", "Intel PRODUCES"],
  ["Dell's GPUs, CPUs and memory modules are bought from Micron.", "Dell Technologies PRODUCES"],
] as const)("%s does not say: %s", async ([text, wrong]) => {
  expect((await say(text)).filter((line) => line.includes(wrong))).toEqual([]);
});

it("keeps an intransitive verb after a passive one active", async () => {
  expect(await say("Nvidia was founded in 1993 and competed with Intel.")).toEqual(["Nvidia COMPETES_WITH Intel"]);
});

it("does not take a firm after a post for a department", async () => {
  const said = await say("Ada Moreau, president, Tern Manufacturing, left.");
  expect(said).toEqual(["Ada Moreau LEADS Tern Manufacturing"]);
});

it("restricts the goods of the maker that a ban names, and no others", async () => {
  expect(await say("Norway banned Micron DRAM chips.")).toEqual(["Norway RESTRICTS Micron DRAM chips"]);
});
