// Random histories of documents that contradict themselves and each other, for tests of what became of conflicts.
import fc from "fast-check";
import { anExtraction, type Said } from "./an-extraction.ts";
import { anyHistoryOf } from "./any-history.ts";

const CHIPS = ["chip:h20", "chip:h100"];
const COMPANIES = ["company:amd", "company:nvidia"];
const PEOPLE = ["person:lisa-su", "person:jensen-huang"];
const BODIES = ["governmentbody:bis", "governmentbody:commerce"];

/** What contradicts one another of one chip, or of one company. */
const anyRivals: fc.Arbitrary<string[]> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...CHIPS), fc.constantFrom(...BODIES), fc.constantFrom(...BODIES))
    .map(([chip, one, other]) => [`${one} RESTRICTS ${chip}`, `${other} PERMITS ${chip}`]),
  fc.constantFrom(...COMPANIES).map((company) => PEOPLE.map((person) => `${person} LEADS ${company}`)),
);

const anyMark: fc.Arbitrary<Omit<Said, "says">> = fc.constantFrom(
  ...[{}, {}, {}, {}, { polarity: "negated" as const }, { polarity: "negated" as const }],
  ...[{ modality: "planned" as const }, { time: "2024" }, { time: "2026" }, { by: "officials" }, { by: BODIES[0]! }],
  ...[{ role: "for China" }, { role: "for China, Peru" }, { role: "of MI308 for Peru" }],
  ...[{ sentence: "So it is." }, { sentence: "So it is." }], // whoever is meant by it
);

/** Both sides plainly or each in its way, or one of them, or something that nobody contradicts but by denial. */
const anySaid: fc.Arbitrary<Said[]> = fc.oneof(
  anyRivals.map((rivals) => rivals.map((says) => ({ says }))),
  fc.tuple(anyRivals, anyMark, anyMark).map(([rivals, ...marks]) => rivals.map((says, at) => ({ says, ...marks[at] }))),
  fc.tuple(anyRivals, fc.nat(1), anyMark).map(([rivals, side, mark]) => [{ says: rivals[side]!, ...mark }]),
  // Of one of two years: it leaves the conflict of the other one, when whom it contradicts goes.
  fc
    .tuple(anyRivals, fc.nat(1), fc.constantFrom("2024", "2026"))
    .map(([rivals, side, time]) => [{ says: rivals[side]!, time }]),
  anyMark.map((mark) => [{ says: "company:amd COMPETES_WITH company:nvidia", ...mark }]),
);

const anyDisputant = fc
  .record({
    key: fc.constantFrom("a", "b", "c", "d"),
    publishedAt: fc.constantFrom(undefined, undefined, undefined, "2024-05-01", "2026-05-01"),
    outlet: fc.constantFrom(undefined, undefined, "Gazette", "Herald"),
    said: fc.array(anySaid, { minLength: 1, maxLength: 4 }),
  })
  .map(({ key, publishedAt, outlet, said }) =>
    anExtraction({ key, ...(publishedAt && { publishedAt }), ...(outlet && { outlet }) }, ...said.flat()),
  );

/** What is disputed of is judged more than all else: so disputes are joined and split. */
export const anyDispute = fc.oneof(
  ...[CHIPS, COMPANIES, [...CHIPS, ...PEOPLE, ...BODIES]].map((judged) => anyHistoryOf(anyDisputant, judged, 4)),
);
