// What an operation may cost. It depends on variables and is counted for every request.
import type { ApolloServerPlugin } from "@apollo/server";
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from "graphql";
import type { Context } from "../context.ts";
import { assertModest } from "../questions/filter.ts";
import { between, MAX_IDS, PAGE_SIZE, sizeOf } from "../questions/list-arguments.ts";
import { MAX_REPRESENTATIONS } from "../schema/federation.ts";
import { fragmentsOf } from "./limit-shape.ts";
import { tooComplex } from "./limits.ts";

/** How many rows a list without page arguments is taken for. */
const LIST_SIZE = 2;
/** Lists whose length another argument of the field above bounds. */
const BOUNDED: Readonly<Record<string, { readonly argument: string; readonly size: number }>> = {
  neighbourhood: { argument: "maxEntities", size: 100 },
};
/** Lists with a row for each member of an argument, and how many of them there may be. */
const LISTED: Readonly<Record<string, { readonly argument: string; readonly most: number }>> = {
  nodes: { argument: "ids", most: MAX_IDS },
  _entities: { argument: "representations", most: MAX_REPRESENTATIONS },
};
/** Work that rows do not tell of: one for each ten of what another argument of the field lets it look at. */
const WORK: Readonly<Record<string, { readonly argument: string; readonly size: number }>> = {
  communities: { argument: "maxRelations", size: 5_000 },
  centrality: { argument: "maxRelations", size: 5_000 },
};

/**
 * How many objects an operation may answer with at most: each field that leads to objects counts one for each row, times
 * the rows above it. Introspection costs nothing here; graphql-js bounds it itself.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();
  const ofSpread = (name: string, size: number | undefined): number => {
    const key = `${name}|${size ?? ""}`;
    const cost = known.get(key);
    if (cost !== undefined) return cost;
    known.set(key, 0);
    const fragment = fragments.get(name);
    const type = fragment && schema.getType(fragment.typeCondition.name.value);
    const total = fragment && isCompositeType(type) ? ofSet(fragment.selectionSet, type, size) : 0;
    known.set(key, total);
    return total;
  };
  const ofSet = ({ selections }: SelectionSetNode, type: GraphQLCompositeType, size: number | undefined): number => {
    let total = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        total += ofSpread(selection.name.value, size);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
        total += ofSet(selection.selectionSet, isCompositeType(condition) ? condition : type, size);
      } else total += ofField(selection, type, size);
    }
    return total;
  };
  const ofField = (node: FieldNode, parent: GraphQLCompositeType, size: number | undefined): number => {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    const type = field && getNamedType(field.type);
    if (!field || !node.selectionSet || !isCompositeType(type)) return 0;
    const page = rowsOf(field, node, variables);
    if (type.name.endsWith("Connection")) return workOf(field, node, variables) + ofSet(node.selectionSet, type, page);
    const rows = isListType(getNullableType(field.type)) ? (page ?? size ?? LIST_SIZE) : 1;
    const below = BOUNDED[field.name] ? page : undefined;
    const own = type.name.endsWith("Edge") ? 0 : 1;
    return rows * (own + ofSet(node.selectionSet, type, below));
  };
  const root = schema.getRootType(operation.operation);
  return root ? ofSet(operation.selectionSet, root, undefined) : 0;
}

function workOf(
  { name }: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const work = WORK[name];
  if (!work) return 0;
  const given = node.arguments?.find((argument) => argument.name.value === work.argument);
  return Math.ceil(Math.max((given && numberOf(given.value, variables)) ?? work.size, 0) / 10);
}

/**
 * The rows that a field's arguments allow; undefined when they say nothing about it. What no answer could have is refused here, before anything
 * is asked.
 */
function rowsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): number | undefined {
  const given = new Map(node.arguments?.map(({ name, value }) => [name.value, numberOf(value, variables)]));
  const filter = node.arguments?.find(({ name }) => name.value === "filter");
  if (filter) assertModest(valueFromASTUntyped(filter.value, variables));
  const bounded = BOUNDED[field.name];
  if (bounded) return given.get(bounded.argument) ?? bounded.size;
  const listed = LISTED[field.name];
  if (listed)
    return between(0, sizeOfList(node, listed.argument, variables), listed.most, `The size of ${listed.argument}`);
  if (!field.args.some(({ name }) => name === "first")) return undefined;
  const [first, last] = [given.get("first"), given.get("last")];
  for (const [name, size] of Object.entries({ first, last })) if (size !== undefined) sizeOf(size, name);
  return first ?? last ?? PAGE_SIZE;
}

function sizeOfList(node: FieldNode, argument: string, variables: Readonly<Record<string, unknown>>): number {
  const list = node.arguments?.find(({ name }) => name.value === argument)?.value;
  if (list?.kind === Kind.LIST) return list.values.length;
  const given = list?.kind === Kind.VARIABLE ? variables[list.name.value] : undefined;
  return Array.isArray(given) ? given.length : 1;
}

function numberOf(value: ValueNode, variables: Readonly<Record<string, unknown>>): number | undefined {
  if (value.kind === Kind.INT) return Number(value.value);
  const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return typeof given === "number" ? given : undefined;
}

/** @returns the cost of an operation @throws GraphQLError QUERY_TOO_COMPLEX, BAD_USER_INPUT for sizes out of bounds */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | undefined,
  limit: number,
): number {
  const cost = costOf(schema, document, operation, { ...defaultsOf(operation), ...variables });
  if (cost <= limit) return cost;
  throw tooComplex(`This operation may answer with ${cost} objects, more than the ${limit} allowed.`);
}

/** Refuses an operation that costs too much before anything of it is answered, and tells every client the cost. */
export function limitCost(limit: number): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue: { takePoints } }) => {
      let cost = 0;
      return {
        didResolveOperation: async ({ schema, document, operation, request }) => {
          if (!operation) return;
          cost = checkCost(schema, document, operation, request.variables, limit);
          takePoints(cost);
        },
        willSendResponse: async ({ response }) => {
          if (response.body.kind !== "single" || cost === 0) return;
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, cost: { requested: cost, limit } };
        },
      };
    },
  };
}

/** What variables are when they are not given: numbers, lists and filters all count. */
function defaultsOf({ variableDefinitions }: OperationDefinitionNode): Record<string, unknown> {
  const defaults = (variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return Object.fromEntries(defaults);
}
