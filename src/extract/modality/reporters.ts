// What a verb that reports a clause makes of it: denies it, alleges it, doubts it, finds it false.
import { childrenBy, hasChild } from "../parse/navigate.ts";
import type { Token } from "../parse/tree.ts";
import { hasInfinitive, nameOf } from "./governing-verbs.ts";
import { isNegation, isNobody } from "./own-words.ts";
import { raise, type Scope } from "./state.ts";

/** A verb that reports the clause: denies it, alleges it, doubts it. */
export function readReporter(scope: Scope, reporter: Token, clause: Token): void {
  const { tree, lexicon } = scope;
  const name = nameOf(tree, reporter);
  const has = (list: string) => lexicon.of(list).has(reporter.lemma) || lexicon.of(list).has(name);
  if (has("controlling-verb")) scope.isUndone = true;
  readVerdict(scope, reporter);
  if (childrenBy(tree, reporter.i, "nsubj").some((subject) => isNobody(tree, subject))) scope.negations++;
  else if (isUnsaid(scope, reporter, clause)) {
    raise(scope, "hypothetical");
    return;
  } else if (BELIEVING.test(reporter.lemma) && reporter.children.some((i) => isNegation(tree, tree.tokens[i]!)))
    scope.negations++;
  if (has("refuting-verb")) scope.negations++;
  else if (has("alleging-verb") || isRumoured(scope, reporter) || isCharge(scope, reporter)) raise(scope, "alleged");
  else if (has("hedge-verb")) raise(scope, "possible");
  else if (has("plan-verb") && hasInfinitive(tree, reporter)) raise(scope, "planned");
  else if (has("ending-verb")) scope.negations++;
  else if (has("meaning-verb") && hasChild(tree, reporter.i, "neg")) scope.negations++;
  if (childrenBy(tree, reporter.i, "mark").some(({ lower }) => lower === "if")) raise(scope, "hypothetical");
}

/** "it is believed that": others say so. */
const isRumoured = ({ tree, lexicon }: Scope, { i, lemma }: Token) =>
  lexicon.of("rumouring-verb").has(lemma) &&
  childrenBy(tree, i, "nsubjpass").some(({ lower }) => lower === "it") &&
  childrenBy(tree, i, "agent").length === 0;

/** "the indictment says that": what charges somebody alleges. */
const isCharge = ({ tree, lexicon }: Scope, { i }: Token) =>
  childrenBy(tree, i, "nsubj").some(({ lemma }) => lexicon.of("charging-document").has(lemma.toLowerCase()));

/** Who says or denies with a "not" leaves open whether it is so, and whoever does not disclose it does not. */
const TAKING_SIDES =
  /^(?:say|claim|state|assert|declare|write|argue|allege|suggest|insist|deny|dispute|refute|confirm|verify|corroborate|establish|determine|prove)$/;
/** "does not believe that" is meant as "believes that … not". */
const BELIEVING = /^(?:believe|think|expect|suppose|reckon)$/;

/** "did not say that", "denied saying that", "refused to say that"; "did not say why" takes for granted that it is so. */
function isUnsaid({ tree, lexicon }: Scope, reporter: Token, clause: Token): boolean {
  if (!TAKING_SIDES.test(reporter.lemma) || childrenBy(tree, clause.i, "advmod").some(({ tag }) => tag === "WRB"))
    return false;
  const above = tree.tokens[reporter.head]!;
  const isRefused =
    /^(?:xcomp|pcomp)$/.test(reporter.dep) &&
    (lexicon.of("refuting-verb").has(above.lemma) || lexicon.of("ending-verb").has(above.lemma));
  return isRefused || reporter.children.some((i) => isNegation(tree, tree.tokens[i]!));
}

/** "it is false that", "it is not true that", "it is not true to say that", "it is unlikely that". */
export function readVerdict(scope: Scope, { i, lemma, dep, head }: Token): void {
  const above = scope.tree.tokens[head]!;
  if (lemma === "say" && dep === "xcomp")
    readVerdict(scope, above.dep === "acomp" ? scope.tree.tokens[above.head]! : above);
  if (lemma !== "be") return;
  const isDenied = hasChild(scope.tree, i, "neg");
  for (const { lower } of childrenBy(scope.tree, i, "acomp")) {
    const is = (list: string) => scope.lexicon.of(list).has(lower);
    if (is("false-adjective")) scope.negations += isDenied ? 0 : 1;
    else if (is("true-adjective")) scope.negations += isDenied ? 1 : 0;
    else if (is("possible-adjective") || lower === "unlikely") raise(scope, "possible");
    if (lower === "unlikely") scope.negations++;
  }
}
