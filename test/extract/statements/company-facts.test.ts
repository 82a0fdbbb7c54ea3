// Who founded, leads and works for what, where it sits and who owns it, of names that no list knows. The sentences are ours, the
// names invented.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  [
    "Harbour Optics Inc. is a company domiciled in Bermuda and headquartered in Oslo, Norway.",
    "Harbour Optics Inc. BASED_IN Bermuda",
    "Harbour Optics Inc. HEADQUARTERED_IN Oslo",
  ],
  ["Mubadala remains the majority owner of Harbour Optics Inc.", "Mubadala INVESTS_IN Harbour Optics Inc."],
  [
    "Harbour Memory Japan, K.K. (Japanese: ハーバーメモリ株式会社, Harbour Memori Kabushiki-gaisha) is a Japanese subsidiary of Micron.",
    "Harbour Memory Japan, K.K. SUBSIDIARY_OF Micron Technology",
    "Harbour Memory Japan, K.K. BASED_IN Japan",
  ],
  [
    "Harbour Electronics(ハーバー) is a Japanese maker of sensors.",
    "Harbour Electronics BASED_IN Japan",
    "Harbour Electronics PRODUCES sensors",
  ],
  ["Harbour Electronics was founded in 1959 by Kenji Ota.", "Kenji Ota FOUNDED Harbour Electronics"],
  [
    "With headquarters in Oslo, Norway, Nexperia makes chips.",
    "Nexperia HEADQUARTERED_IN Oslo",
    "Nexperia HEADQUARTERED_IN Norway",
  ],
  ["UMC, a Taiwan semiconductor foundry, pleaded guilty.", "UMC BASED_IN Taiwan"],
  [
    "Harbour Electronics became sole owner of Tern Optics Ltd. in 2012.",
    "Harbour Electronics ACQUIRES Tern Optics Ltd.",
  ],
  ["Anna Lind led SanDisk until its acquisition by Western Digital in 2016.", "Western Digital ACQUIRES SanDisk"],
  [
    "Intel is a shareholder and supplier to Tern Optics Ltd.",
    "Intel INVESTS_IN Tern Optics Ltd.",
    "Intel SUPPLIES Tern Optics Ltd.",
  ],
  ["Corvid Optics is a maker of lenses based in Bergen, Norway.", "Corvid Optics HEADQUARTERED_IN Bergen"],
  ["Corvid Optics is a lens maker originally based in Lisbon.", "Corvid Optics HEADQUARTERED_IN Lisbon"],
  ["Ada Moreau runs Corvid Pictures, based in Brisbane, which she sold.", "Corvid Pictures HEADQUARTERED_IN Brisbane"],
  ["Zelmatix is headquartered in Denver.", "Zelmatix HEADQUARTERED_IN Denver"],
  ["Zelmatix, headquartered in Denver, grew.", "Zelmatix HEADQUARTERED_IN Denver"],
  [
    "Corvid Inc. is the parent company for Harbour Technologies, LLC and Tern Federal, LLC.",
    "Harbour Technologies, LLC SUBSIDIARY_OF Corvid Inc.",
    "Tern Federal, LLC SUBSIDIARY_OF Corvid Inc.",
  ],
  ["Corvid Inc. is the parent company to Harbour Art Ltd.", "Harbour Art Ltd. SUBSIDIARY_OF Corvid Inc."],
  ["Corvid Inc. is the parent company of Zelmatix.", "Zelmatix SUBSIDIARY_OF Corvid Inc."],
  ["Corvid Inc. is the parent of its operating subsidiary Harbour Ltd.", "Harbour Ltd. SUBSIDIARY_OF Corvid Inc."],
  ["The Harbour Center is a subsidiary of Corvid Supply, Inc.", "Harbour Center SUBSIDIARY_OF Corvid Supply, Inc."],
  [
    "Corvid Inc. sells lenses through its subsidiary Harbour Optics Ltd.",
    "Harbour Optics Ltd. SUBSIDIARY_OF Corvid Inc.",
  ],
  [
    "Corvid Inc. sells lenses through the wholly owned subsidiary Harbour Optics Ltd.",
    "Harbour Optics Ltd. SUBSIDIARY_OF Corvid Inc.",
  ],
  [
    "Corvid's wholly owned subsidiaries include Harbour Optics Ltd and Tern Glass Ltd.",
    "Harbour Optics Ltd SUBSIDIARY_OF Corvid",
    "Tern Glass Ltd. SUBSIDIARY_OF Corvid",
  ],
  [
    "Corvid's subsidiaries are Harbour Optics Ltd and Tern Glass Ltd.",
    "Harbour Optics Ltd SUBSIDIARY_OF Corvid",
    "Tern Glass Ltd. SUBSIDIARY_OF Corvid",
  ],
  ["Harbour Optics raised money for its parent company Corvid Inc.", "Harbour Optics SUBSIDIARY_OF Corvid Inc."],
  ["Harbour Optics raised money for parent company Corvid Inc.", "Harbour Optics SUBSIDIARY_OF Corvid Inc."],
  ["Harbour Optics is led by chief executive Ada Moreau.", "Ada Moreau LEADS Harbour Optics"],
  [
    "Harbour Optics was founded in 1990 by Ada Moreau, its chief executive.",
    "Ada Moreau FOUNDED Harbour Optics",
    "Ada Moreau LEADS Harbour Optics",
  ],
  ["Harbour Optics was founded in 1990 by Ada Moreau, CEO.", "Ada Moreau LEADS Harbour Optics"],
  ["Ada Moreau founded Harbour Optics in 2011 and has served as CEO since 2012.", "Ada Moreau LEADS Harbour Optics"],
  ["Ada Moreau joined Harbour Optics in 2011 and serves as president.", "Ada Moreau LEADS Harbour Optics"],
  ["Moreau is a professor of physics at Harbour University.", "Moreau AFFILIATED_WITH Harbour University"],
  ["Kjelson is a zoologist at Harbour University.", "Kjelson AFFILIATED_WITH Harbour University"],
  ["Ada Moreau is one of the founders of Harbour Optics.", "Ada Moreau FOUNDED Harbour Optics"],
  ["Ada Moreau is one of the founders of Zelmatix.", "Ada Moreau FOUNDED Zelmatix"],
  [
    "The method was developed by Ada Moreau and Peter Hale at Harbour Institute.",
    "Ada Moreau AFFILIATED_WITH Harbour Institute",
    "Peter Hale AFFILIATED_WITH Harbour Institute",
  ],
  ["Ada Moreau worked for Zelmatix until 2020.", "Ada Moreau AFFILIATED_WITH Zelmatix"],
  ["Ada Moreau resigned from Zelmatix.", "Ada Moreau AFFILIATED_WITH Zelmatix"],
  ["Ada Moreau joined Zelmatix in 2019.", "Ada Moreau AFFILIATED_WITH Zelmatix"],
  ["Zelmatix hired Ada Moreau as chief engineer.", "Ada Moreau AFFILIATED_WITH Zelmatix"],
  ["Acme Robotics hired Ada Moreau as chief engineer.", "Ada Moreau AFFILIATED_WITH Acme Robotics"],
  ["Zelmatix poached Ada Moreau from Intel.", "Ada Moreau AFFILIATED_WITH Zelmatix"],
  [
    "Corvid Ltd is headquartered in Basking Ridge, N.J.",
    "Corvid Ltd HEADQUARTERED_IN Basking Ridge",
    "Corvid Ltd HEADQUARTERED_IN N.J.",
  ],
  [
    "Corvid Ltd, based in Ridgefield, CT, was established in 1988.",
    "Corvid Ltd HEADQUARTERED_IN Ridgefield",
    "Corvid Ltd HEADQUARTERED_IN CT",
  ],
  ["Ada Moreau set up Zelmatix in 2009.", "Ada Moreau FOUNDED Zelmatix"],
  ["Ada Moreau established Zelmatix.", "Ada Moreau FOUNDED Zelmatix"],
])("reads facts about unknown names: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for([
  "Ada Moreau is based in Denver.",
  "Ada Moreau, based in Denver, became wealthy.",
  "Corvid Inc. is the parent company of two firms.",
  "The goods are based in a shed.",
  "Ada Moreau, owner of a shop, met Corvid Inc. in Denver.",
  "The committee was led by chief executive Ada Moreau.",
  "Ada Moreau gave a talk at Harbour Labs.",
  "Harbour Optics was sued by chief executive Ada Moreau.",
])("gives no fact about a company in %s", async (text) => {
  const facts = /LEADS|AFFILIATED_WITH|FOUNDED|HEADQUARTERED_IN|SUBSIDIARY_OF/;
  expect((await say(text)).filter((line) => facts.test(line))).toEqual([]);
});
