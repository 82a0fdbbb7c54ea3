// Which two entities, and how far apart they may be.
import { IconButton } from "../controls/icon-button.tsx";
import { Combobox } from "../search/combobox.tsx";
import { MAX_LENGTH, pathQuestion } from "../state/path-question.ts";

export function PathEnds() {
  const { from, to, maxLength } = pathQuestion.value;
  const change = (part: Partial<typeof pathQuestion.value>) => {
    pathQuestion.value = { ...pathQuestion.value, ...part };
  };
  return (
    <div class="path-ends">
      <Combobox
        label="From"
        placeholder="Name of an entity"
        value={from?.name ?? ""}
        onChoose={({ id, name }) => change({ from: { id, name } })}
      />
      <IconButton icon="shuffle" label="Swap the two" onClick={() => change({ from: to, to: from })} />
      <Combobox
        label="To"
        placeholder="Name of an entity"
        value={to?.name ?? ""}
        onChoose={({ id, name }) => change({ to: { id, name } })}
      />
      <label class="labelled">
        At most
        <select
          class="select"
          value={maxLength}
          onChange={({ currentTarget }) => change({ maxLength: Number(currentTarget.value) })}
        >
          {Array.from({ length: MAX_LENGTH }, (_, index) => (
            <option key={index + 1} value={index + 1}>
              {index + 1} {index === 0 ? "relation" : "relations"}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
