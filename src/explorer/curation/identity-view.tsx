// Entities that may be one, for those who may decide it; below, what was decided, to be taken back.
import { useEffect } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { WhenLoaded } from "../controls/loading.tsx";
import { useResource } from "../controls/use-resource.ts";
import { CandidatesDocument, type JudgedFragment, JudgementsDocument } from "../generated/operations.ts";
import { mayCurate } from "../state/access.ts";
import { dataVersion, entityTypes } from "../state/catalogue.ts";
import { hiddenTypes } from "../state/filters.ts";
import { CandidateCard } from "./candidate-card.tsx";
import type { Candidate } from "./judge.ts";
import { JudgementList } from "./judgement-list.tsx";

interface Page {
  readonly rows: readonly Candidate[];
  readonly total: number;
  readonly next: string | null;
  readonly judgements: readonly JudgedFragment[];
}

export function IdentityView() {
  const page = useResource<Page>();
  const load = () => {
    if (mayCurate.value) void page.load((signal) => fetchPage(null, signal));
  };
  useEffect(load, [hiddenTypes.value, dataVersion.value, mayCurate.value]);
  const more = async (after: string) => {
    const next = await fetchPage(after);
    page.update((now) => ({ ...next, rows: [...now.rows, ...next.rows] }));
  };
  if (!mayCurate.value) {
    return <p class="empty">Only who may curate sees this: show a key with the role curator.</p>;
  }
  return (
    <section class="scroll" aria-label="Identity">
      <div class="column wide">
        <header class="stack tight">
          <h1>Are these two one?</h1>
          <p class="quiet">
            Names that may mean the same, the likeliest first. Whatever you decide can be taken back: documents stay as
            they are.
          </p>
        </header>
        <WhenLoaded of={page.loaded.value} retry={load}>
          {({ rows, total, next, judgements }) => (
            <>
              {rows.length === 0 && <p class="empty">No two entities look like one.</p>}
              {rows.map((candidate) => (
                <CandidateCard key={candidate.id} candidate={candidate} />
              ))}
              {next && (
                <button type="button" class="button" onClick={() => void more(next)}>
                  Show more of {total}
                </button>
              )}
              <JudgementList judgements={judgements} />
            </>
          )}
        </WhenLoaded>
      </div>
    </section>
  );
}

async function fetchPage(after: string | null, signal?: AbortSignal): Promise<Page> {
  const off = hiddenTypes.peek();
  const types = off.size > 0 ? entityTypes.peek().flatMap(({ name }) => (off.has(name) ? [] : [name])) : null;
  const [{ candidates }, { judgements }] = await Promise.all([
    request(CandidatesDocument, { after, types }, signal),
    request(JudgementsDocument, {}, signal),
  ]);
  const { totalCount, pageInfo } = candidates;
  return {
    rows: rowsOf(candidates),
    total: totalCount,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    judgements: rowsOf(judgements).reverse(),
  };
}
