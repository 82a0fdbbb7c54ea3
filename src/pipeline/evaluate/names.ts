// How labels and predictions are compared: names without case and punctuation, relations in one direction.

/** What the labels cover. */
export const TYPES = new Set([
  "Person",
  "Company",
  "Chip",
  "Policy",
  "GovernmentBody",
  "Country",
  "Organization",
  "Technology",
]);
export const RELATIONS = new Set(
  (
    "LEADS EMPLOYED_BY AFFILIATED_WITH PRODUCES DESIGNED_FOR VARIANT_OF SUCCEEDS COMPARES_TO COMPETES_WITH SUPPLIES CUSTOMER_OF " +
    "SELLS_TO INVESTS_IN ACQUIRES PARTNERS_WITH SUBSIDIARY_OF BASED_IN OPERATES_IN ISSUES RESTRICTS PERMITS TARGETS VIOLATES " +
    "PENALISES SUPPORTS CRITICISES PRAISES MEMBER_OF PART_OF"
  ).split(" "),
);
const SALES = new Set(["SUPPLIES", "SELLS_TO"]);
const SYMMETRIC = new Set(["PARTNERS_WITH", "COMPETES_WITH", "COMPARES_TO"]);

/** A name as the labels compare it. */
export function normaliseForm(form: string): string {
  return form
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .trim()
    .replace(/^(?:the|a|an)\s+/, "")
    .replace(/'s$/, "")
    .replace(/[^\p{L}\p{N}_&%+./' -]/gu, "")
    .replace(/^[ .'-]+|[ .'-]+$/g, "");
}

/** A relation as a key: sales in one direction, symmetric ones in one order. */
export function toTriple(head: string, relation: string, tail: string): string {
  const type = relation === "EMPLOYED_BY" ? "AFFILIATED_WITH" : relation;
  if (type === "CUSTOMER_OF") return JSON.stringify([tail, "SELLS", head]);
  if (SALES.has(type)) return JSON.stringify([head, "SELLS", tail]);
  return JSON.stringify(SYMMETRIC.has(type) && tail < head ? [tail, type, head] : [head, type, tail]);
}
