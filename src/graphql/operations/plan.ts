// An operation worked out once: which fields of which types, with which arguments. What stands below a root field was
// brought along by one question to the store, so that an answer is put together without waiting: a plan does that several
// times faster than graphql-js, which looks at every field of every row anew. A plan knows only how to succeed: whatever
// else happens, it gives up and graphql-js answers.
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Context } from "../context.ts";
import { fieldsBelow } from "../questions/fields.ts";

/** What is the same for all fields of an operation. */
export type Whole = Pick<GraphQLResolveInfo, "schema" | "fragments" | "operation" | "variableValues" | "rootValue">;

/** Puts together the data of an operation. */
export type Plan = (context: Context) => Promise<Record<string, unknown>>;

/** Says that graphql-js should answer. */
export class GiveUp extends Error {}

/**
 * The plan of a query.
 * @throws GiveUp for what plans are not made for, GraphQLError for arguments that are wrong
 */
export function toPlan(whole: Whole): Plan {
  const type = whole.schema.getQueryType();
  if (!type || whole.operation.operation !== "query") throw new GiveUp();
  const { selectionSet } = whole.operation;
  const steps = toSteps(whole, type, [{ selectionSet } as FieldNode], undefined);
  return async (context) => {
    const values = await Promise.all(steps.map(async ({ resolve }) => resolve({}, context)));
    const data: Record<string, unknown> = {};
    for (const [at, { key, complete }] of steps.entries()) data[key] = complete(values[at], context);
    return data;
  };
}

/** One field of an object. */
interface Step {
  readonly key: string;
  readonly resolve: (source: Source, context: Context) => unknown;
  readonly complete: Complete;
}

type Source = Readonly<Record<string, unknown>>;
type Complete = (value: unknown, context: Context) => unknown;
type Path = GraphQLResolveInfo["path"];

function toSteps(whole: Whole, type: GraphQLObjectType, nodes: readonly FieldNode[], path: Path | undefined): Step[] {
  return [...fieldsBelow(whole, type, nodes)].map(([key, fields]) => {
    const name = fields[0]!.name.value;
    if (name === "__typename") return { key, resolve: () => type.name, complete: (value) => value };
    const field = type.getFields()[name];
    if (!field || key === "__proto__") throw new GiveUp(); // introspection, and a key that objects take amiss
    return toStep(whole, type, field, fields, key, pathTo(key, type, path));
  });
}

/** The path in one piece: what was brought along is found by its keys, which are not to be joined for each row. */
function pathTo(key: string, { name: typename }: GraphQLObjectType, above: Path | undefined): Path {
  return { prev: undefined, key: above ? `${above.key}/${key}` : key, typename };
}

function toStep(
  whole: Whole,
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  fieldNodes: readonly FieldNode[],
  key: string,
  path: Path,
): Step {
  const { name, resolve, type: returnType } = field;
  const complete = toComplete(whole, returnType, fieldNodes, path);
  if (!resolve) return { key, resolve: (source) => source[name], complete };
  const args = getArgumentValues(field, fieldNodes[0]!, whole.variableValues);
  const info: GraphQLResolveInfo = { ...whole, fieldName: name, fieldNodes, returnType, parentType, path };
  return { key, resolve: (source, context) => resolve(source, args, context, info), complete };
}

function toComplete(whole: Whole, type: GraphQLOutputType, nodes: readonly FieldNode[], path: Path): Complete {
  if (isNonNullType(type)) {
    const complete = toComplete(whole, type.ofType, nodes, path);
    return (value, context) => complete(value, context) ?? giveUp();
  }
  if (isListType(type)) {
    const complete = toComplete(whole, type.ofType, nodes, path);
    return (value, context) => (value == null ? null : asList(value).map((each) => complete(each, context)));
  }
  if (isLeafType(type)) return (value) => (value == null ? null : type.serialize(value));
  if (isObjectType(type)) return toObject(whole, type, nodes, path);
  if (isAbstractType(type)) return toOneOf(whole, type as GraphQLInterfaceType, nodes, path);
  throw new GiveUp();
}

function toObject(whole: Whole, type: GraphQLObjectType, nodes: readonly FieldNode[], path: Path): Complete {
  const steps = toSteps(whole, type, nodes, path);
  return (source, context) => {
    if (source == null) return null;
    const object: Record<string, unknown> = {};
    for (const { key, resolve, complete } of steps) {
      object[key] = complete(atOnce(resolve(source as Source, context)), context);
    }
    return object;
  };
}

/** An object of an abstract type: a plan for each type that is met. */
function toOneOf(whole: Whole, type: GraphQLInterfaceType, nodes: readonly FieldNode[], path: Path): Complete {
  const known = new Map<string, Complete>();
  return (value, context) => {
    if (value == null) return null;
    const name = type.resolveType?.(value, context, whole as GraphQLResolveInfo, type);
    if (typeof name !== "string") throw new GiveUp();
    const met = whole.schema.getType(name);
    if (!isObjectType(met)) throw new GiveUp();
    const complete = known.get(name) ?? toObject(whole, met, nodes, path);
    known.set(name, complete);
    return complete(value, context);
  };
}

/** Below a root field nothing is waited for; what becomes of a promise then is nobody's, and must not end the process. */
function atOnce(value: unknown): unknown {
  if (!(value instanceof Promise)) return value;
  value.catch(() => undefined);
  return giveUp();
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : giveUp();
}

function giveUp(): never {
  throw new GiveUp();
}
