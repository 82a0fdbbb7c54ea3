// An empty store: three ways to fill it.
import { useSignal } from "@preact/signals";
import { request } from "../api/request.ts";
import { toRequestError } from "../api/resource.ts";
import { Failure } from "../controls/loading.tsx";
import { LoadSeedDocument } from "../generated/operations.ts";
import { IngestBox } from "../intake/ingest-box.tsx";
import { mayCurate } from "../state/access.ts";
import { dataChanged } from "../state/catalogue.ts";

export function FirstMinute() {
  return (
    <div class="scroll">
      <div class="column start">
        <header class="stack tight">
          <h1>Nothing here yet</h1>
          <p class="quiet">
            Give citegraph a text: it finds the people, companies, chips and policies in it, who says what about them,
            and keeps the sentence behind every relation.
          </p>
        </header>
        {mayCurate.value && <IngestBox />}
        {mayCurate.value && <SeedCard />}
        <section class="card stack tight">
          <h2>From the command line</h2>
          <p class="small quiet">Text, Markdown, HTML, PDF or JSONL, one file or a whole folder:</p>
          <pre class="command">npx citegraph ingest articles/</pre>
        </section>
      </div>
    </div>
  );
}

function SeedCard() {
  const state = useSignal<"idle" | "loading" | ReturnType<typeof toRequestError>>("idle");
  const load = async () => {
    state.value = "loading";
    try {
      await request(LoadSeedDocument, {});
      await dataChanged();
      state.value = "idle";
    } catch (error) {
      state.value = toRequestError(error);
    }
  };
  return (
    <section class="card stack tight">
      <h2>Or look around first</h2>
      <p class="small quiet">The example documents that come with citegraph, about chips and export controls.</p>
      <div>
        <button type="button" class="button" disabled={state.value === "loading"} onClick={() => void load()}>
          {state.value === "loading" ? "Loading the example…" : "Load the example"}
        </button>
      </div>
      {typeof state.value === "object" && <Failure error={state.value} />}
    </section>
  );
}
