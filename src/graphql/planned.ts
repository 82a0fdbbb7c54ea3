// Answers queries by plans, which are kept with their documents. What a plan gives up on, graphql-js answers.
import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from "@apollo/server";
import {
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import type { Context } from "./context.ts";
import { citegraphErrorOf, formatError } from "./errors.ts";
import { GiveUp, type Plan, toPlan } from "./plan.ts";

/** Plans of one document, by operation and variables. */
const MAX_PLANS = 20;
const MAX_KEY = 2_000;

export function answerByPlan(): ApolloServerPlugin<Context> {
  const plans = new WeakMap<DocumentNode, Map<string, Plan>>();
  const unfit = new WeakSet<DocumentNode>();
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
        if (unfit.has(document)) return null;
        try {
          const known = plans.get(document) ?? new Map<string, Plan>();
          plans.set(document, known);
          const plan = planOf(known, schema, document, operation, request.variables ?? {});
          const data = plan && (await plan(contextValue));
          return data ? toResponse({ data }) : null;
        } catch (error) {
          // Something below a root field had to be waited for: to find that out again would ask the store twice each time.
          if (error instanceof GiveUp) unfit.add(document);
          // Nobody waits: to try again would ask the store once more.
          const cancelled = citegraphErrorOf(error)?.code === "CANCELLED" ? formatError({ message: "" }, error) : null;
          return cancelled && toResponse({ errors: [cancelled] });
        }
      },
    }),
  };
}

function toResponse(singleResult: FormattedExecutionResult): GraphQLResponse {
  return { body: { kind: "single", singleResult }, http: { headers: new HeaderMap() } };
}

function planOf(
  known: Map<string, Plan>,
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Plan | null {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced || operation.operation !== "query") return null;
  const key = `${operation.name?.value ?? ""}\n${JSON.stringify(coerced)}`;
  const kept = known.get(key);
  if (kept) return kept;
  const plan = toPlan({
    schema,
    fragments: fragmentsOf(document),
    operation,
    variableValues: coerced,
    rootValue: undefined,
  });
  if (known.size >= MAX_PLANS) known.clear();
  if (key.length <= MAX_KEY) known.set(key, plan);
  return plan;
}

function fragmentsOf({ definitions }: DocumentNode) {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}
