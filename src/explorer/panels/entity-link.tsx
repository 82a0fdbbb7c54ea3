// The name of an entity that opens it.
import { Mark } from "../controls/mark.tsx";
import type { EntityBriefFragment } from "../generated/operations.ts";
import { select } from "../state/selection.ts";

export function EntityLink({ entity }: { readonly entity: Pick<EntityBriefFragment, "id" | "name" | "type"> }) {
  return (
    <button type="button" class="link entity-link" onClick={() => select(entity.id)}>
      <Mark type={entity.type} />
      <bdi>{entity.name}</bdi>
    </button>
  );
}
