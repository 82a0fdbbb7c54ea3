// Which entities are one: what was decided, what deciding would do, and deciding.
import { hashOf, JudgementInput } from "../../../domain/index.ts";
import type { Identity } from "../../access/index.ts";
import type { Context } from "../../context.ts";
import { badInput, forbidden } from "../../errors.ts";
import type {
  JudgementInput as JudgementArgument,
  JudgementResolvers,
  MutationResolvers,
  QueryResolvers,
} from "../../generated/resolvers.ts";
import { bindingOf } from "../../questions/cursor.ts";
import { toPageOf } from "../../questions/cut.ts";
import { asOf, type KnownAt, MAX_PAGE_SIZE, toPage } from "../../questions/list-arguments.ts";

export const Judgement: JudgementResolvers = {
  entityIds: ({ a, b }) => [a, b],
  ruleScore: ({ score }) => score,
  judgedAt: ({ at }) => at,
};

export const judgements: Required<QueryResolvers>["judgements"] = async (_root, args, { store }) => {
  const revoked = args.includeRevoked === true;
  const known = asOf(args);
  const binding = bindingOf("judgements", revoked, known.knownAt);
  const all = await store.judgements({ revoked, ...known });
  const rows = all.map((node) => ({ place: [node.at, node.id] as const, node }));
  return toPageOf(
    rows.sort((x, y) => (x.node.at === y.node.at ? (x.node.id < y.node.id ? -1 : 1) : 0)),
    toPage(args, () => binding),
    binding,
  );
};

/** Judgements by id, also revoked ones. */
export async function findJudgements(ids: readonly string[], { store }: Context, known: KnownAt) {
  const all = await store.judgements({ revoked: true, ...known });
  return new Map(all.filter(({ id }) => ids.includes(id)).map((judgement) => [judgement.id, judgement]));
}

export const judgementPreview: Required<QueryResolvers>["judgementPreview"] = async (_root, args, context) => {
  const inputs = args.judgements.map((input) => toInput(input, context.identity));
  const foreseen = await context.store.previewJudgements(atMost(inputs));
  return { id: `judgementPreview:${hashOf(inputs)}`, ...foreseen };
};

export const judge: Required<MutationResolvers>["judge"] = async (_root, { input }, { store, identity }) => {
  const inputs = input.judgements.map((each) => toInput(each, identity));
  return { judgements: await store.judge(atMost(inputs)) };
};

export const revokeJudgement: Required<MutationResolvers>["revokeJudgement"] = async (_root, { input }, { store }) => ({
  revoked: await store.revokeJudgements([input.id]),
});

function atMost(inputs: JudgementInput[]): JudgementInput[] {
  if (inputs.length <= MAX_PAGE_SIZE) return inputs;
  throw badInput(`judgements must be at most ${MAX_PAGE_SIZE}, not ${inputs.length}.`);
}

/** Whoever showed a key or token judges in their own name; the log must not say otherwise. */
function toInput(
  { firstId, secondId, verdict, score, why, by }: JudgementArgument,
  identity: Identity,
): JudgementInput {
  const known = identity.name === "local" ? null : identity.name;
  if (known !== null && by != null && by !== known) {
    throw forbidden(`A judgement by ${by} must be made with their own key.`);
  }
  const said = { a: firstId, b: secondId, verdict, score: score ?? null, by: known ?? by ?? "unnamed" };
  const parsed = JudgementInput.safeParse({ ...said, ...(why != null && { why }) });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badInput(`${[...(issue?.path ?? []), ""].join(": ")}${issue?.message}.`);
}
