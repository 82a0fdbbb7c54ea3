// The norm of a word: what stands for all its spellings ("colour" for "color", "$" for "€").
import { toLower } from "./characters.ts";
import { stringId } from "./murmur.ts";

/** For every language (spacy/lang/norm_exceptions.py, MIT, Explosion); by norm, its words separated by spaces. */
const BASE_NORMS: Record<string, string> = {
  "'s": "'s 'S ’s ’S",
  "'": "’ ‘ ´ `",
  '"': "” “ '' `` ´´ „ » « ‘‘ ’’",
  "?": "？",
  "!": "！",
  ",": "，",
  ";": "；",
  ":": "：",
  ".": "。 ।",
  "...": "…",
  "-": "— – -- --- ——",
  $: "€ £ ¥ ฿ US$ C$ A$ ₺ ₹ ৳ ₩ Mex$ ₣ E£",
};

const baseNorms = new Map(
  Object.entries(BASE_NORMS).flatMap(([norm, words]) => words.split(" ").map((word): [string, string] => [word, norm])),
);

/** @param table the model's own norms, by the word's id in decimal */
export function createNorms(table: Record<string, string>): (word: string) => string {
  const norms = new Map(Object.entries(table).map(([id, norm]): [bigint, string] => [BigInt(id), norm]));
  return (word) => norms.get(stringId(word)) ?? baseNorms.get(word) ?? toLower(word);
}
