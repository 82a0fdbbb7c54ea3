// What kind of thing a name that no list knows is of, told by the words around it.
import { expect, it } from "vitest";
import { entitiesIn, namesIn } from "../support/say.ts";

it.for([
  // what only firms own, say and suffer
  ["Shares of Tenvora fell 4% on Monday.", "Company Tenvora"],
  ["Jinshan's shares fell 4% on Monday.", "Company Jinshan"],
  ["Veridyne said its revenue rose 12% in the quarter.", "Company Veridyne"],
  ["Pellworth raised its forecast for the year.", "Company Pellworth"],
  ["Axcelera (NASDAQ: AXC) and Intel agreed to merge.", "Company Axcelera"],
  ["A spokesperson for Jinshan was not there.", "Company Jinshan"],
  ["Tenvora laid off 300 workers in Oslo.", "Company Tenvora"],
  ["The bureau added Nordvik to the Entity List.", "Company Nordvik"],
  ["Norway fined Quantarix for shipping chips to Russia.", "Company Quantarix"],
  ["Brightmoor makes lidar sensors for cars.", "Company Brightmoor"],
  ["Zelphi declined to comment.", "Company Zelphi"],
  ["Korvex violated the Export Administration Regulations, prosecutors said.", "Company Korvex"],
  // laws by where they stand
  ["Intel violated 18 U.S.C. § 1030(a)(2), it said.", "Policy 18 U.S.C. § 1030(a)(2)"],
  ["Intel violated 15 CFR 736.2, it said.", "Policy 15 CFR 736.2"],
  ["It is like the American CHIPS and Science Act.", "Policy CHIPS and Science Act"],
  // classes of goods that have a name of their own
  ["It was about semiconductor manufacturing equipment.", "Technology Semiconductor manufacturing equipment"],
  ["It spoke about DRAM.", "Technology DRAM"],
  // systems, media, state bodies, units of firms
  ["The machines ran the VORTEX operating system.", "Technology VORTEX"],
  ["He wrote the Skylink interconnect specification for AMD.", "Technology Skylink"],
  ["The website OsloTech reports that Norway fined Intel.", "Organization OsloTech"],
  ["Tern was founded by the Ningbo Municipal Government in 2013.", "GovernmentBody Ningbo Municipal Government"],
  ["The Directorate General of Harbours issued the notice.", "GovernmentBody Directorate General of Harbours"],
  ["Nokia (China) said it would stop supplies to Nokia (Netherlands).", "Company Nokia (China)"],
  ["Nokia (Finland) said it would stop supplies to Intel (US).", "Company Nokia"],
  ["The minister met Katherine Thai in Oslo.", "Person Katherine Thai"],
])("finds in %s the %s", async ([text, name]) => {
  expect(await namesIn(text!)).toContain(name);
});

it.for([
  ["Management expects its margins to improve.", "Company Management"],
  ["Okoye plans to retire in May. Maria Okoye leads Intel.", "Company Okoye"],
  ["Tampa plans to build a port.", "Company Tampa"],
  ["Lawmakers said it would pass.", "Company Lawmakers"],
  ["The rule is in 15 CFR 736.2.", "Company CFR 736.2"],
  ["The rule is in 50 U.S.C. 4819.", "Country United States"],
  ["It spoke about AI.", "Technology Artificial intelligence"],
  ["It spoke about semiconductor chips.", "Technology Semiconductors"],
  ["She holds a B.S. in Electrical Engineering from Ohio State University.", "Company Electrical Engineering"],
  ["Samsung's SF2 node competes with Intel 18A.", "Person SF2 node"],
  ["The minister met Katherine Thai in Oslo.", "Country Thailand"],
  ["The minister met Thai and Norwegian leaders in Oslo.", "Person Thai"],
  ["It uses QSIP (quick system in package) technology. QSIP is new.", "Company QSIP"],
  ["It bought all of its microprocessor unit (“MPU”) needs from Intel.", "Company MPU"],
  ["On behalf of the full Board, I thank Ola Hale.", "Organization full Board"],
  ["The wafers are made at Intel's Fab 31 and in Fab 9 near Boise.", "Company Fab 31"],
  ["(Inaudible) is green, said Intel.", "Company Inaudible"],
])("finds in %s no %s", async ([text, name]) => {
  expect(await namesIn(text!)).not.toContain(name);
});

it("knows a firm with its legal form and without", async () => {
  const [firm] = await entitiesIn("Wingtech Technology Co., Ltd. was there.");
  expect(firm?.aliases).toEqual(["Wingtech", "Wingtech Technology", "Wingtech Technology Co., Ltd."]);
});
