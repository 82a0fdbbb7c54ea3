// One statement: who says what, how it is meant, when, and the sentence in its paragraph.
import { Badge, Confidence, MeantBadges } from "../controls/badges.tsx";
import type { StatementFullFragment } from "../generated/operations.ts";
import { relationWords } from "../state/catalogue.ts";
import { chosenSpeakers, toggleNamed } from "../state/filters.ts";
import { select } from "../state/selection.ts";
import { EntityLink } from "./entity-link.tsx";
import { Passage } from "./passage.tsx";
import { SourceLine } from "./source-line.tsx";

interface StatementCardProps {
  readonly statement: StatementFullFragment;
  /** Whether subject, relation and object are shown; not needed where the panel says them. */
  readonly whole?: boolean;
  /** Whether what is around it says already that it is in conflict. */
  readonly inConflict?: boolean;
}

export function StatementCard({ statement, whole = true, inConflict = false }: StatementCardProps) {
  const { polarity, modality, confidence, role, conflicts, evidence } = statement;
  return (
    <article class="statement">
      {whole && <Triple statement={statement} />}
      <div class="row wrap">
        <Speaker statement={statement} />
        <MeantBadges polarity={polarity} modality={modality} />
        {role && <Badge>{role}</Badge>}
        <TimeBadge statement={statement} />
        {conflicts.totalCount > 0 && !inConflict && <Badge tone="warning">in conflict</Badge>}
      </div>
      {evidence.map((each) => (
        <figure key={each.id} class="evidence">
          <Passage evidence={each} />
          <SourceLine document={each.document} />
        </figure>
      ))}
      <div class="row small quiet">
        <Confidence value={confidence} />
        <ExtractedBy statement={statement} />
      </div>
    </article>
  );
}

/** By what the statement was read; all of it in the title, for whoever wants to find the same again. */
function ExtractedBy({ statement: { extractedBy } }: StatementCardProps) {
  const { id, extractor, version, model } = extractedBy;
  const [seed] = extractor.startsWith("seed:") ? [extractor.slice("seed:".length)] : [];
  return (
    <span title={[id, extractor, version, model].filter(Boolean).join(" · ")} class="run">
      {seed ? `from the seed ${seed}` : `read by ${extractor} ${version}`}
      {model && `, ${model}`}
    </span>
  );
}

function Triple({ statement: { subject, relation, object } }: StatementCardProps) {
  return (
    <p class="triple">
      <EntityLink entity={subject} /> <span class="relation">{relationWords(relation)}</span>{" "}
      <EntityLink entity={object} />
    </p>
  );
}

function Speaker({ statement: { attributedTo } }: StatementCardProps) {
  if (!attributedTo) return <span class="speaker quiet">The document says</span>;
  const { entity, name, via } = attributedTo;
  const isChosen = entity && chosenSpeakers.value.some(({ id }) => id === entity.id);
  return (
    <span class="speaker">
      {via && (
        <span class="quiet">
          <bdi>{via.entity?.name ?? via.name}</bdi> reports:{" "}
        </span>
      )}
      {entity ? (
        <button type="button" class="link" onClick={() => select(entity.id)}>
          <bdi>{entity.name}</bdi>
        </button>
      ) : (
        <bdi>{name}</bdi>
      )}{" "}
      says
      {entity && (
        <button
          type="button"
          class="link small only"
          aria-pressed={Boolean(isChosen)}
          onClick={() => toggleNamed(chosenSpeakers, { id: entity.id, name: entity.name })}
        >
          {isChosen ? "anyone’s words" : "only their words"}
        </button>
      )}
    </span>
  );
}

const CLOCK_WORDS = { OCCURRED: "happened", EFFECTIVE: "takes effect", PUBLISHED: "said" } as const;

function TimeBadge({ statement: { time, clock } }: StatementCardProps) {
  if (!time) return null;
  return (
    <Badge>
      {clock === "EFFECTIVE" && hasEnd(time) ? "in effect" : clock ? CLOCK_WORDS[clock] : "time"}{" "}
      <time>{toTimeWords(time)}</time>
    </Badge>
  );
}

/** What has an end does not take effect then. */
const hasEnd = (time: string) => /\/\d/.test(time);

/** `2025-07/..` → "from 2025-07". */
export function toTimeWords(time: string): string {
  const [from = "", to] = time.split("/");
  if (to === undefined) return from.endsWith("~") ? `about ${from.slice(0, -1)}` : from;
  if (to === "..") return `from ${from}`;
  return from === ".." ? `until ${to}` : `${from} to ${to}`;
}
