// Who leads and who works for whom, in the ways that news, releases and filings say it. The sentences are ours; names that
// no list knows are invented.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";
import { type Row, say } from "../../support/say.ts";

const LEADS = "Maria Okoye LEADS Intel";
const WORKS = "Maria Okoye AFFILIATED_WITH Intel";

it.for<Row>([
  ["Intel named Maria Okoye CEO and Peter Hale CFO.", LEADS, "Peter Hale AFFILIATED_WITH Intel"],
  [
    "Intel named Maria Okoye chief executive and Peter Hale chief financial officer.",
    LEADS,
    "Peter Hale AFFILIATED_WITH Intel",
  ],
  [
    "Intel has appointed Maria Okoye as chief executive and Peter Hale as chief financial officer.",
    LEADS,
    "Peter Hale AFFILIATED_WITH Intel",
  ],
  ["Intel named Maria Okoye chief executive and moved to Denver.", LEADS],
  ["The Tern Foundation chair Maria Okoye spoke.", "Maria Okoye LEADS Tern Foundation"],
  ["Intel named Maria (MJ) Okoye chief executive.", "Maria (MJ) Okoye LEADS Intel"],
  [
    "Foreign Ministry Spokesperson Maria Okoye said that talks went on.",
    "Maria Okoye AFFILIATED_WITH Foreign Ministry",
  ],
  [
    "Peter Hale, Deputy Assistant Secretary for Export Administration at the Bureau of Industry and Security, spoke.",
    "Peter Hale AFFILIATED_WITH Bureau of Industry and Security",
  ],
  [
    "Peter Hale, Assistant Secretary for Export Enforcement, Bureau of Industry and Security, U.S. Department of Commerce, signed the letter.",
    "Peter Hale AFFILIATED_WITH Bureau of Industry and Security",
    "Bureau of Industry and Security PART_OF Department of Commerce",
  ],
  [
    "Peter Hale, Assistant Secretary of Commerce for Export Administration, U.S. Department of Commerce, spoke first.",
    "Peter Hale AFFILIATED_WITH Department of Commerce",
  ],
  ["Peter Hale, head of the mergers bureau at the FTC, spoke.", "Peter Hale AFFILIATED_WITH Federal Trade Commission"],
  ["The President of the Republic of Korea Yoon Suk Yeol will tour the plant.", "Yoon Suk-yeol LEADS South Korea"],
  [
    "Anna Lind held various roles at Oracle, including chief operating officer of Intel.",
    "Anna Lind AFFILIATED_WITH Intel",
  ],
  ["Anna Lind began her career at Texas Instruments.", "Anna Lind AFFILIATED_WITH Texas Instruments"],
  [
    "Anna Lind's journey began with roles at Intel and Oracle.",
    "Anna Lind AFFILIATED_WITH Intel",
    "Anna Lind AFFILIATED_WITH Oracle",
  ],
  [
    "Anna Lind's influence extends to her service on the boards of Cisco, the Harbour Alliance and the Tern Association.",
    "Anna Lind AFFILIATED_WITH Cisco",
    "Anna Lind MEMBER_OF Harbour Alliance",
    "Anna Lind MEMBER_OF Tern Association",
  ],
  ["Tata Electronics Private Ltd, led by Maria Okoye, grew.", "Maria Okoye LEADS Tata Electronics"],
  [
    "The ceremony was held between Renesas' president & CEO Maria Okoye and Wolfspeed's president & CEO Peter Hale.",
    "Maria Okoye LEADS Renesas Electronics",
    "Peter Hale LEADS Wolfspeed",
  ],
  ["Lam Research Chief Executive Officer Maria Okoye said sales fell.", "Maria Okoye LEADS Lam Research"],
  [
    "Maria Okoye spent nearly a decade at Broadcom and Qualcomm.",
    "Maria Okoye AFFILIATED_WITH Broadcom",
    "Maria Okoye AFFILIATED_WITH Qualcomm",
  ],
  [
    "Maria Okoye is managing partner at SoftBank Investment Advisers.",
    "Maria Okoye AFFILIATED_WITH SoftBank Investment Advisers",
  ],
  [
    "The FCC rejected the plan. The FCC acted last week. Chairman Peter Hale said it was time.",
    "Peter Hale LEADS Federal Communications Commission",
  ],
  [
    "The FCC rejected the plan. The FCC acted last week. Commissioner Peter Hale said it was time.",
    "Peter Hale AFFILIATED_WITH Federal Communications Commission",
  ],
  [
    "Maria “Mia” Okoye, chief economist of the Department of Commerce, spoke.",
    "Maria “Mia” Okoye AFFILIATED_WITH Department of Commerce",
  ],
  ["Jiang Shangzhou ran Broadcom for years. Jiang led Qualcomm before.", "Jiang Shangzhou LEADS Qualcomm"],
  [
    "Norway's trade minister said exports rose. Trade Minister Maria Okoye met Intel.",
    "Maria Okoye AFFILIATED_WITH Norway",
  ],
  ["Maria Okoye, Broadcom's finance chief, said sales rose.", "Maria Okoye AFFILIATED_WITH Broadcom"],
  ["Maria Okoye headed Broadcom's Norway unit.", "Maria Okoye AFFILIATED_WITH Broadcom"],
  ["Ming-Chi Lo, an analyst at Broadcom, spoke.", "Ming-Chi Lo AFFILIATED_WITH Broadcom"],
  ["Ada Moreau succeeds Peter Hale as chief executive of Harbour Optics Inc.", "Ada Moreau LEADS Harbour Optics Inc."],
  ["U.S. Attorney Peter Hale announced the sentence.", "Peter Hale AFFILIATED_WITH United States"],
  ['"We will appeal," said acting United States Attorney Peter Hale.', "Peter Hale AFFILIATED_WITH United States"],
  ['"We will act," said U.S. Secretary of Commerce Ada Moreau.', "Ada Moreau AFFILIATED_WITH United States"],
  ['"We will grow," said Texas Instruments chief executive Ada Moreau.', "Ada Moreau LEADS Texas Instruments"],
  ["Texas Instruments chief executive Ada Moreau spoke.", "Ada Moreau LEADS Texas Instruments"],
  // apposition
  ["Maria Okoye, chief executive of Intel, spoke.", LEADS],
  ["Maria Okoye, the chief executive of Intel, spoke.", LEADS],
  ["Maria Okoye, Intel's chief executive, spoke.", LEADS],
  ["Intel's chief executive, Maria Okoye, spoke.", LEADS],
  ["The chief executive of Intel, Maria Okoye, spoke.", LEADS],
  ["Maria Okoye, who is chief executive of Intel, spoke.", LEADS],
  ["Maria Okoye, the president and chief executive officer of Intel, spoke.", LEADS],
  ["Maria Okoye, chairman and CEO of Intel, spoke.", LEADS],
  ["Maria Okoye, founder and CEO of Intel, spoke.", LEADS],
  ["Maria Okoye (CEO of Intel) spoke.", LEADS],
  ["Maria Okoye, 51, CEO of Intel, spoke.", LEADS],
  // title before the name
  ["Intel CEO Maria Okoye spoke.", LEADS],
  ["Intel Chief Executive Maria Okoye spoke.", LEADS],
  ["Intel President and CEO Maria Okoye spoke.", LEADS],
  ["Intel's CEO Maria Okoye spoke.", LEADS],
  ["Former Intel CEO Maria Okoye spoke.", LEADS],
  ["Interim Intel chief executive Maria Okoye spoke.", LEADS],
  ["“We ship today,” said Intel CEO Maria Okoye.", LEADS],
  ["Chipmaker Intel's chairwoman Maria Okoye spoke.", LEADS],
  // copula and verbs
  ["Maria Okoye is CEO of Intel.", LEADS],
  ["Maria Okoye is the CEO of Intel.", LEADS],
  ["Maria Okoye was chairman and CEO of Intel.", LEADS],
  ["Maria Okoye has been the president of Intel since 2019.", LEADS],
  ["The CEO of Intel is Maria Okoye.", LEADS],
  ["Intel's current CEO is Maria Okoye.", LEADS],
  ["Maria Okoye serves as CEO of Intel.", LEADS],
  ["Maria Okoye served as CEO of Intel from 2009 to 2014.", LEADS],
  ["Maria Okoye became chief executive of Intel in 2020.", LEADS],
  ["Maria Okoye leads Intel.", LEADS],
  ["Maria Okoye heads Intel.", LEADS],
  ["Maria Okoye chairs Intel.", LEADS],
  ["Maria Okoye ran Intel for eight years.", LEADS],
  ["Intel is led by Maria Okoye.", LEADS],
  ["Intel, led by Maria Okoye, grew.", LEADS],
  ["Maria Okoye took the helm of Intel in 2017.", LEADS],
  ["Maria Okoye took over as chief executive of Intel.", LEADS],
  ["Intel grew under the leadership of Maria Okoye.", LEADS],
  ["Maria Okoye returned to Intel as chief executive.", LEADS],
  ["Maria Okoye joined Intel as chief executive.", LEADS],
  // appointing and dismissing
  ["Intel named Maria Okoye chief executive.", LEADS],
  ["Intel named Maria Okoye as chief executive.", LEADS],
  ["Intel has appointed Maria Okoye as its chief executive officer.", LEADS],
  ["Intel has named Maria Okoye to serve as its president and CEO.", LEADS],
  ["Intel's board has appointed Maria Okoye as chief executive.", LEADS],
  ["The board of Intel elected Maria Okoye chairwoman.", LEADS],
  ["The Intel board appointed Maria Okoye president.", LEADS],
  ["Maria Okoye was named chief executive of Intel.", LEADS],
  ["Maria Okoye has been appointed chief executive of Intel.", LEADS],
  ["Maria Okoye was promoted to chief executive of Intel.", LEADS],
  ["Intel announced the appointment of Maria Okoye as chief executive.", LEADS],
  ["The Intel board has ousted CEO Maria Okoye.", LEADS],
  ["Intel fired its chief executive, Maria Okoye.", LEADS],
  ["Maria Okoye resigned as chief executive of Intel.", LEADS],
  ["Maria Okoye stepped down as chairman of Intel.", LEADS],
  ["Maria Okoye was appointed to the position of CEO of Intel.", LEADS],
  ["Maria Okoye holds the post of president of Intel.", LEADS],
  // the company is what the report is about
  ["Intel grew. Intel hired more people. CEO Maria Okoye spoke.", LEADS],
  ["Intel grew. Intel is now looking for someone to replace fired CEO Maria Okoye.", LEADS],
  ["Tern Group Chairman Maria Okoye spoke.", "Maria Okoye LEADS Tern Group"],
  // how it is meant
  ["Intel will appoint Maria Okoye as chief executive.", "Maria Okoye planned LEADS Intel"],
  ["Maria Okoye will become chief executive of Intel on July 1.", "Maria Okoye planned LEADS Intel"],
  ["Maria Okoye will take over as CEO of Intel.", "Maria Okoye planned LEADS Intel"],
  ["Maria Okoye will take on the role of CEO of Intel.", "Maria Okoye planned LEADS Intel"],
  ["Maria Okoye may become chief executive of Intel.", "Maria Okoye possible LEADS Intel"],
  ["Maria Okoye is not the chief executive of Intel.", "Maria Okoye not LEADS Intel"],
  ["Maria Okoye is no longer chief executive of Intel.", "Maria Okoye not LEADS Intel"],
  // two posts, two bodies, two people
  ["Maria Okoye is CEO of Intel and chairman of AMD.", LEADS, "Maria Okoye LEADS AMD"],
  ["Maria Okoye, chair of Intel, president of AMD, spoke.", LEADS, "Maria Okoye LEADS AMD"],
  ["Intel CEO Maria Okoye and AMD CEO Peter Hale met.", LEADS, "Peter Hale LEADS AMD"],
  ["Maria Okoye and Peter Hale are co-chief executives of Intel.", LEADS, "Peter Hale LEADS Intel"],
  // companies that nobody knows are revealed by the post
  ["Maria Okoye is CEO of Zanitor.", "Maria Okoye LEADS Zanitor"],
  ["Zanitor CEO Maria Okoye spoke.", "Maria Okoye LEADS Zanitor"],
  ["Zanitor's chief executive, Maria Okoye, spoke.", "Maria Okoye LEADS Zanitor"],
])("reads who leads: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Maria Okoye, chair of the Federal Trade Commission, spoke.", "Maria Okoye LEADS Federal Trade Commission"],
  ["Federal Trade Commission Chair Maria Okoye spoke.", "Maria Okoye LEADS Federal Trade Commission"],
  ["Maria Okoye, director of the Bureau of Fair Trade, spoke.", "Maria Okoye LEADS Bureau of Fair Trade"],
  ["The head of Norway's MI5 intelligence agency, Maria Okoye, spoke.", "Maria Okoye LEADS MI5"],
  ["The president of Norway, Maria Okoye, spoke.", "Maria Okoye LEADS Norway"],
  ["Norwegian Prime Minister Maria Okoye spoke.", "Maria Okoye LEADS Norway"],
  ["Prime Minister Maria Okoye of Norway spoke.", "Maria Okoye LEADS Norway"],
  ["The Norwegian leader, Maria Okoye, spoke.", "Maria Okoye LEADS Norway"],
  ["Norwegian Vice Premier Maria Okoye spoke.", "Maria Okoye AFFILIATED_WITH Norway"],
  ["Maria Okoye was appointed finance minister of Norway.", "Maria Okoye AFFILIATED_WITH Norway"],
  ["Maria Okoye, Norway's minister for foreign trade, spoke.", "Maria Okoye AFFILIATED_WITH Norway"],
  ["Chief Cabinet Secretary Maria Okoye of Norway spoke.", "Maria Okoye AFFILIATED_WITH Norway"],
  ["FTC Commissioner Maria Okoye spoke.", "Maria Okoye AFFILIATED_WITH Federal Trade Commission"],
  ["EU Trade Commissioner Maria Okoye spoke.", "Maria Okoye AFFILIATED_WITH European Union"],
  [
    "Maria Okoye, the Commissioner of the Food and Drug Administration, spoke.",
    "Maria Okoye LEADS Food and Drug Administration",
  ],
  ["Intel named Maria Okoye interim chief executive.", "Maria Okoye LEADS Intel"],
  ["Intel named Maria Okoye acting chief financial officer.", "Maria Okoye AFFILIATED_WITH Intel"],
  ["Norway's trade minister, Maria Okoye, spoke.", "Maria Okoye AFFILIATED_WITH Norway"],
  ["Dutch Trade Minister Maria Okoye spoke.", "Maria Okoye AFFILIATED_WITH Netherlands"],
  ["Maria Okoye, the Norwegian minister of trade, spoke.", "Maria Okoye AFFILIATED_WITH Norway"],
  ["Maria Okoye, the attorney general of Norway, spoke.", "Maria Okoye AFFILIATED_WITH Norway"],
])("reads who governs: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Maria Okoye, a vice president at Intel, spoke.", WORKS],
  ["Maria Okoye, vice president of sales at Intel, spoke.", WORKS],
  ["Maria Okoye, Intel's chief financial officer, spoke.", WORKS],
  ["Intel Chief Financial Officer Maria Okoye spoke.", WORKS],
  ["Maria Okoye, chief technology officer of Intel, spoke.", WORKS],
  ["Maria Okoye, a spokeswoman for Intel, spoke.", WORKS],
  ["Intel spokeswoman Maria Okoye spoke.", WORKS],
  ["Maria Okoye, an analyst at Intel, spoke.", WORKS],
  ["Intel analyst Maria Okoye spoke.", WORKS],
  ["Intel vice president of engineering Maria Okoye spoke.", WORKS],
  ["Senior Intel policy adviser on artificial intelligence Maria Okoye said that chips sell.", WORKS],
  ["According to Intel vice president of sales and marketing Maria Okoye, chips sell.", WORKS],
  ["Maria Okoye, an engineer with Intel, spoke.", WORKS],
  ["Maria Okoye is general counsel at Intel.", WORKS],
  ["Maria Okoye was chief financial officer at Intel.", WORKS],
  ["Maria Okoye most recently served as vice president of Intel.", WORKS],
  ["Intel appointed Maria Okoye as deputy chief executive.", WORKS],
  ["Intel named Maria Okoye chief financial officer.", WORKS],
  ["Intel hired Maria Okoye.", WORKS],
  ["Maria Okoye works for Intel.", WORKS],
  ["Maria Okoye worked at Intel for 19 years.", WORKS],
  ["Maria Okoye joined Intel in 2001.", WORKS],
  ["Maria Okoye left Intel.", WORKS],
  ["Maria Okoye retired from Intel.", WORKS],
  ["Before joining Intel, Maria Okoye taught.", WORKS],
  ["Maria Okoye held several positions at Intel.", WORKS],
  ["Maria Okoye previously held senior management positions at Intel.", WORKS],
  ["Maria Okoye serves on the board of Intel.", WORKS],
  ["Maria Okoye sits on Intel's board of directors.", WORKS],
  ["Maria Okoye joined the Intel board.", WORKS],
  ["Maria Okoye will join Intel's board.", "Maria Okoye planned AFFILIATED_WITH Intel"],
  ["Maria Okoye is a board member of Intel.", WORKS],
  ["Maria Okoye of Intel spoke.", WORKS],
  ["Maria Okoye, of Intel, spoke.", WORKS],
  ["Maria Okoye, a senior fellow at the Harbour Institute, spoke.", "Maria Okoye AFFILIATED_WITH Harbour Institute"],
  ["Maria Okoye, a professor at Harbour University, spoke.", "Maria Okoye AFFILIATED_WITH Harbour University"],
  ["Maria Okoye joined the Gibson Farrow law firm.", "Maria Okoye AFFILIATED_WITH Gibson Farrow"],
])("reads who works where: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Anna Lind was the head of research and development at Intel.", "Anna Lind AFFILIATED_WITH Intel"],
  ["Anna Lind is head of sales at Intel.", "Anna Lind AFFILIATED_WITH Intel"],
  ["Anna Lind is head of Intel.", "Anna Lind LEADS Intel"],
])("tells the head of a department from the head of the whole: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for([
  "Maria Okoye met Intel's customers.",
  "Maria Okoye wrote about Intel.",
  "Maria Okoye flew to Norway with Peter Hale.",
  "President Maria Okoye spoke.",
  "The chief executive spoke.",
  "Intel and AMD grew. CEO Maria Okoye spoke.",
  "A former director joined the panel.",
  "The Chief Executive Officer and the General Counsel met.",
  "Intel's shares rose after Maria Okoye spoke.",
  "The secretary of state for Business, Energy and Industrial Strategy spoke to Maria Okoye.",
  "Maria Okoye took control of Intel.",
  "U.S. Circuit Judge Maria Okoye wrote the opinion.",
  "European Trade Commissioner Maria Okoye spoke.",
  "Maria Okoye sued Intel's rival.",
  "The office opens on Jul 1, Thursday.",
])("gives no post in %s", async (text) => {
  expect((await say(text)).filter((line) => /LEADS|AFFILIATED_WITH/.test(line))).toEqual([]);
});

it.for<Row>([
  [
    "The guests were Intel's Anna Lind, AMD's Ingrid Sand, and co-CEOs of Oracle, Maria Okoye and Jonas Berg.",
    "Maria Okoye LEADS Oracle",
    "Jonas Berg LEADS Oracle",
  ],
  ["Oracle's co-CEOs, Maria Okoye and Jonas Berg, spoke.", "Maria Okoye LEADS Oracle", "Jonas Berg LEADS Oracle"],
  ['Nvidia grew. Nvidia hired. "We are glad," said chairman Jonas Berg.', "Jonas Berg LEADS Nvidia"],
])("reads posts in the plural, and posts of the only company there is: %s", async ([text, ...wanted]) => {
  expect((await say(text)).filter((line) => line.includes("LEADS"))).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["The Justice Department under Prime Minister Kishida opened a case."],
  ["The Commerce Department under President Joe Biden opened a case."],
  [
    "The guests were Intel's Anna Lind, and co-CEOs of Oracle, Maria Okoye and Jonas Berg.",
    "Maria Okoye LEADS Oracle",
    "Jonas Berg LEADS Oracle",
  ],
])("gives nobody else a post: %s", async ([text, ...wanted]) => {
  expect((await say(text)).filter((line) => line.includes("LEADS")).toSorted()).toEqual(wanted.toSorted());
});

it.for<Row>([
  ["Intel appointed Anna D. Lind as the new chair of its board.", "Anna D. Lind LEADS Intel"],
  ["Intel hired. Jonas Berg, who stepped down as chair, left.", "Jonas Berg LEADS Intel"],
  ["Intel grew. CEO Jonas Berg spoke.", "Jonas Berg LEADS Intel"],
])("reads posts in the only company of a text: %s", async ([text, ...wanted]) => {
  expect((await say(text)).filter((line) => line.includes("LEADS"))).toEqual(expect.arrayContaining(wanted));
});

it("gives who is appointed to lead no lesser post beside it", async () => {
  expect(await say("Intel has appointed Peter Hale as its CEO.")).toEqual(["Peter Hale LEADS Intel"]);
});

it.for<Row>([
  [
    "Intel has hired former Broadcom executive Maria Okoye as chief operating officer.",
    "Maria Okoye AFFILIATED_WITH Broadcom",
    "Maria Okoye AFFILIATED_WITH Intel",
  ],
  [
    "Intel named Maria Okoye, a former Broadcom executive, as its chief financial officer.",
    "Maria Okoye AFFILIATED_WITH Broadcom",
    "Maria Okoye AFFILIATED_WITH Intel",
  ],
])("gives a post to the body that gives it, and not to the one before: %s", async ([text, ...wanted]) => {
  const extractor = await createExtractor({});
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", text }));
  const roles = statements.flatMap(({ object, role }) => (role ? [`${role} of ${object}`] : []));
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
  expect(roles.filter((role) => /^chief .* of company:broadcom|^executive of company:intel/.test(role))).toEqual([]);
});

it.for([
  ["Former Intel CEO Maria Okoye met Intel CEO Anna Lind.", "former CEO", "CEO"],
  [
    "Maria Okoye, a former chief executive of Intel, met Intel's former CEO Anna Lind.",
    "former chief executive",
    "former CEO",
  ],
  ["Former Intel engineer and Intel CEO Maria Okoye spoke.", "former engineer", "CEO"],
  ["Maria Okoye, former chairman and CEO of Intel, spoke.", "former chairman", "former CEO"],
  ["Maria Okoye, the incoming CEO of Intel, spoke.", "incoming CEO"],
] as const)("tells a post that somebody held from one that somebody holds: %s", async ([text, ...posts]) => {
  const extractor = await createExtractor({});
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", text }));
  expect(statements.map(({ role }) => role).sort()).toEqual([...posts].sort());
});

it.for<Row>([
  ["Maria Okoye and Jonas Berg were named co-CEOs of Intel.", LEADS, "Jonas Berg LEADS Intel"],
  [
    "Maria Okoye and Anna Lind Moreau were appointed managing directors of Intel.",
    LEADS,
    "Anna Lind Moreau LEADS Intel",
  ],
  [
    "Intel said Maria Okoye and Jonas Berg are the new additions to its board.",
    WORKS,
    "Jonas Berg AFFILIATED_WITH Intel",
  ],
  ["Maria Okoye, Intel's AI czar, spoke.", WORKS],
  ["Maria Okoye moved to serve as vice president of Intel.", WORKS],
  ["Maria Okoye is in charge of Intel.", LEADS],
  [
    "Maria Okoye, an assistant attorney general in charge of the Antitrust Division, spoke.",
    "Maria Okoye LEADS Antitrust Division",
  ],
  ["Intel announced that CEO Maria Okoye will step down.", LEADS],
  ["Intel on Monday said that president and CEO Maria Okoye has resigned.", LEADS],
  ["Maria Okoye serves as chair of Intel and as director of Broadcom.", LEADS, "Maria Okoye LEADS Broadcom"],
  ["Jonas Berg retired as chairman of Intel and was replaced by Maria Okoye.", LEADS, "Jonas Berg LEADS Intel"],
  [
    "Jonas Berg resigned as chief executive of Intel and was succeeded by Maria Okoye.",
    LEADS,
    "Jonas Berg LEADS Intel",
  ],
  ["Maria Okoye, Intel's finance chief, became interim CEO.", LEADS, WORKS],
  ["The chipmaker Intel said Maria Okoye, who has led it since 2015, would retire.", LEADS],
  [
    "Norway intends to nominate Maria Okoye, Jr., of Bergen, to be chief executive of Intel.",
    "Maria Okoye planned LEADS Intel",
  ],
  ["Maria Okoye from Politico asked a question.", "Maria Okoye AFFILIATED_WITH Politico"],
])("reads posts in more dresses: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Maria Okoye, Intel's General Manager, Worldwide Sales, left.", WORKS],
  ["Maria Okoye, Intel's General Manager, Sales & Marketing, left.", WORKS],
  ["Maria Okoye, Intel's Director, Global Strategic Account Sales, left.", WORKS],
])("takes nobody for the head who heads a department: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(wanted);
});

it("takes nobody for a professor after whom a chair is called", async () => {
  const said = await say("Maria Okoye was the Jonas A. Berg Distinguished Professor of Physics at Purdue University.");
  expect(said).toEqual(["Maria Okoye AFFILIATED_WITH Purdue University"]);
});

it.for([
  "Intel grew. Intel fell. Tern/HL Director and Principal Analyst Maria Okoye said so.",
  "We are joined by our Science and Technology Adviser Maria Okoye.",
])("gives nobody a post at whom a text is about where another is named: %s", async (text) => {
  expect((await say(text)).filter((line) => line.startsWith("Maria Okoye"))).toEqual([]);
});

it.for<Row>([
  ["Intel appointed Maria Okoye, a former Arm executive, head of its server group.", "Maria Okoye AFFILIATED_WITH Arm"],
  [
    "Dell appointed Lena Vogt, a former Intel vice president, chief executive of its sensor unit.",
    "Lena Vogt AFFILIATED_WITH Intel",
  ],
  [
    "Intel hired Paul Adeyemi, formerly of Broadcom, as president of its network division.",
    "Paul Adeyemi AFFILIATED_WITH Broadcom",
  ],
  [
    "Intel named Paul Adeyemi, a Broadcom veteran, chief executive.",
    "Paul Adeyemi LEADS Intel",
    "Paul Adeyemi AFFILIATED_WITH Broadcom",
  ],
  [
    "Intel tapped former Dell executive Lena Vogt as chief executive.",
    "Lena Vogt LEADS Intel",
    "Lena Vogt AFFILIATED_WITH Dell Technologies",
  ],
  [
    "Intel named Lena Vogt, formerly chief of Arm, chief financial officer.",
    "Lena Vogt LEADS Arm",
    "Lena Vogt AFFILIATED_WITH Intel",
  ],
])("keeps apart the post that is given and what its holder was before: %s", async ([text, ...wanted]) => {
  const posts = (await say(text)).filter((line) => / (?:LEADS|AFFILIATED_WITH) /.test(line));
  expect(posts).toEqual(expect.arrayContaining(wanted));
  const [, , ...rest] = wanted;
  expect(rest).toEqual([]);
  expect(
    posts.filter((line) => / LEADS (?:Arm|Broadcom|Dell Technologies)$/.test(line) && !wanted.includes(line)),
  ).toEqual([]);
});

it.for<Row>([
  [
    "Paul Adeyemi and Lena Vogt, directors of Intel, approved the plan.",
    "Paul Adeyemi AFFILIATED_WITH Intel",
    "Lena Vogt AFFILIATED_WITH Intel",
  ],
  [
    "Lena Vogt and Omar Haddad, both directors of Intel, resigned.",
    "Lena Vogt AFFILIATED_WITH Intel",
    "Omar Haddad AFFILIATED_WITH Intel",
  ],
  [
    "Two Intel directors, Lena Vogt and Omar Haddad, resigned.",
    "Lena Vogt AFFILIATED_WITH Intel",
    "Omar Haddad AFFILIATED_WITH Intel",
  ],
])("takes several directors for members of a board, none of whom leads: %s", async ([text, ...wanted]) => {
  expect((await say(text)).sort()).toEqual([...wanted].sort());
});

it.for<Row>([
  [
    "Intel promoted Maria Okoye to president and Paul Adeyemi to vice chairman.",
    "Maria Okoye LEADS Intel",
    "Paul Adeyemi AFFILIATED_WITH Intel",
  ],
  [
    "Intel promoted Lena Vogt to chief executive and Omar Haddad to chief financial officer.",
    "Lena Vogt LEADS Intel",
    "Omar Haddad AFFILIATED_WITH Intel",
  ],
])("gives each of two who are promoted their own post: %s", async ([text, ...wanted]) => {
  expect((await say(text)).sort()).toEqual([...wanted].sort());
});
