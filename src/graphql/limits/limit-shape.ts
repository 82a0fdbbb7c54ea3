// The shape of a document: depth, aliases, directives. It is checked once and kept with the document.
import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";
import { type Limits, tooComplex } from "./limits.ts";

/** A validation rule: no document is deeper or has more aliases or directives than allowed, fragments worked in. */
export function limitShape({ depth, aliases, directives }: Limits) {
  return (context: ValidationContext): ASTVisitor => {
    const over = (what: string, limit: number) =>
      context.reportError(tooComplex(`${what}, more than the ${limit} allowed.`));
    return {
      Document(document) {
        const shape = shapeOf(document);
        if (shape.depth > depth) over(`Fields are nested ${shape.depth} deep`, depth);
        if (shape.aliases > aliases) over(`There are ${shape.aliases} aliases`, aliases);
        if (shape.directives > directives) over(`There are ${shape.directives} directives`, directives);
      },
    };
  };
}

interface Shape {
  depth: number;
  aliases: number;
  directives: number;
}

/** The largest of the operations. Each fragment is measured once and counts as often as it is spread. */
export function shapeOf(document: DocumentNode): Shape {
  const fragments = fragmentsOf(document);
  const measured = new Map<string, Shape>();
  const ofSpread = (name: string): Shape => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, { depth: 0, aliases: 0, directives: 0 }); // a cycle is another rule's finding
    const fragment = fragments.get(name);
    const shape = fragment ? ofSet(fragment.selectionSet) : { depth: 0, aliases: 0, directives: 0 };
    measured.set(name, shape);
    return shape;
  };
  const ofSet = ({ selections }: SelectionSetNode): Shape => {
    const total: Shape = { depth: 0, aliases: 0, directives: 0 };
    for (const selection of selections) {
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofSpread(selection.name.value)
          : selection.selectionSet
            ? ofSet(selection.selectionSet)
            : { depth: 0, aliases: 0, directives: 0 };
      const isField = selection.kind === Kind.FIELD;
      total.depth = Math.max(total.depth, below.depth + (isField ? 1 : 0));
      total.aliases += below.aliases + (isField && selection.alias ? 1 : 0);
      total.directives += below.directives + (selection.directives?.length ?? 0);
    }
    return total;
  };
  const shapes = operationsOf(document).map((operation) => {
    const shape = ofSet(operation.selectionSet);
    return { ...shape, directives: shape.directives + (operation.directives?.length ?? 0) };
  });
  return {
    depth: Math.max(0, ...shapes.map((shape) => shape.depth)),
    aliases: Math.max(0, ...shapes.map((shape) => shape.aliases)),
    directives: Math.max(0, ...shapes.map((shape) => shape.directives)),
  };
}

export function fragmentsOf({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function operationsOf({ definitions }: DocumentNode): OperationDefinitionNode[] {
  return definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}
