// What a text denies, doubts, plans or only hears of keeps that mark, in whichever words: the whole of what is said of a
// sentence, so that no plain fact stands beside it.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  // no, none, nothing, neither, not a single
  ["Intel sold no chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel sold nothing to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel sells to no customer in Norway.", "Intel not SELLS_TO Norway"],
  ["No chips were sold to Norway by Intel.", "Intel not SELLS_TO Norway"],
  ["No chips have been shipped by Intel to Norway.", "Intel not SELLS_TO Norway"],
  ["Not a single chip was sold to Norway by Intel.", "Intel not SELLS_TO Norway"],
  ["None of the chips were supplied to Dell by Intel.", "Intel not SUPPLIES Dell Technologies"],
  ["Neither Intel nor AMD sells chips to Norway.", "Intel not SELLS_TO Norway", "AMD not SELLS_TO Norway"],
  ["Intel sells chips to neither Norway nor Sweden.", "Intel not SELLS_TO Norway", "Intel not SELLS_TO Sweden"],
  // adverbs and auxiliaries
  ["Intel never sold chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel no longer sells chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel does not sell chips to Norway any more.", "Intel not SELLS_TO Norway"],
  ["Intel hardly sells any chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel cannot sell chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel has yet to sell chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel will not sell chips to Norway.", "Intel not planned SELLS_TO Norway"],
  // verbs that refuse, end and deny
  ["Intel failed to sell chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel refused to sell chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel declined to sell chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel ruled out selling chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel's sales to Norway have ended.", "Intel not SELLS_TO Norway"],
  ["Norway stopped short of banning the H20.", "Norway not RESTRICTS H20"],
  ["Intel denied that it had sold chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel ruled out that it had sold chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel shot down that it had sold chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel rejected claims that it sold chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel disputed reports that it sells chips to Norway.", "Intel not SELLS_TO Norway"],
  ["It is false that Intel sells chips to Norway.", "Intel not SELLS_TO Norway"],
  ["It is not true that Intel sells chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Reports that Intel sold chips to Norway are false.", "Intel not SELLS_TO Norway"],
  ["The report that Intel sold chips to Norway is untrue.", "Intel not SELLS_TO Norway"],
  ["Nobody believes that Intel sold chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Instead of selling chips to Norway, Intel closed its office.", "Intel not SELLS_TO Norway"],
  ["Rather than sell chips to Norway, Intel closed its office.", "Intel not SELLS_TO Norway"],
  ["Intel backed out of selling chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel walked away from buying Arm.", "Intel not ACQUIRES Arm"],
  ["Intel shied away from selling chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel nearly sold chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel pretended to sell chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel was unable to sell chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel was unwilling to sell chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Norway decided against banning the H20.", "Norway not RESTRICTS H20"],
  ["A court stopped Intel's purchase of Arm.", "Intel not ACQUIRES Arm"],
  ["Intel withdrew its bid for Arm.", "Intel not ACQUIRES Arm"],
  ["Intel's refusal to sell chips to Norway cost it money.", "Intel not planned SELLS_TO Norway"],
  ["ASML cannot ship EUV machines to Norway.", "ASML not SELLS_TO Norway"],
  ["Intel never sold the H20 to Norway.", "Intel not SELLS_TO Norway"],
  ["Sweden said Norway had told Intel that it could sell the H20 to Dell."],
  ["Intel's failed attempt to buy Arm cost it money.", "Intel not planned ACQUIRES Arm"],
  ["Norway granted Intel a waiver to ship tools to Sweden.", "Norway PERMITS Intel", "Norway PERMITS Sweden"],
  // deeds of which somebody is accused, tried and cleared
  ["Anna Lind faces charges of violating the Sherman Act.", "Anna Lind alleged VIOLATES Sherman Act"],
  ["Intel faces allegations of violating the Sherman Act.", "Intel alleged VIOLATES Sherman Act"],
  ["Anna Lind was indicted on charges of violating the Sherman Act.", "Anna Lind alleged VIOLATES Sherman Act"],
  ["Anna Lind was arrested on suspicion of violating the Sherman Act.", "Anna Lind alleged VIOLATES Sherman Act"],
  ["Anna Lind was detained for violating the Sherman Act.", "Anna Lind alleged VIOLATES Sherman Act"],
  ["Anna Lind is on trial for violating the Sherman Act.", "Anna Lind alleged VIOLATES Sherman Act"],
  ["Intel is under investigation for violating the Sherman Act.", "Intel alleged VIOLATES Sherman Act"],
  ["Intel is being investigated for violating the Sherman Act.", "Intel alleged VIOLATES Sherman Act"],
  ["The suit alleges violations of the Sherman Act by Intel.", "Intel alleged VIOLATES Sherman Act"],
  ["Intel faces charges of exporting chips to Norway.", "Intel alleged SELLS_TO Norway"],
  ["Intel agreed to settle allegations of violating the Sherman Act.", "Intel alleged VIOLATES Sherman Act"],
  ["Intel agreed to resolve alleged violations of the Sherman Act.", "Intel alleged VIOLATES Sherman Act"],
  ["Intel agreed to pay $3 million for violating the Sherman Act.", "Intel VIOLATES Sherman Act"],
  ["Intel announced the closing of the acquisition of Altera.", "Intel ACQUIRES Altera"],
  ["Anna Lind was acquitted of charges of violating the Sherman Act.", "Anna Lind not VIOLATES Sherman Act"],
  ["Intel was cleared of violating the Sherman Act.", "Intel not VIOLATES Sherman Act"],
  ["Anna Lind was convicted on charges of violating the Sherman Act.", "Anna Lind VIOLATES Sherman Act"],
  ["Anna Lind pleaded guilty to charges of violating the Sherman Act.", "Anna Lind VIOLATES Sherman Act"],
  ["Intel was convicted of three counts of violating the Sherman Act.", "Intel VIOLATES Sherman Act"],
  // what is hoped, talked about, offered and permitted, and has not been done
  ["Intel hopes to sell chips to Norway.", "Intel planned SELLS_TO Norway"],
  ["Intel hoped to buy Arm.", "Intel planned ACQUIRES Arm"],
  ["Intel is slated to buy Arm.", "Intel planned ACQUIRES Arm"],
  ["Intel was supposed to buy Arm.", "Intel planned ACQUIRES Arm"],
  ["Intel is about to buy Arm.", "Intel planned ACQUIRES Arm"],
  ["Intel is due to buy Arm.", "Intel planned ACQUIRES Arm"],
  ["Intel held talks about buying Arm.", "Intel planned ACQUIRES Arm"],
  ["Intel made an offer for Arm.", "Intel planned ACQUIRES Arm"],
  ["ASML received a licence to export its machines to Norway.", "ASML planned SELLS_TO Norway"],
  ["Intel received permission to sell chips to Norway.", "Intel planned SELLS_TO Norway"],
  ["Had Intel bought Arm, prices would have risen.", "Intel hypothetical ACQUIRES Arm"],
  ["Intel doubts that AMD sells chips to Norway.", "AMD possible SELLS_TO Norway"],
  ["Intel abandoned plans to sell chips to Norway.", "Intel not planned SELLS_TO Norway"],
  // what only may be, is only heard, or is only asked
  ["Intel has not ruled out selling chips to Norway.", "Intel possible SELLS_TO Norway"],
  ["It is unlikely that Intel will buy AMD.", "Intel not possible ACQUIRES AMD"],
  ["There are doubts that Intel supplies Dell.", "Intel possible SUPPLIES Dell Technologies"],
  ["There is no doubt that Intel supplies Dell.", "Intel SUPPLIES Dell Technologies"],
  ["There is no evidence that Intel sells chips to Norway.", "Intel hypothetical SELLS_TO Norway"],
  ["Reports that Intel sells chips to Norway surfaced in May.", "Intel alleged SELLS_TO Norway"],
  ["There was speculation that Intel would buy AMD.", "Intel alleged ACQUIRES AMD"],
  ["Intel reportedly sells chips to Norway.", "Intel alleged SELLS_TO Norway"],
  ["Intel was accused of selling chips to Norway.", "Intel alleged SELLS_TO Norway"],
  ["Intel may be selling chips to Norway.", "Intel possible SELLS_TO Norway"],
  // saying is denied, not what is said
  ["Dell did not say that Intel sells chips to Norway.", "Intel hypothetical SELLS_TO Norway"],
  ["Dell never said that Intel sells chips to Norway.", "Intel hypothetical SELLS_TO Norway"],
  ["Dell denied having said that Intel sells chips to Norway.", "Intel hypothetical SELLS_TO Norway"],
  ["Intel did not deny that it sells chips to Norway.", "Intel hypothetical SELLS_TO Norway"],
  ["Intel did not say why it sold chips to Norway.", "Intel SELLS_TO Norway"],
  ["Intel did not disclose that it sold chips to Norway.", "Intel SELLS_TO Norway"],
  ["Dell does not believe that Intel sells chips to Norway.", "Intel not SELLS_TO Norway"],
  ["It is not true to say that Intel sells chips to Norway.", "Intel not SELLS_TO Norway"],
  ["“Does Intel sell chips to Norway?” asked Maria Okoye.", "Intel hypothetical SELLS_TO Norway"],
  ["Does Intel sell chips to Norway?", "Intel hypothetical SELLS_TO Norway"],
  ["If Intel sells chips to Norway, it will be fined.", "Intel hypothetical SELLS_TO Norway"],
  ["Intel is in talks to sell chips to Norway.", "Intel planned SELLS_TO Norway"],
  // what somebody is charged with, or is rumoured to have done
  ["According to the indictment, Intel violated the CHIPS Act.", "Intel alleged VIOLATES CHIPS and Science Act"],
  ["The complaint says Intel violated the CHIPS Act.", "Intel alleged VIOLATES CHIPS and Science Act"],
  ["Prosecutors allege that Intel conspired to violate the CHIPS Act.", "Intel alleged VIOLATES CHIPS and Science Act"],
  ["It is believed that Intel acquired AMD.", "Intel alleged ACQUIRES AMD"],
  ["It was reported that Intel had acquired AMD.", "Intel alleged ACQUIRES AMD"],
  ["Reuters could not confirm that Intel acquired AMD.", "Intel hypothetical ACQUIRES AMD"],
  ["“AMD supplies SMIC,” said Maria Okoye.", "AMD SUPPLIES SMIC"],
])("%s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(wanted);
});

it.for<Row>([
  ['"UMC did not steal anything," said Peter Hale.'],
  ['"UMC may have misled its customers," said Peter Hale.'],
  ["Peter Hale, counselor to the secretary for chips, said nothing."],
  ["Anna Lind will serve as Senior Counselor to the Secretary for CHIPS Implementation."],
  ["According to Anna Lind, CEO of G42 Cloud, the firms will grow."],
  ["Lumen, part of Orbis Group, has grown."],
])("neither blames nor gives a post where nobody does: %s", async ([text]) => {
  expect(await say(text)).toEqual([]);
});

it("takes no time from a clause that is said of something else", async () => {
  const extractor = await createExtractor({});
  const text = "Harbour Electronics is a Japanese maker of sensors that was founded in 1959 by Kenji Ota.";
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", text }));
  expect(statements.filter(({ relation }) => relation !== "FOUNDED").map(({ time }) => time)).toEqual([null, null]);
});

it("takes no body from a portfolio, though its short name stands elsewhere", async () => {
  const text = "Commerce fined Intel on Friday.\n\nThe case is closed, said Secretary of Commerce Maria Okoye.";
  expect((await say(text)).filter((line) => line.includes("LEADS"))).toEqual([]);
});

it.for([
  ["Intel could not ship the chips to Norway.", "Intel not SELLS_TO Norway"],
  ["Intel asked Norway to exempt Dell from the tariffs.", "Norway hypothetical PERMITS Dell Technologies"],
  [
    "Intel asked the Department of Commerce to ban Dell.",
    "Department of Commerce hypothetical RESTRICTS Dell Technologies",
  ],
  ["Nvidia's Rubin chip is four times faster than its predecessor, Blackwell.", "Rubin SUCCEEDS Blackwell"],
] as const)("tells what is asked for and what could not be done: %s", async ([text, wanted]) => {
  expect(await say(text)).toContain(wanted);
});
