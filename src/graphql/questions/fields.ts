// The fields that an operation selects, with fragments, aliases, @skip and @include worked in.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

export interface Operation {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: GraphQLResolveInfo["variableValues"];
}

/** Response key → the field nodes that answer under it; their selection sets are one. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/** What is selected of an object of this type below these fields. */
export function fieldsBelow(operation: Operation, type: GraphQLObjectType, nodes: readonly FieldNode[]): Fields {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  for (const { selectionSet } of nodes) {
    if (selectionSet) collect(operation, type, selectionSet, fields, seen);
  }
  return fields;
}

function collect(
  operation: Operation,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  fields: Map<string, FieldNode[]>,
  seen: Set<string>,
): void {
  for (const selection of selections) {
    if (!isIncluded(operation, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const same = fields.get(key);
      if (same) same.push(selection);
      else fields.set(key, [selection]);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? spread(operation, selection.name.value, seen) : selection;
    if (fragment && applies(operation, fragment.typeCondition?.name.value, type)) {
      collect(operation, type, fragment.selectionSet, fields, seen);
    }
  }
}

function spread({ fragments }: Operation, name: string, seen: Set<string>): FragmentDefinitionNode | undefined {
  if (seen.has(name)) return undefined;
  seen.add(name);
  return fragments[name];
}

function isIncluded({ variableValues }: Operation, selection: SelectionNode): boolean {
  if (!selection.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.if !== false;
}

function applies({ schema }: Operation, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted: GraphQLNamedType | undefined = schema.getType(condition);
  return wanted !== undefined && isAbstractType(wanted) && schema.isSubType(wanted, type);
}
