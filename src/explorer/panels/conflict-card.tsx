// Statements that cannot all hold, side by side.
import { Badge } from "../controls/badges.tsx";
import type { ConflictFullFragment, ConflictKind } from "../generated/operations.ts";
import { toWords } from "../state/catalogue.ts";
import { StatementCard } from "./statement-card.tsx";

const KIND_WORDS: Readonly<Record<ConflictKind, string>> = {
  POLARITY: "One affirms what another denies",
  FUNCTIONAL: "Two hold what only one can",
  OPPOSITE: "One relation excludes the other",
};

/** A rule names entities by their ids; whoever reads it knows them by their names. */
function withNames(rule: string, sides: ConflictFullFragment["sides"]): string {
  const ends = sides.flatMap(({ statements }) => statements.flatMap(({ subject, object }) => [subject, object]));
  const names = new Map(ends.map(({ id, name }) => [id, name]));
  return rule
    .split(" ")
    .map((word) => names.get(word) ?? word)
    .join(" ");
}

interface ConflictCardProps {
  readonly conflict: ConflictFullFragment;
  /** One below the other, for a narrow place. */
  readonly compact?: boolean;
}

export function ConflictCard({ conflict, compact }: ConflictCardProps) {
  const { kind, rule, sides } = conflict;
  return (
    <article class={`conflict${compact ? " compact" : ""}`} data-conflict={conflict.id}>
      <header class="row wrap">
        <Badge tone="warning">{KIND_WORDS[kind]}</Badge>
        <span class="small quiet">{withNames(rule, sides)}</span>
      </header>
      <div class="sides">
        {sides.map((side) => (
          <section key={side.id} class="side-of-conflict" aria-label={`Side: ${toWords(side.label)}`}>
            <h4>
              {toWords(side.label)} <span class="count">{side.statementCount}</span>
            </h4>
            {side.statements.map((statement) => (
              <StatementCard key={statement.id} statement={statement} inConflict />
            ))}
            {side.statementCount > side.statements.length && (
              <p class="small quiet">{side.statementCount - side.statements.length} more say so.</p>
            )}
          </section>
        ))}
      </div>
    </article>
  );
}
