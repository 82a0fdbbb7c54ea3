// Conflicts and their sides.
import type { ConflictResolvers, ConflictSideResolvers } from "../../generated/resolvers.ts";
import { PAGE_SIZE, sizeOf } from "../../questions/list-arguments.ts";
import { linkedList, linkedNode } from "../../questions/read.ts";
import type { StatementParent } from "../../schema/parents.ts";

export const Conflict: ConflictResolvers = {
  kind: ({ conflictKind }) => conflictKind,
  sides: (conflict) =>
    conflict.sides.map((side) => ({ id: `${conflict.id}/sides/${encodeURIComponent(side.label)}`, side, conflict })),
  statements: (conflict, args, _context, info) => linkedList(conflict, "statements", args, info),
};

export const ConflictSide: ConflictSideResolvers = {
  label: ({ side }) => side.label,
  statementCount: ({ side }) => side.statements.length,
  statements: ({ side, conflict }, { first }, _context, info) =>
    side.statements
      .slice(0, sizeOf(first ?? PAGE_SIZE, "first"))
      .map((id) => linkedNode<StatementParent>(conflict, "statement", id, info)),
};
