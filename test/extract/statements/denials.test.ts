// What a text denies, doubts, plans or only hears of keeps that mark, in whichever words: the whole of what is said of a
// sentence, so that no plain fact stands beside it.
import { expect, it } from "vitest";
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
  ["Does Intel sell chips to Norway?", "Intel hypothetical SELLS_TO Norway"],
  ["If Intel sells chips to Norway, it will be fined.", "Intel hypothetical SELLS_TO Norway"],
  ["Intel is in talks to sell chips to Norway.", "Intel planned SELLS_TO Norway"],
])("%s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(wanted);
});
