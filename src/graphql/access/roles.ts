// Who may do what. Roles are steps: each may do all that the ones before it may.
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  type SelectionSetNode,
} from "graphql";
import { fragmentsOf } from "../limits/limit-shape.ts";

export const ROLES = ["reader", "curator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/**
 * The role that each field of the roots needs. Questions need `reader` unless they are listed; a change that is not listed needs `admin`, so that
 * a new one is not open by oversight. docs/graphql.md has the same table, and a test compares both with the schema.
 */
const CHANGES: Readonly<Record<string, Role>> = {
  judge: "curator",
  revokeJudgement: "curator",
  ingestDocument: "curator",
  ingestDocuments: "curator",
  cancelJob: "curator",
  retractDocument: "curator",
  loadSeed: "admin",
};

/** Questions, and what is told as it happens, that are about changes, or hold up those who write while they are answered. */
const QUESTIONS: Readonly<Record<string, Role>> = { judgementPreview: "curator", job: "curator" };

export function requiredRole(operation: `${OperationTypeNode}`, field: string): Role {
  const asks = operation !== "mutation" || field.startsWith("__");
  const table = asks ? QUESTIONS : CHANGES;
  return (Object.hasOwn(table, field) ? table[field] : undefined) ?? (asks ? "reader" : "admin");
}

/** The highest of the roles that an operation's fields of the root need. */
export function requiredRoleOf(document: DocumentNode, operation: OperationDefinitionNode): Role {
  const required = [...rootFieldsOf(document, operation)].map((field) => requiredRole(operation.operation, field));
  return ROLES.findLast((role) => required.includes(role)) ?? ROLES[0];
}

export function allows(role: Role | null, required: Role): boolean {
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(required);
}

/** The fields of the root that an operation names, whatever it calls them, also those it means to skip. */
export function rootFieldsOf(document: DocumentNode, { selectionSet }: OperationDefinitionNode): ReadonlySet<string> {
  const names = new Set<string>();
  collect(selectionSet, fragmentsOf(document), names, new Set());
  return names;
}

function collect(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  names: Set<string>,
  seen: Set<string>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) names.add(selection.name.value);
    else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, fragments, names, seen);
    else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      const fragment = fragments.get(selection.name.value);
      if (fragment) collect(fragment.selectionSet, fragments, names, seen);
    }
  }
}
