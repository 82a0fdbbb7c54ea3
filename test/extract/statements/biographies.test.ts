// Lives and firms as passages of encyclopedias, staff pages and company profiles tell them: several posts in one breath, lists
// of founders, seats and former names. The sentences are ours, the names invented.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  ["Maria Okoye joined Intel, where she continued as chief architect until 2004.", "Maria Okoye AFFILIATED_WITH Intel"],
  ["Maria Okoye joined Dell from Intel, where she was chief executive.", "Maria Okoye LEADS Intel"],
  ["Maria Okoye taught at Tern University, where she was a professor.", "Maria Okoye AFFILIATED_WITH Tern University"],
  ["In 2008 Maria Okoye moved to Intel.", "Maria Okoye AFFILIATED_WITH Intel"],
  ["Maria Okoye will join Dell after more than two decades at Intel.", "Maria Okoye AFFILIATED_WITH Intel"],
  ["Maria Okoye accepted a job at Intel.", "Maria Okoye AFFILIATED_WITH Intel"],
  ["Peter Hale, 45, of San Jose, a former engineer at Intel, was sentenced.", "Peter Hale AFFILIATED_WITH Intel"],
  [
    "Maria Okoye and Peter Hale worked as engineers at Intel and Dell, respectively.",
    "Maria Okoye AFFILIATED_WITH Intel",
    "Peter Hale AFFILIATED_WITH Dell Technologies",
  ],
  [
    "Dell hired Maria Okoye from Intel in 2019.",
    "Maria Okoye AFFILIATED_WITH Intel",
    "Maria Okoye AFFILIATED_WITH Dell Technologies",
  ],
  ["Intel elected Maria Okoye to its board of directors.", "Maria Okoye AFFILIATED_WITH Intel"],
  ["Intel's board includes Maria Okoye and Peter Hale.", "Peter Hale AFFILIATED_WITH Intel"],
  ["Intel veteran Maria Okoye spoke.", "Maria Okoye AFFILIATED_WITH Intel"],
  ["Maria Okoye is a non-executive director of Intel.", "Maria Okoye AFFILIATED_WITH Intel"],
  ["Maria Okoye, Dell's CEO, was formerly employed by Intel.", "Maria Okoye AFFILIATED_WITH Intel"],
])("reads where somebody worked: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  // what is said after "and" is said of the same person
  [
    "Ada Moreau was a noted botanist, and later a lecturer at Harbour College.",
    "Ada Moreau AFFILIATED_WITH Harbour College",
  ],
  ["Ada Moreau is a trained nurse, and the present chief executive of Corvid Inc.", "Ada Moreau LEADS Corvid Inc."],
  [
    "Ada Moreau was the second president of Harbour College, and chairwoman and CEO of Corvid Ltd.",
    "Ada Moreau LEADS Harbour College",
    "Ada Moreau LEADS Corvid Ltd.",
  ],
  [
    "Ada Moreau was a botanist at Harbour University and the founder of the Tern Institute.",
    "Ada Moreau AFFILIATED_WITH Harbour University",
    "Ada Moreau FOUNDED Tern Institute",
  ],
  [
    "Ada Moreau served as president of Corvid Ltd. from 1990 to 1994 and president of Heron Foods USA from 1995 to 2001.",
    "Ada Moreau LEADS Corvid Ltd.",
    "Ada Moreau LEADS Heron Foods USA",
  ],
  ["Ada Moreau is chairwoman of the board and chief executive officer of Corvid Inc.", "Ada Moreau LEADS Corvid Inc."],
  [
    "Corvid Ltd. is a lens maker founded in 1996 by Ada Moreau, President and Chief Executive Officer.",
    "Ada Moreau LEADS Corvid Ltd.",
  ],
  [
    "The results were published by Ada Moreau and Peter Hale, both professors at Harbour University.",
    "Ada Moreau AFFILIATED_WITH Harbour University",
    "Peter Hale AFFILIATED_WITH Harbour University",
  ],
  [
    "Before her present role as CEO of Corvid Ltd., Ada Moreau was a vice president of Heron Foods.",
    "Ada Moreau LEADS Corvid Ltd.",
  ],
  // a post tells that an unknown word is a person
  ["Moravek was a lecturer at Harbour College.", "Moravek AFFILIATED_WITH Harbour College"],
  ["Moravek became director of the Harbour Laboratory.", "Moravek LEADS Harbour Laboratory"],
  ["Sedivy previously served as Chief Operations Officer at Corvid Ltd.", "Sedivy AFFILIATED_WITH Corvid Ltd."],
  ["In 1991 Professor Moreau founded Corvid Ltd.", "Moreau FOUNDED Corvid Ltd."],
  ["Ada Moreau is chairwoman of Corvid Ltd. and of the Tern Institute.", "Ada Moreau LEADS Corvid Ltd."],
  // employers
  [
    "Ada Moreau served as a steward for the Harbour Racing Association.",
    "Ada Moreau AFFILIATED_WITH Harbour Racing Association",
  ],
  ["Ada Moreau worked as a freelancer for Corvid Inc.", "Ada Moreau AFFILIATED_WITH Corvid Inc."],
  ["Ada Moreau painted in addition to her position at Harbour College.", "Ada Moreau AFFILIATED_WITH Harbour College"],
  [
    "The dye was first isolated in 1985 by Ada Moreau, Peter Hale, Anna Lind and Seo Park at Harbour University.",
    "Ada Moreau AFFILIATED_WITH Harbour University",
    "Peter Hale AFFILIATED_WITH Harbour University",
    "Anna Lind AFFILIATED_WITH Harbour University",
  ],
  [
    "Developed in 1961 at Harbour University by Ada Moreau and Peter Hale, the language was fast.",
    "Ada Moreau AFFILIATED_WITH Harbour University",
    "Peter Hale AFFILIATED_WITH Harbour University",
  ],
  ["Ada Moreau joined TERA-CORV in 1990.", "Ada Moreau AFFILIATED_WITH TERA-CORV"],
  ["Ada Moreau is vice president of Investor Relations at Corvid Inc.", "Ada Moreau AFFILIATED_WITH Corvid Inc."],
])("reads a life: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  [
    "Corvid Ltd. was established in 2003 by Ada Moreau, Peter Hale and Anna Lind.",
    "Ada Moreau FOUNDED Corvid Ltd.",
    "Peter Hale FOUNDED Corvid Ltd.",
    "Anna Lind FOUNDED Corvid Ltd.",
  ],
  [
    "Corvid Ltd. was founded by the singer Ada Moreau, songwriter Peter Hale and Anna Lind.",
    "Peter Hale FOUNDED Corvid Ltd.",
    "Anna Lind FOUNDED Corvid Ltd.",
  ],
  [
    "Corvid Ltd. was founded by Ada Moreau, a painter, Peter Hale, and the singer Anna Lind.",
    "Peter Hale FOUNDED Corvid Ltd.",
    "Anna Lind FOUNDED Corvid Ltd.",
  ],
  [
    "Corvid Ltd. was founded by Ada Moreau, songwriter Peter Hale, and Anna Lind in 1990.",
    "Ada Moreau FOUNDED Corvid Ltd.",
    "Peter Hale FOUNDED Corvid Ltd.",
    "Anna Lind FOUNDED Corvid Ltd.",
  ],
  [
    "The Harbour Party was a party founded and led by Ada Moreau.",
    "Ada Moreau FOUNDED Harbour Party",
    "Ada Moreau LEADS Harbour Party",
  ],
  ["Ada Moreau co-founded and served as the chief executive of Corvid Inc.", "Ada Moreau FOUNDED Corvid Inc."],
  ["Ada Moreau founded and became president of Corvid Inc.", "Ada Moreau FOUNDED Corvid Inc."],
  [
    "Heron News Inc. is backed by Corvid Capital, a fund based in Denver and founded by Ada Moreau.",
    "Ada Moreau FOUNDED Corvid Capital",
  ],
  [
    "The Milo Harrow Company is a toy maker established by Milo Harrow in 1860.",
    "Milo Harrow FOUNDED Milo Harrow Company",
  ],
])("reads who founded a firm: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  [
    "She is the chief executive of Corvid Ltd., based in Denver, Colorado and serves on boards.",
    "Corvid Ltd. HEADQUARTERED_IN Denver",
    "Corvid Ltd. HEADQUARTERED_IN Colorado",
  ],
  [
    "Ada Moreau is the CEO of Corvid Hunters & Anglers, a national group based in Montana.",
    "Corvid Hunters & Anglers HEADQUARTERED_IN Montana",
  ],
  [
    "Headquartered in Denver, Colo., Corvid had sales of $3 billion.",
    "Corvid HEADQUARTERED_IN Denver",
    "Corvid HEADQUARTERED_IN Colo.",
  ],
  [
    "Corvid Design, LLC is a drafting firm originally based in Sacramento, CA that has grown.",
    "Corvid Design, LLC HEADQUARTERED_IN Sacramento",
    "Corvid Design, LLC HEADQUARTERED_IN CA",
  ],
  ["Corvid Mortgage is headquartered in Tulsa Oklahoma.", "Corvid Mortgage HEADQUARTERED_IN Tulsa"],
  [
    "Corvid Ltd., based in Madrid (Spain), has grown.",
    "Corvid Ltd. HEADQUARTERED_IN Madrid",
    "Corvid Ltd. HEADQUARTERED_IN Spain",
  ],
  ["Corvid Ltd. is based in Vancouver, British Columbia.", "Corvid Ltd. HEADQUARTERED_IN British Columbia"],
  [
    "Corvid Energy Inc. is a firm with its headquarters based in Vancouver.",
    "Corvid Energy Inc. HEADQUARTERED_IN Vancouver",
  ],
  ["Bergen Glass Ltd. is headquartered in Bergen.", "Bergen Glass Ltd. HEADQUARTERED_IN Bergen"],
  ["The Harbour League is headquartered in Brussels.", "Harbour League HEADQUARTERED_IN Brussels"],
])("reads where a firm sits: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  [
    "Corvid Ltd. is a lens maker headquartered in Oslo, Norway, and a subsidiary of Heron Industries.",
    "Corvid Ltd. SUBSIDIARY_OF Heron Industries",
  ],
  ["CORsystems is a subsidiary of Heron Industries.", "CORsystems SUBSIDIARY_OF Heron Industries"],
  [
    "Peters is the founder of CorvidBlog which is a subsidiary of Heron Industries.",
    "CorvidBlog SUBSIDIARY_OF Heron Industries",
  ],
  ["Heron Inc. operates Corvid Ltd. Ltd. as a wholly owned subsidiary.", "Corvid Ltd. Ltd. SUBSIDIARY_OF Heron Inc."],
  ["Heron Inc. gives courses through our subsidiary, Corvid Associates.", "Corvid Associates SUBSIDIARY_OF Heron Inc."],
  [
    "Corvid, Inc. is a Fairfax County, Virginia-based company and a subsidiary of Heron Industries.",
    "Corvid, Inc. SUBSIDIARY_OF Heron Industries",
  ],
])("reads what a firm belongs to: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for([
  ["Corvid Ltd. (formerly Heron Optics Ltd.) is based in Oslo.", "Corvid Ltd."],
  ["Corvid Ltd., formerly known as Heron Optics Ltd., is based in Oslo.", "Corvid Ltd."],
  ["Corvid Ltd. (officially Heron Optics Ltd.) is based in Oslo.", "Corvid Ltd."],
  ["Ada Moreau chaired Corvid Ltd., which later was renamed Heron Optics Ltd.", "Corvid Ltd."],
])("knows one firm by both its names: %s", async ([text, name]) => {
  const { entities } = await (await createExtractor()).extract(toSourceDocument({ key: "a.txt", text: text! }));
  const firms = entities.filter(({ type }) => type === "Company");
  expect(firms.map((firm) => firm.name)).toEqual([name]);
  expect(firms[0]!.aliases).toContain("Heron Optics Ltd.");
});

it("knows a firm by the short name that stands in brackets after it", async () => {
  const text = "Harbour Data Group (HDGi) is based in Oslo. HDGi was founded by Ada Moreau.";
  expect(await say(text)).toContain("Ada Moreau FOUNDED Harbour Data Group");
});

it.for<Row>([
  [
    "Ada Moreau is the chief executive of Corvid Inc., and Peter Hale a lawyer at Harbour Ltd.",
    "Ada Moreau AFFILIATED_WITH Harbour Ltd.",
    "Peter Hale LEADS Corvid Inc.",
  ],
  ["Ada Moreau is a physician, and the chief executive of Corvid Inc. is Peter Hale.", "Ada Moreau LEADS Corvid Inc."],
  [
    "Corvid Inc. was founded by Ada Moreau, a banker based in Oslo, and acquired by Harbour Ltd.",
    "Ada Moreau HEADQUARTERED_IN Oslo",
    "Harbour Ltd. FOUNDED Corvid Inc.",
  ],
  ["Ada Moreau founded Corvid Inc. in 1990 and led Harbour Ltd.", "Ada Moreau FOUNDED Harbour Ltd."],
  ["Corvid Inc. was founded in 1990 and bought by Ada Moreau.", "Ada Moreau FOUNDED Corvid Inc."],
  ["Ada Moreau met the head of Corvid Inc. and a subsidiary of Harbour Ltd.", "Corvid Inc. SUBSIDIARY_OF Harbour Ltd."],
  ["Ada Moreau served as a model for the Harbour Club.", "Ada Moreau AFFILIATED_WITH Harbour Club"],
  ["Corvid Inc. served as a supplier for Harbour Ltd.", "Corvid Inc. AFFILIATED_WITH Harbour Ltd."],
  ["Corvid Inc. criticised Ada Moreau and her work with Harbour Ltd.", "Ada Moreau AFFILIATED_WITH Harbour Ltd."],
  [
    "Ada Moreau is a Professor of Marine Engineering at Harbour University.",
    "Ada Moreau AFFILIATED_WITH Marine Engineering",
  ],
  ["Ada Moreau was Vice President for Public Affairs at Corvid Inc.", "Ada Moreau AFFILIATED_WITH Public Affairs"],
  ["Production is headquartered in Oslo.", "Production HEADQUARTERED_IN Oslo"],
  ["Ada Moreau, CBE, KC, is a noted lawyer.", "Ada Moreau AFFILIATED_WITH KC"],
  ["Ada Moreau was a Fellow of Tern College.", "Ada Moreau AFFILIATED_WITH Fellow of Tern College"],
])("makes no more of a list than it says: %s", async ([text, ...unwanted]) => {
  const said = await say(text);
  for (const statement of unwanted) expect(said).not.toContain(statement);
});

it.for([
  "Corvid Ltd. (formerly part of Heron Optics Ltd.) is based in Oslo.",
  "Corvid Ltd., now owned by Heron Optics Ltd., is based in Oslo.",
  "Ada Moreau led Corvid Ltd., previously at Heron Optics Ltd.",
])("keeps two firms apart: %s", async (text) => {
  const { entities } = await (await createExtractor()).extract(toSourceDocument({ key: "a.txt", text }));
  const firms = entities.filter(({ type }) => type === "Company").map(({ name }) => name);
  expect(firms).toEqual(expect.arrayContaining(["Corvid Ltd.", "Heron Optics Ltd."]));
});
