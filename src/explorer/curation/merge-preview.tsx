// What merging two entities would change, before it is done.
import { count } from "../panels/entity-panel.tsx";
import type { Candidate, Preview } from "./judge.ts";

interface MergePreviewProps {
  readonly candidate: Candidate;
  readonly preview: Preview;
  readonly waiting: boolean;
  readonly onMerge: () => void;
  readonly onCancel: () => void;
}

export function MergePreview({ candidate, preview, waiting, onMerge, onCancel }: MergePreviewProps) {
  const { entitiesBefore, entitiesAfter, statementsMoved, conflictsAdded, conflictsRemoved } = preview;
  const names = new Map([candidate.first, candidate.second].map(({ id, name }) => [id, name]));
  return (
    <section class="preview stack tight" aria-label="What merging would do">
      <h3>
        Shown as one: <bdi>{candidate.first.name}</bdi>
      </h3>
      <ul class="small">
        <li>
          {count(statementsMoved, "statement")} would move; {entitiesBefore.toLocaleString("en")} entities would become{" "}
          {entitiesAfter.toLocaleString("en")}.
        </li>
        <Conflicts title="would come up" conflicts={conflictsAdded} names={names} />
        <Conflicts title="would be gone" conflicts={conflictsRemoved} names={names} />
        {conflictsAdded.length + conflictsRemoved.length === 0 && <li>No conflict would come up or go.</li>}
      </ul>
      <div class="row">
        <button type="button" class="button primary" disabled={waiting} onClick={onMerge}>
          Merge them
        </button>
        <button type="button" class="button" onClick={onCancel}>
          Not yet
        </button>
      </div>
    </section>
  );
}

interface ConflictsProps {
  readonly title: string;
  readonly conflicts: Preview["conflictsAdded"];
  readonly names: ReadonlyMap<string, string>;
}

function Conflicts({ title, conflicts, names }: ConflictsProps) {
  if (conflicts.length === 0) return null;
  const words = (rule: string) => rule.split(" ").map((word) => names.get(word) ?? word);
  return (
    <li>
      {count(conflicts.length, "conflict")} {title}:
      <ul class="reasons">
        {conflicts.map(({ id, rule }) => (
          <li key={id}>
            <bdi>{words(rule).join(" ")}</bdi>
          </li>
        ))}
      </ul>
    </li>
  );
}
