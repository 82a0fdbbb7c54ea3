// Sentences of which some are copies of others, for tests of independent origins.
import fc from "fast-check";

/** The sentence as an agency sent it. */
export const WIRE =
  "The ministry said on Friday that the new licensing rule would cover every accelerator made on the older process nodes, and that exporters had sixty days to file their plans.";

/** With a dateline, other typography, a name added. */
export const WITH_DATELINE =
  "GENEVA, March 4 (Agency) — The ministry said on Friday that the new licensing rule “would cover” every accelerator made on the older process nodes and that exporters had 60 days to file their plans.";

/** Its first half written anew: a copy of the wire, but not of what was cut at the other end. */
export const OTHER_BEGINNING =
  "According to a notice published late on Friday, the new licensing rule would cover every accelerator made on the older process nodes, and that exporters had sixty days to file their plans.";

/** Its second half written anew. */
export const OTHER_END =
  "The ministry said on Friday that the new licensing rule would cover every accelerator made on the older process nodes, with papers due from all firms before summer.";

/** Of the same event, in words of its own. */
export const OWN_WORDS =
  "From now on anybody shipping accelerators built with mature technology needs a permit, officials announced, and companies have two months to submit how they will comply.";

/** Too short to be a copy by itself. */
export const FORMULA = "The ministry declined to comment on this.";

export const anyCopy: fc.Arbitrary<string> = fc.constantFrom(
  ...[WIRE, WITH_DATELINE, OTHER_BEGINNING, OTHER_END, OWN_WORDS, FORMULA],
);
