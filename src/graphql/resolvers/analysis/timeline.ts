// The statements about an entity in order of their times.
import type { QueryResolvers } from "../../generated/resolvers.ts";
import { asOf, listBinding, toListSelection } from "../../questions/list-arguments.ts";
import { connectionSelectionOf, linkName } from "../../questions/selection.ts";

export const timeline: Required<QueryResolvers>["timeline"] = async (_root, { entity, ...page }, { store }, info) => {
  const args = { ...page, orderBy: { field: "time", direction: "asc" } } as const;
  const binding = () => listBinding(`timeline of ${entity}`, args);
  const link = {
    link: "statements",
    ...toListSelection(args, binding),
    ...connectionSelectionOf(info, "StatementConnection", info.fieldNodes, linkName(info.path)),
  };
  const { edges } = await store.read({
    kind: "entity",
    ids: [entity],
    links: { timeline: link },
    ...asOf(page.filter),
  });
  const connection = edges[0]?.node.links.timeline;
  return connection ? { connection, binding } : null;
};
