// Legend and filters in one: what is switched off here is gone from the graph, the lists and the suggestions.
import { Mark } from "../controls/mark.tsx";
import { Combobox } from "../search/combobox.tsx";
import { entityTypes, relationTypes, relationWords, toWords } from "../state/catalogue.ts";
import * as filters from "../state/filters.ts";
import { filterError } from "../state/passing.ts";
import { ChoiceFacet, FacetRow } from "./choice-facet.tsx";
import { countOf } from "./facet-counts.ts";
import { OutletFacet } from "./outlet-facet.tsx";
import { StatusLine } from "./status-line.tsx";

export function FilterPanel() {
  const { hiddenTypes, chosenRelations, chosenStatus, chosenPolarity, chosenModality } = filters;
  const relations = relationTypes.value.filter(({ relationCount }) => relationCount > 0);
  return (
    <div class="stack filters">
      <div class="row filters-head">
        <h2 class="grow">Legend and filters</h2>
        {filters.activeCount.value > 0 && (
          <button type="button" class="link small" onClick={filters.clearFilters}>
            Clear all
          </button>
        )}
      </div>
      {filterError.value && (
        <p class="small badge bad" role="alert">
          {filterError.value.message}
        </p>
      )}
      <ConcernsFacet />
      <fieldset class="facet">
        <legend>Entity types</legend>
        {entityTypes.value.map(({ name, definition }) => (
          <FacetRow
            key={name}
            label={toWords(name)}
            title={definition}
            count={countOf("types", name)}
            checked={!hiddenTypes.value.has(name)}
            onToggle={() => filters.toggle(hiddenTypes, name)}
            picture={<Mark type={name} />}
          />
        ))}
      </fieldset>
      <fieldset class="facet">
        <legend>Status of relations</legend>
        {filters.STATUSES.map((status) => (
          <FacetRow
            key={status}
            label={toWords(status)}
            count={countOf("status", status)}
            checked={chosenStatus.value.has(status)}
            onToggle={() => filters.toggle(chosenStatus, status)}
            picture={<StatusLine status={status} />}
          />
        ))}
      </fieldset>
      <ChoiceFacet
        title="Relations"
        facet="relations"
        values={relations.map(({ name }) => name)}
        choice={chosenRelations}
        words={(name) => relationWords(name)}
      />
      <ChoiceFacet
        title="How it is meant"
        facet="modality"
        values={filters.MODALITIES}
        choice={chosenModality}
        words={toWords}
      />
      <ChoiceFacet
        title="Affirmed or denied"
        facet="polarity"
        values={filters.POLARITIES}
        choice={chosenPolarity}
        words={toWords}
      />
      <SpeakerFacet />
      <OutletFacet />
      <TimeFacet />
      <ConfidenceFacet />
    </div>
  );
}

/** Whom or what a statement concerns: an end of it, or named beside them, as the country that a chip is kept from. */
function ConcernsFacet() {
  const { concerned, toggleNamed } = filters;
  return (
    <fieldset class="facet">
      <legend>Only what concerns</legend>
      {concerned.value.map((entity) => (
        <FacetRow key={entity.id} label={entity.name} checked onToggle={() => toggleNamed(concerned, entity)} />
      ))}
      <Combobox
        label="Only what concerns"
        placeholder={concerned.value.length > 0 ? "or another name" : "A name, such as China"}
        filter={null}
        onChoose={({ id, name }) => {
          if (!concerned.value.some((each) => each.id === id)) toggleNamed(concerned, { id, name });
        }}
        hideLabel
      />
    </fieldset>
  );
}

function SpeakerFacet() {
  const { chosenSpeakers, toggleNamed } = filters;
  if (chosenSpeakers.value.length === 0) return null;
  return (
    <fieldset class="facet">
      <legend>Only the words of</legend>
      {chosenSpeakers.value.map((speaker) => (
        <FacetRow key={speaker.id} label={speaker.name} checked onToggle={() => toggleNamed(chosenSpeakers, speaker)} />
      ))}
    </fieldset>
  );
}

function TimeFacet() {
  const { validAt, timeRange } = filters;
  return (
    <fieldset class="facet">
      <legend>Time</legend>
      <label class="labelled">
        True on the day
        <input
          class="field"
          type="date"
          value={validAt.value ?? ""}
          onChange={({ currentTarget }) => {
            validAt.value = currentTarget.value || null;
          }}
        />
      </label>
      {timeRange.value && (
        <FacetRow
          label={`${timeRange.value.clock === "published" ? "Published" : "Spoken of"} ${timeRange.value.from ?? "…"} to ${timeRange.value.to ?? "…"}`}
          checked
          onToggle={() => {
            timeRange.value = null;
          }}
        />
      )}
    </fieldset>
  );
}

function ConfidenceFacet() {
  const { minConfidence } = filters;
  const percent = Math.round(minConfidence.value * 100);
  return (
    <fieldset class="facet">
      <legend>Confidence</legend>
      <label class="labelled">
        At least {percent}%
        <input
          type="range"
          min="0"
          max="100"
          step="5"
          value={percent}
          onChange={({ currentTarget }) => {
            minConfidence.value = Number(currentTarget.value) / 100;
          }}
        />
      </label>
    </fieldset>
  );
}
