// Two entities side by side, what speaks for and against their being one, and what deciding would do.
import { useSignal } from "@preact/signals";
import { rowsOf } from "../api/batches.ts";
import type { RequestError } from "../api/request.ts";
import { toRequestError } from "../api/resource.ts";
import { Badge } from "../controls/badges.tsx";
import { Failure } from "../controls/loading.tsx";
import type { CandidateEndFragment, Verdict } from "../generated/operations.ts";
import { EntityLink } from "../panels/entity-link.tsx";
import { count } from "../panels/entity-panel.tsx";
import { StatementCard } from "../panels/statement-card.tsx";
import { toWords } from "../state/catalogue.ts";
import { type Candidate, judge, type Preview, preview } from "./judge.ts";
import { MergePreview } from "./merge-preview.tsx";

export function CandidateCard({ candidate }: { readonly candidate: Candidate }) {
  const { first, second, score, evidence, judgement } = candidate;
  const why = useSignal("");
  const foreseen = useSignal<Preview | null>(null);
  const failure = useSignal<RequestError | null>(null);
  const waiting = useSignal(false);
  const attempt = async (work: () => Promise<unknown>) => {
    waiting.value = true;
    failure.value = null;
    try {
      await work();
    } catch (error) {
      failure.value = toRequestError(error);
    } finally {
      waiting.value = false;
    }
  };
  const decide = (verdict: Verdict) => void attempt(() => judge(candidate, verdict, why.value));
  const foresee = () =>
    void attempt(async () => {
      foreseen.value = await preview(candidate);
    });
  return (
    <article class="card stack candidate" aria-label={`${first.name} and ${second.name}`}>
      <header class="row wrap">
        <h2 class="grow">{Math.round(score * 100)}% likely one</h2>
        {judgement && <Badge tone="doubt">judged unsure by {judgement.by}</Badge>}
      </header>
      <div class="sides">
        <End entity={first} />
        <End entity={second} />
      </div>
      <ul class="reasons">
        {evidence.map(({ id, agrees, text }) => (
          <li key={id} class="row">
            <Badge tone={agrees ? "good" : "bad"}>{agrees ? "for" : "against"}</Badge>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
      <label class="labelled">
        Why (optional)
        <input
          class="field"
          value={why.value}
          onInput={({ currentTarget }) => {
            why.value = currentTarget.value;
          }}
        />
      </label>
      {foreseen.value ? (
        <MergePreview
          candidate={candidate}
          preview={foreseen.value}
          waiting={waiting.value}
          onMerge={() => decide("SAME")}
          onCancel={() => {
            foreseen.value = null;
          }}
        />
      ) : (
        <div class="row wrap">
          <button type="button" class="button primary" disabled={waiting.value} onClick={foresee}>
            Same…
          </button>
          <button type="button" class="button" disabled={waiting.value} onClick={() => decide("DIFFERENT")}>
            Different
          </button>
          <button type="button" class="button" disabled={waiting.value} onClick={() => decide("UNSURE")}>
            Unsure
          </button>
        </div>
      )}
      {failure.value && <Failure error={failure.value} />}
      <div class="sides">
        <Said entity={first} />
        <Said entity={second} />
      </div>
    </article>
  );
}

function End({ entity }: { readonly entity: CandidateEndFragment }) {
  const { name, type, aliases, mentionCount, documentCount, statements } = entity;
  const others = aliases.filter((alias) => alias !== name);
  return (
    <section class="side-of-conflict stack tight" aria-label={name}>
      <h3 class="candidate-name">
        <EntityLink entity={entity} />
      </h3>
      <p class="small quiet">
        {toWords(type)} · {count(mentionCount, "mention")} in {count(documentCount, "document")} ·{" "}
        {count(statements.totalCount, "statement")}
      </p>
      {others.length > 0 && (
        <p class="small quiet">
          Also <bdi>{others.join(", ")}</bdi>
        </p>
      )}
    </section>
  );
}

/** Below what decides: to be read by whom names and reasons leave in doubt. */
function Said({ entity: { name, statements } }: { readonly entity: CandidateEndFragment }) {
  return (
    <section class="side-of-conflict" aria-label={`What is said of ${name}`}>
      {statements.totalCount === 0 && <p class="small quiet">Nothing is said of {name}.</p>}
      {rowsOf(statements).map((statement) => (
        <StatementCard key={statement.id} statement={statement} />
      ))}
    </section>
  );
}
