// A plugin of graphql-codegen: writes what the client of the package knows of the schema, as types and as one small table.
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from "graphql";

const NUMBERS: ReadonlySet<string> = new Set(["Int", "Float"]);

export function plugin(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
  const objects = types.filter(isObjectType);
  return [
    "/* eslint-disable */",
    ...types.map((type) => toDeclaration(schema, type)),
    "/** The arguments of fields, by type and field. */",
    `export interface Arguments {${objects.map(toArguments).join("")}\n}\n`,
    "/** Where fields lead that have fields or arguments themselves: a type, and the types of the arguments. */",
    "export type Shape = readonly [type: string, argumentTypes?: Readonly<Record<string, string>>];",
    `export const SHAPES: Readonly<Record<string, Readonly<Record<string, Shape>>>> = ${JSON.stringify(toShapes(types))};`,
  ].join("\n");
}

function toDeclaration(schema: GraphQLSchema, type: GraphQLNamedType): string {
  const text = `${toComment(type.description)}export `;
  if (isEnumType(type))
    return `${text}type ${type.name} = ${type
      .getValues()
      .map(({ name }) => `"${name}"`)
      .join(" | ")};\n`;
  if (isInterfaceType(type) || isUnionType(type)) {
    return `${text}type ${type.name} = ${schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .join(" | ")};\n`;
  }
  if (isInputObjectType(type)) {
    const members = Object.values(type.getFields()).map(toMember).join("");
    return `${text}${type.isOneOf ? `type ${type.name} = ${toOneOf(Object.values(type.getFields()))};` : `interface ${type.name} {${members}\n}`}\n`;
  }
  if (!isObjectType(type)) return "";
  const fields = Object.values(type.getFields()).map(
    (field) => `\n${toComment(field.description, "  ")}  readonly ${field.name}: ${toType(field.type)};`,
  );
  return `${text}interface ${type.name} {\n  readonly __typename: "${type.name}";${fields.join("")}\n}\n`;
}

/** Exactly one member. */
function toOneOf(fields: readonly GraphQLInputField[]): string {
  const only = (one: GraphQLInputField) =>
    fields.map(({ name, type }) =>
      name === one.name ? `readonly ${name}: ${toType(type).replace(/ \| null$/, "")}` : `readonly ${name}?: undefined`,
    );
  return fields.map((one) => `{ ${only(one).join("; ")} }`).join(" | ");
}

function toMember({ name, type, description, defaultValue }: GraphQLInputField | GraphQLArgument): string {
  const optional = !isNonNullType(type) || defaultValue !== undefined;
  return `\n${toComment(description, "  ")}  readonly ${name}${optional ? "?" : ""}: ${toType(type)}${optional ? " | undefined" : ""};`;
}

function toArguments(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).filter(({ args }) => args.length > 0);
  if (fields.length === 0) return "";
  const members = fields.map(({ name, args }) => `\n    readonly ${name}: {${args.map(toMember).join("")} };`);
  return `\n  readonly ${type.name}: {${members.join("")}\n  };`;
}

function toShapes(types: readonly GraphQLNamedType[]) {
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  return Object.fromEntries(withFields.map((type) => [type.name, shapesOf(type)]));
}

function shapesOf(type: GraphQLObjectType | GraphQLInterfaceType) {
  const fields: GraphQLField<unknown, unknown>[] = Object.values(type.getFields());
  return Object.fromEntries(
    fields
      .filter(({ type: of, args }) => isCompositeType(getNamedType(of)) || args.length > 0)
      .map(({ name, type: of, args }) => [
        name,
        [
          getNamedType(of).name,
          ...(args.length > 0 ? [Object.fromEntries(args.map((arg) => [arg.name, String(arg.type)]))] : []),
        ],
      ]),
  );
}

function toType(type: GraphQLType): string {
  if (isNonNullType(type)) return toBareType(type.ofType);
  return `${toBareType(type)} | null`;
}

function toBareType(type: GraphQLType): string {
  if (isListType(type)) return `readonly (${toType(type.ofType)})[]`;
  const { name } = getNamedType(type);
  if (isCompositeType(type) || isEnumType(type) || isInputObjectType(type)) return name;
  return NUMBERS.has(name) ? "number" : name === "Boolean" ? "boolean" : "string";
}

function toComment(description: string | null | undefined, indent = ""): string {
  return description ? `${indent}/** ${description.trim().replaceAll("*/", "* /").replaceAll("\n", " ")} */\n` : "";
}
