// Random documents whose every name, id, key and quote may hold what formats trip over.
import fc from "fast-check";
import {
  CLOCKS,
  type Extraction,
  MODALITIES,
  POLARITIES,
  toSourceDocument,
  toStatement,
  toStorableText,
} from "../../src/domain/index.ts";
import { A_RUN } from "./an-extraction.ts";

/** Pieces that have a meaning in some format, or that some format cannot hold. */
export const NASTY_PIECES = [
  ..."\u0000\u0001\u0008\u000b\u001f\u007f\u0085\u2028\u2029\ufeff\ufffe\uffff\u200b\u202e\u2066\ud800\udc00 \t\r\n\"'`\\;,|",
  ...["\r\n", "]]>", "<![CDATA[", "<!--", "-->", "</node>", "&amp;", "&#0;", "<?xml?>", '"/>', "&", "<", ">"],
  ...["=cmd|'/C calc'!A1", "+1", "-1", "@SUM(A1)", "＝1+1", "'=1", "''", '""', "=", "+", "-", "@", "\t=1"],
  ...[
    "') DETACH DELETE n //",
    "\\u0027",
    "\\u0060",
    "\\\\u0041",
    "\\n",
    "`) SET n.x = 1 //",
    "*/",
    "//",
    ":param",
    "$p",
  ],
  ...[
    "@id",
    "@type",
    "_:b0",
    "__proto__",
    "constructor",
    "%",
    "%00",
    "_x0020_",
    "_x",
    "#",
    "?",
    "//host/",
    "http://a.b/",
  ],
  ...["😀", "👨‍👩‍👧‍👦", "華為", "هواوي", "é", "e\u0301", "ﬁ", "Ⅻ", "²", "a", "b", "H20", "null", "NaN", "1e400"],
];

export const nastyText = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...NASTY_PIECES) }, fc.string({ unit: "binary", maxLength: 3 })),
    {
      maxLength: 4,
    },
  )
  .map((pieces) => pieces.join(""));
/** Texts that a database keeps as they are. */
const storableText = nastyText.map(toStorableText);
const nastyName = storableText.filter((text) => text !== "");

const anyEntity = fc
  .record({
    type: fc.constantFrom("Chip", "Company", "Country"),
    slug: nastyName,
    name: storableText,
    aliases: fc.uniqueArray(storableText, { maxLength: 2 }),
    externalIds: fc.oneof(
      fc.constant({}),
      fc.constant({ wikidata: "Q182477" }),
      storableText.map((id) => ({ lei: id })),
    ),
  })
  .map(({ slug, ...rest }) => ({ id: `${rest.type.toLowerCase()}:${slug}`, ...rest }));

const anySaid = fc.record({
  ends: fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)),
  relation: fc.constantFrom("PRODUCES", "RESTRICTS", "PERMITS"),
  role: fc.option(nastyName),
  polarity: fc.constantFrom(...POLARITIES),
  modality: fc.constantFrom(...MODALITIES),
  time: fc.constantFrom(null, "2025", "2025-06/..", "2024-05-01"),
  clock: fc.constantFrom(null, ...CLOCKS),
  speech: fc.constantFrom("none", "entity", "unnamed", "nested"),
  speaker: nastyName,
  confidence: fc.constantFrom(0, 0.1, 1 / 3, 1e-7, 0.9, 1),
  /** Where the quote ends, as a share of the text. */
  end: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** A document about two to five entities with such names. */
export const anyNastyExtraction: fc.Arbitrary<Extraction> = fc
  .record({
    document: fc.record({
      key: nastyName,
      title: fc.option(nastyText),
      outlet: fc.option(nastyText),
      author: fc.option(nastyText),
    }),
    publishedAt: fc.constantFrom(null, "2025-01-02", "2025-07-15T10:00:00Z"),
    text: nastyText,
    entities: fc.uniqueArray(anyEntity, { minLength: 2, maxLength: 5, selector: ({ id }) => id }),
    said: fc.array(anySaid, { maxLength: 4 }),
  })
  .map(({ document: input, publishedAt, text, entities, said }) => {
    const document = toSourceDocument({ ...input, publishedAt, text: `${text} and 😀.` });
    const idAt = (index: number) => entities[index % entities.length]!.id;
    const statements = said.map(({ ends, speech, speaker, end, ...marks }) => {
      const near = 1 + Math.floor(end * (document.text.length - 1));
      const stop = document.text.slice(0, near).isWellFormed() ? near : near + 1; // not within a surrogate pair
      const quote = document.text.slice(0, stop);
      const unnamed = { entity: null, name: speaker, cue: null, via: null };
      const named = { ...unnamed, entity: idAt(ends[2]) };
      const attributedTo = { none: null, unnamed, entity: named, nested: { ...unnamed, via: named } }[speech];
      const evidence = [{ document: document.id, start: 0, end: stop, quote }];
      return toStatement({
        ...marks,
        subject: idAt(ends[0]),
        object: idAt(ends[1]),
        attributedTo,
        evidence,
        run: A_RUN.id,
      });
    });
    const unique = [...new Map(statements.map((statement) => [statement.id, statement])).values()];
    return { document, entities: entities.map((each) => ({ ...each, mentions: [] })), statements: unique, run: A_RUN };
  });
