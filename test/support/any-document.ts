// Random operations of any schema: every field, every argument, with values that nobody would give.
import fc from "fast-check";
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

/** Texts that are ids, times and cursors, and some that are nothing. */
const TEXTS = [
  "chip:h20",
  "company:nvidia",
  "2025-07-15",
  "2025-07-15T09:30:00Z",
  "0106-02-09T20:42:34.079817Z",
  "2025-99",
  "",
  "n",
  "\u0000",
  "'\"`}{$",
  "\u{1f642}",
  "华为",
  "WzEsIjg2YmUxZGYyMmYiLG51bGwsIngiXQ",
  "constructor",
];

function anyValue(type: GraphQLInputType, depth: number): fc.Arbitrary<string> {
  if (isNonNullType(type)) return anyGiven(type.ofType, depth);
  return fc.oneof({ weight: 5, arbitrary: anyGiven(type, depth) }, { weight: 1, arbitrary: fc.constant("null") });
}

function anyGiven(type: GraphQLInputType, depth: number): fc.Arbitrary<string> {
  if (isListType(type)) {
    return fc
      .array(anyValue(type.ofType, depth - 1), { maxLength: depth > 0 ? 3 : 0 })
      .map((all) => `[${all.join(", ")}]`);
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const members = Object.values(type.getFields());
    const some = type.isOneOf
      ? { minLength: 1, maxLength: 1 }
      : { maxLength: depth > 0 ? Math.min(3, members.length) : 0 };
    return fc.subarray(members, some).chain((taken) => {
      const needed = members.filter((member) => isNonNullType(member.type) && !taken.includes(member));
      const all = [...taken, ...needed].map((member) =>
        (type.isOneOf ? anyGiven : anyValue)(member.type, depth - 1).map((value) => `${member.name}: ${value}`),
      );
      return fc.tuple(...all).map((given) => `{ ${given.join(", ")} }`);
    });
  }
  const text = fc
    .oneof(fc.constantFrom(...TEXTS), fc.string({ unit: "grapheme", maxLength: 8 }))
    .map((value) => JSON.stringify(value));
  switch (getNamedType(type).name) {
    case "Int":
      return fc.constantFrom("0", "1", "2", "-1", "7", "100", "101", "2147483647", "-2147483648");
    case "Float":
      return fc.constantFrom("0", "0.5", "1", "-1", "1e308", "1e-308", "11");
    case "Boolean":
      return fc.constantFrom("true", "false");
    default:
      return text;
  }
}

function anyArguments(args: readonly GraphQLArgument[]): fc.Arbitrary<string> {
  const needed = args.filter(({ type }) => isNonNullType(type));
  const others = args.filter(({ type }) => !isNonNullType(type));
  return fc.subarray(others, { maxLength: Math.min(3, others.length) }).chain((taken) => {
    const all = [...needed, ...taken].map(({ name, type }) => anyValue(type, 4).map((value) => `${name}: ${value}`));
    return fc.tuple(...all).map((given) => (given.length > 0 ? `(${given.join(", ")})` : ""));
  });
}

function anyField(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> {
  const type = getNamedType(field.type);
  const below = isObjectType(type)
    ? anySelection(schema, type, depth)
    : isInterfaceType(type)
      ? fc
          .constantFrom(...schema.getPossibleTypes(type))
          .chain((met) => anySelection(schema, met, depth).map((set) => `{ __typename ... on ${met.name} ${set} }`))
      : fc.constant("");
  return fc.tuple(anyArguments(field.args), below).map(([args, set]) => `${field.name}${args} ${set}`);
}

function anySelection(schema: GraphQLSchema, type: GraphQLObjectType, depth: number): fc.Arbitrary<string> {
  const fields = Object.values(type.getFields());
  const leaves = fields.filter((field) => !isObjectType(getNamedType(field.type)) && field.args.length === 0);
  const rest = depth > 0 ? fields.filter((field) => !leaves.includes(field)) : [];
  return fc
    .tuple(fc.subarray(leaves), fc.subarray(rest, { maxLength: Math.min(2, rest.length) }))
    .chain(([some, more]) =>
      fc
        .tuple(...more.map((field, at) => anyField(schema, field, depth - 1).map((text) => `f${at}: ${text}`)))
        .map((below) => `{ __typename ${[...some.map(({ name }) => name), ...below].join(" ")} }`),
    );
}

/** Any question or change with one field of a root. */
export function anyDocument(schema: GraphQLSchema): fc.Arbitrary<string> {
  const [queries, mutations] = [schema.getQueryType()!, schema.getMutationType()!];
  const ofRoot = (root: GraphQLObjectType, word: string) =>
    fc
      .constantFrom(...Object.values(root.getFields()))
      .chain((field) => anyField(schema, field, 4))
      .map((text) => `${word} { ${text} }`);
  return fc.oneof({ weight: 4, arbitrary: ofRoot(queries, "query") }, ofRoot(mutations, "mutation"));
}
