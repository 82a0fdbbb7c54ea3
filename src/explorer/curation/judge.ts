// Deciding which entities are one, and taking it back. What documents say stays as it is.
import { request } from "../api/request.ts";
import {
  type CandidatesQuery,
  JudgeDocument,
  type JudgedFragment,
  PreviewJudgementDocument,
  type PreviewJudgementQuery,
  RevokeJudgementDocument,
  type Verdict,
} from "../generated/operations.ts";
import { dataChanged } from "../state/catalogue.ts";
import { refreshCanvas } from "../state/refresh.ts";

export type Candidate = CandidatesQuery["candidates"]["edges"][number]["node"];
export type Preview = PreviewJudgementQuery["judgementPreview"];

const toInput = ({ first, second }: Candidate, verdict: Verdict, why: string) => ({
  firstId: first.id,
  secondId: second.id,
  verdict,
  ...(why.trim() && { why: why.trim() }),
});

/** What merging two would change. */
export async function preview(candidate: Candidate): Promise<Preview> {
  const { judgementPreview } = await request(PreviewJudgementDocument, { judgement: toInput(candidate, "SAME", "") });
  return judgementPreview;
}

/** Decides; the graph on the canvas follows. */
export async function judge(candidate: Candidate, verdict: Verdict, why: string): Promise<JudgedFragment> {
  const answer = await request(JudgeDocument, { judgement: toInput(candidate, verdict, why) });
  await followed();
  return answer.judge.judgements[0]!;
}

export async function revoke(id: string): Promise<void> {
  await request(RevokeJudgementDocument, { id });
  await followed();
}

async function followed(): Promise<void> {
  await refreshCanvas();
  await dataChanged();
}
