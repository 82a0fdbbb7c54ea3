// An entity: its names, what it is related to by which relations, and what is said of it.
import { useEffect, useState } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { Badge } from "../controls/badges.tsx";
import { WhenLoaded } from "../controls/loading.tsx";
import { Mark } from "../controls/mark.tsx";
import { useResource } from "../controls/use-resource.ts";
import { EntityDetailDocument, type EntityDetailQuery } from "../generated/operations.ts";
import { dataVersion, toWords } from "../state/catalogue.ts";
import { wholeFilter } from "../state/filters.ts";
import { view } from "../state/selection.ts";
import { EntityActions } from "./entity-actions.tsx";
import { RelationGroups } from "./relation-groups.tsx";
import { EntityStatements } from "./statement-list.tsx";

type Detail = NonNullable<EntityDetailQuery["entity"]>;

export function EntityPanel({ id }: { readonly id: string }) {
  const detail = useResource<Detail | null>();
  const load = () =>
    void detail.load(async (signal) => {
      const { entity } = await request(EntityDetailDocument, { id, filter: wholeFilter.peek() }, signal);
      return entity ?? null;
    });
  useEffect(load, [id, wholeFilter.value, dataVersion.value]);
  return (
    <WhenLoaded of={detail.loaded.value} retry={load}>
      {(entity) => (entity ? <Entity entity={entity} /> : <p class="empty">No document speaks of {id}.</p>)}
    </WhenLoaded>
  );
}

function Entity({ entity }: { readonly entity: Detail }) {
  const [part, setPart] = useState<"relations" | "statements">("relations");
  return (
    <div class="panel-body">
      <header class="stack tight">
        <p class="kind">
          <Mark type={entity.type} /> {toWords(entity.type)}
        </p>
        <h2>
          <bdi>{entity.name}</bdi>
        </h2>
        <Aliases entity={entity} />
        <p class="small quiet">
          {count(entity.mentionCount, "mention")} in {count(entity.documentCount, "document")}
          <ExternalIds entity={entity} />
        </p>
        {entity.conflicts.totalCount > 0 && (
          <button type="button" class="link" onClick={() => (view.value = "conflicts")}>
            <Badge tone="warning">{count(entity.conflicts.totalCount, "conflict")}</Badge> see what disagrees
          </button>
        )}
      </header>
      <EntityActions entity={entity} />
      <fieldset class="row parts" aria-label="What to show">
        {(["relations", "statements"] as const).map((name) => (
          <button
            key={name}
            type="button"
            class="button grow"
            aria-pressed={part === name}
            onClick={() => setPart(name)}
          >
            {toWords(name.charAt(0).toUpperCase() + name.slice(1))}
          </button>
        ))}
      </fieldset>
      {part === "relations" ? (
        <RelationGroups entity={entity} edges={rowsOf(entity.relations)} total={entity.relations.totalCount} />
      ) : (
        <EntityStatements id={entity.id} />
      )}
    </div>
  );
}

function Aliases({ entity: { name, aliases } }: { readonly entity: Detail }) {
  const others = aliases.filter((alias) => alias !== name);
  if (others.length === 0) return null;
  return (
    <p class="small quiet">
      Also{" "}
      {others.map((alias, index) => (
        <span key={alias}>
          {index > 0 && ", "}
          <bdi>{alias}</bdi>
        </span>
      ))}
    </p>
  );
}

function ExternalIds({ entity: { externalIds } }: { readonly entity: Detail }) {
  return externalIds.map(({ id, scheme, value }) => (
    <span key={id} class="external-id">
      {" · "}
      {scheme === "wikidata" && /^Q\d+$/.test(value) ? (
        <a href={`https://www.wikidata.org/wiki/${value}`} target="_blank" rel="noopener noreferrer">
          Wikidata {value}
        </a>
      ) : (
        `${scheme} ${value}`
      )}
    </span>
  ));
}

/** `3 mentions`, `1 mention`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
