// Answers queries by plans, which are kept with their documents. What a plan gives up on, graphql-js answers. A document that Apollo Server
// let through once, and whose plan held, is known by its text from then on, and is answered without reading and checking it again.
import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from "@apollo/server";
import {
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import { allows, type Role, requiredRoleOf } from "../access/index.ts";
import type { Context } from "../context.ts";
import { citegraphErrorOf, formatError } from "../errors.ts";
import type { GraphQLParameters } from "../http/parse-request.ts";
import { checkCost } from "../limits/limit-cost.ts";
import { nameSpan } from "../telemetry/trace.ts";
import { GiveUp, type Plan, toPlan } from "./plan.ts";
import { createRecent } from "./recent.ts";

/** Operations that are known by their text, and the longest text and variables that are kept. */
const MAX_KNOWN = 500;
const MAX_TEXT = 20_000;
/** Plans of one operation, by its variables. */
const MAX_PLANS = 20;
const MAX_VARIABLES = 2_000;

export interface Plans {
  /** Answers what Apollo Server has read, checked and let through. */
  readonly plugin: ApolloServerPlugin<Context>;
  /** Answers an operation that is known by its text; `tried` says that a plan did not hold, which is not to be tried again. */
  answer(parameters: GraphQLParameters, context: Context): Promise<FormattedExecutionResult | "tried" | null>;
}

/** An operation of a document, and its plans by the variables they are for. */
interface Known {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly role: Role;
  readonly plans: Map<string, Planned>;
}

interface Planned {
  readonly plan: Plan;
  readonly cost: number;
}

/** @param limit of the cost of an operation */
export function createPlans(schema: GraphQLSchema, limit: number): Plans {
  const byText = createRecent<string, Known>(MAX_KNOWN);
  const byDocument = new WeakMap<DocumentNode, Map<OperationDefinitionNode, Known>>();
  const unfit = new WeakSet<DocumentNode>();
  const find = (document: DocumentNode, operation: OperationDefinitionNode): Known => {
    const operations = byDocument.get(document) ?? new Map<OperationDefinitionNode, Known>();
    byDocument.set(document, operations);
    const known = operations.get(operation) ?? toKnown(document, operation);
    operations.set(operation, known);
    return known;
  };
  const run = async (
    known: Known,
    variables: Variables,
    begin: (planned: Planned, context: Context) => void,
    context: Context,
  ) => {
    if (unfit.has(known.document)) return null;
    try {
      const planned = plannedFor(known, schema, variables, limit);
      if (!planned) return null;
      begin(planned, context);
      return toResult(await planned.plan(context), planned.cost, limit);
    } catch (error) {
      // Something below a root field had to be waited for: to find that out again would ask the store twice each time.
      if (error instanceof GiveUp) unfit.add(known.document);
      // Nobody waits: to try again would ask the store once more.
      if (citegraphErrorOf(error)?.code !== "CANCELLED") return null;
      return { errors: [formatError({ message: "" }, error)] };
    }
  };
  return {
    plugin: {
      requestDidStart: async ({ contextValue: { planTried } }) => ({
        responseForOperation: async ({ document, operation, source, request, contextValue }) => {
          // Apollo Server calls also when there is no such operation, whatever its types say.
          if (planTried || operation?.operation !== "query") return null;
          const known = find(document, operation);
          const result = await run(known, request.variables, () => {}, contextValue);
          const text = textOf(request.operationName, source);
          if (result && !result.errors && text.length <= MAX_TEXT) byText.set(text, known);
          return result && toResponse(result);
        },
      }),
    },
    answer: async ({ query, operationName, variables }, context) => {
      if (query === undefined) return null;
      const known = byText.get(textOf(operationName, query));
      if (!known || !allows(context.identity.role, known.role)) return null;
      const begin = ({ cost }: Planned, { takePoints }: Context) => {
        nameSpan(known.operation);
        takePoints(cost);
      };
      return (await run(known, variables, begin, context)) ?? "tried";
    },
  };
}

type Variables = Readonly<Record<string, unknown>> | undefined;

function textOf(operationName: string | undefined, source: string): string {
  return `${operationName ?? ""}\n${source}`;
}

function toKnown(document: DocumentNode, operation: OperationDefinitionNode): Known {
  return { document, operation, role: requiredRoleOf(document, operation), plans: new Map() };
}

function toResult(data: Record<string, unknown>, requested: number, limit: number): FormattedExecutionResult {
  return requested === 0 ? { data } : { data, extensions: { cost: { requested, limit } } };
}

function toResponse(singleResult: FormattedExecutionResult): GraphQLResponse {
  return { body: { kind: "single", singleResult }, http: { headers: new HeaderMap() } };
}

/**
 * The plan for these variables; null when the variables are wrong, of which graphql-js says how.
 * @throws GiveUp, GraphQLError
 */
function plannedFor(
  { document, operation, plans }: Known,
  schema: GraphQLSchema,
  variables: Variables,
  limit: number,
): Planned | null {
  const definitions = operation.variableDefinitions ?? [];
  const { coerced } = definitions.length > 0 ? getVariableValues(schema, definitions, variables ?? {}) : NO_VARIABLES;
  if (!coerced) return null;
  const key = definitions.length > 0 ? JSON.stringify(coerced) : "";
  const kept = plans.get(key);
  if (kept) return kept;
  const fragments = fragmentsOf(document);
  const plan = toPlan({ schema, fragments, operation, variableValues: coerced, rootValue: undefined });
  const planned = { plan, cost: checkCost(schema, document, operation, variables, limit) };
  if (plans.size >= MAX_PLANS) plans.clear();
  if (key.length <= MAX_VARIABLES) plans.set(key, planned);
  return planned;
}

const NO_VARIABLES = { coerced: {} };

function fragmentsOf({ definitions }: DocumentNode) {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}
