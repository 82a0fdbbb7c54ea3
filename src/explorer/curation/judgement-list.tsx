// What was decided lately, each with a way back.
import { useSignal } from "@preact/signals";
import type { RequestError } from "../api/request.ts";
import { toRequestError } from "../api/resource.ts";
import { Badge } from "../controls/badges.tsx";
import { Failure } from "../controls/loading.tsx";
import type { JudgedFragment, Verdict } from "../generated/operations.ts";
import { revoke } from "./judge.ts";

const WORDS: Readonly<Record<Verdict, string>> = { SAME: "one", DIFFERENT: "two", UNSURE: "unsure" };
const TONES = { SAME: "good", DIFFERENT: "bad", UNSURE: "doubt" } as const;

export function JudgementList({ judgements }: { readonly judgements: readonly JudgedFragment[] }) {
  const failure = useSignal<RequestError | null>(null);
  if (judgements.length === 0) return null;
  const takeBack = async (id: string) => {
    failure.value = null;
    try {
      await revoke(id);
    } catch (error) {
      failure.value = toRequestError(error);
    }
  };
  return (
    <section class="stack" aria-labelledby="judgements-title">
      <h2 id="judgements-title">Decided</h2>
      {failure.value && <Failure error={failure.value} />}
      <ul class="latest">
        {judgements.map(({ id, entityIds, verdict, by, why, judgedAt }) => (
          <li key={id} class="row wrap judgement">
            <time class="quiet small">{judgedAt.slice(0, 10)}</time>
            <span class="grow">
              <bdi>{entityIds[0]}</bdi> <span class="relation">and</span> <bdi>{entityIds[1]}</bdi>
              <span class="small quiet">
                {" "}
                by <bdi>{by}</bdi>
                {why && (
                  <>
                    : <bdi>{why}</bdi>
                  </>
                )}
              </span>
            </span>
            <Badge tone={TONES[verdict]}>{WORDS[verdict]}</Badge>
            <button type="button" class="button" onClick={() => void takeBack(id)}>
              Undo<span class="unseen"> the judgement on {entityIds.join(" and ")}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
