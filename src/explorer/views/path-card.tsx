// One way from an entity to another, step by step.
import { rowsOf } from "../api/batches.ts";
import { Confidence, StatusBadge } from "../controls/badges.tsx";
import type { PathsQuery } from "../generated/operations.ts";
import { EntityLink } from "../panels/entity-link.tsx";
import { StatementCard } from "../panels/statement-card.tsx";
import { addToCanvas } from "../state/canvas.ts";
import { relationWords } from "../state/catalogue.ts";
import { select, view } from "../state/selection.ts";

type Path = PathsQuery["paths"]["edges"][number]["node"];
type Hop = Path["hops"][number];

export function PathCard({ path, number }: { readonly path: Path; readonly number: number }) {
  const show = () => {
    addToCanvas({ what: "showing a path", edges: path.hops.flatMap(({ relations }) => relations) });
    view.value = "graph";
  };
  const { length, score, hops } = path;
  return (
    <article class="card stack path" aria-label={`Path ${number}`}>
      <header class="row wrap">
        <h2 class="grow">
          {length} {length === 1 ? "step" : "steps"}
        </h2>
        <span class="row small quiet">
          weakest step <Confidence value={score} />
        </span>
        <button type="button" class="button" onClick={show}>
          Show on the graph
        </button>
      </header>
      <ol class="hops">
        {hops.map((hop) => (
          <HopRow key={hop.id} hop={hop} />
        ))}
      </ol>
    </article>
  );
}

function HopRow({ hop: { from, to, relations } }: { readonly hop: Hop }) {
  return (
    <li class="hop stack tight">
      <p class="triple">
        <EntityLink entity={from} /> <span aria-hidden="true">→</span> <EntityLink entity={to} />
      </p>
      {relations.map((edge, index) => (
        <div key={edge.id} class="stack tight">
          <p class="row wrap small">
            <button type="button" class="link" onClick={() => select(edge.id)}>
              {relationWords(edge.relation, edge.subject.id === from.id ? "outgoing" : "incoming")}
            </button>
            <StatusBadge status={edge.status} />
          </p>
          {index === 0 &&
            rowsOf(edge.best).map((each) => <StatementCard key={each.id} statement={each} whole={false} />)}
        </div>
      ))}
    </li>
  );
}
