// Words that say little or something special in a name. Folded: Latin letters, lower case.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

export const WORDS = {
  small: words("the of and for in on at to de la du des von der und et a an"),
  /** Legal forms of companies, from the registers of the countries that most names come from. */
  legalForms: words(
    `inc incorporated corp corporation co company ltd limited llc llp lp plc ag gmbh kg kgaa se sa sas sarl nv bv ab asa oy oyj
     aktiengesellschaft spa srl kk pte pty pjsc ojsc oao ooo zao pao jsc sdn bhd tbk as aps com`,
  ),
  /** Entity types whose names have no legal form, so that such a word in them is another one. */
  unformed: words("Person Chip Technology Country Place Policy"),
  titles: words(
    `mr mrs ms miss dr prof professor sir lord president vice prime minister premier secretary senator sen congressman
     representative rep governor gov ambassador chancellor general gen ceo chairman chairwoman`,
  ),
  generations: words("jr sr junior senior ii iii iv"),
  /** What a longer name often adds without naming something else. */
  generic: words(
    `technologies technology group holding holdings semiconductor semiconductors international platforms systems industries
     solutions enterprises gpu gpus cpu tensor core accelerator chip chips processor series act rule rules regulation
     regulations program programme`,
  ),
  /** Heads of names of bodies, which stand before or behind: "Department of Commerce", "Commerce Department". */
  heads: words("department ministry office bureau agency committee commission administration council"),
} as const;

/** Short given names that do not begin the long one. */
export const NICKNAMES: ReadonlyMap<string, string> = new Map(
  [
    "bill william",
    "will william",
    "bob robert",
    "rob robert",
    "joe joseph",
    "jim james",
    "jack john",
    "dick richard",
    "rick richard",
    "mike michael",
    "tom thomas",
    "tony anthony",
    "dave david",
    "ted edward",
    "ed edward",
    "chuck charles",
    "charlie charles",
    "hank henry",
    "larry lawrence",
    "peggy margaret",
    "liz elizabeth",
    "beth elizabeth",
    "kate katherine",
    "bernie bernard",
    "jerry gerald",
    "andy andrew",
    "steve steven",
    "nick nicholas",
    "chris christopher",
    "alex alexander",
  ].map((pair) => pair.split(" ") as [string, string]),
);
