// A text field with suggestions, after the WAI-ARIA pattern "editable combobox with list autocomplete".
import { useId, useRef, useState } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { createResource } from "../api/resource.ts";
import { Mark } from "../controls/mark.tsx";
import type { Filter, SuggestQuery } from "../generated/operations.ts";
import { toWords } from "../state/catalogue.ts";
import { wholeFilter } from "../state/filters.ts";
import { suggest } from "./suggest.ts";

export type Suggestion = SuggestQuery["search"]["edges"][number]["node"];

interface ComboboxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly onChoose: (entity: Suggestion) => void;
  /** Shown while nothing is typed. */
  readonly value?: string;
  readonly hideLabel?: boolean;
  /** What suggestions must pass; the filters that are on when not given. */
  readonly filter?: Filter | null;
}

const WAIT_MS = 60;

export function Combobox({ label, placeholder, onChoose, value = "", hideLabel, filter }: ComboboxProps) {
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const answers = useRef(createResource<SuggestQuery["search"]>()).current;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const loaded = answers.loaded.value;
  const search = loaded.state === "ready" ? loaded.value : loaded.state === "loading" ? loaded.previous : undefined;
  const found = search && text?.trim() ? rowsOf(search) : [];
  const isOpen = Boolean(text?.trim()) && (search !== undefined || loaded.state === "failed");

  const type = (typed: string) => {
    setText(typed);
    setActive(-1);
    clearTimeout(timer.current);
    if (!typed.trim()) return answers.clear();
    timer.current = setTimeout(() => {
      void answers.load((signal) => suggest(typed, filter === undefined ? wholeFilter.peek() : filter, signal));
    }, WAIT_MS);
  };
  const close = () => {
    clearTimeout(timer.current);
    setText(null);
    answers.clear();
  };
  const choose = (entity: Suggestion | undefined) => {
    if (!entity) return;
    close();
    onChoose(entity);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") return close();
    if (event.key === "Enter") return choose(found[active] ?? found[0]);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || found.length === 0) return;
    event.preventDefault();
    setActive((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
  };
  const activeId = isOpen && active >= 0 ? `${id}-${active}` : undefined;
  return (
    <div class="combobox">
      <label class={hideLabel ? "unseen" : "combobox-label"} for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={activeId}
        placeholder={placeholder}
        value={text ?? value}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={press}
        onBlur={close}
      />
      <div id={`${id}-list`} class="suggestions" role="listbox" aria-label={`${label}: suggestions`} hidden={!isOpen}>
        {found.map((entity, index) => (
          <SuggestionRow
            key={entity.id}
            id={`${id}-${index}`}
            entity={entity}
            active={index === active}
            text={text ?? ""}
            onChoose={() => choose(entity)}
          />
        ))}
        {isOpen && found.length === 0 && (
          <div role="option" tabIndex={-1} aria-disabled="true" aria-selected="false" class="suggestion quiet">
            {loaded.state === "failed" ? loaded.error.message : `No name begins like “${text?.trim()}”.`}
          </div>
        )}
      </div>
      <span class="unseen" role="status">
        {isOpen && search ? `${found.length} of ${search.totalCount} suggestions` : ""}
      </span>
    </div>
  );
}

interface SuggestionRowProps {
  readonly id: string;
  readonly entity: Suggestion;
  readonly active: boolean;
  readonly text: string;
  readonly onChoose: () => void;
}

function SuggestionRow({ id, entity, active, text, onChoose }: SuggestionRowProps) {
  const alias = aliasToShow(entity, text);
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      class="suggestion"
      onPointerDown={(event) => {
        event.preventDefault(); // keeps the focus, so that the field does not close before the click
        onChoose();
      }}
    >
      <Mark type={entity.type} />
      <span class="grow">
        <bdi>{entity.name}</bdi>
        {alias && (
          <span class="quiet">
            {" "}
            <bdi>{alias}</bdi>
          </span>
        )}
      </span>
      <span class="quiet small">
        {toWords(entity.type)} · {entity.relationCount}
      </span>
    </div>
  );
}

/** The alias that explains the match when the name does not. */
function aliasToShow({ name, aliases }: Suggestion, text: string): string | null {
  const typed = text.trim().toLowerCase();
  if (name.toLowerCase().includes(typed)) return null;
  return aliases.find((alias) => alias !== name && alias.toLowerCase().includes(typed)) ?? null;
}
