// A key, for servers that want one or let only its owners change something.
import { useState } from "preact/hooks";
import { apiKey } from "../api/key.ts";
import { changeKey, mayCurate } from "../state/access.ts";
import { catalogue } from "../state/catalogue.ts";

export function KeyForm() {
  const [key, setKey] = useState("");
  const [asking, setAsking] = useState(false);
  const show = async (next: string | null) => {
    setAsking(true);
    await changeKey(next);
    setAsking(false);
    setKey("");
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void show(key.trim());
  };
  const failed = catalogue.value.state === "failed" ? catalogue.value.error : null;
  return (
    <form class="stack" onSubmit={submit}>
      <label class="labelled">
        API key
        <input
          class="field"
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={key}
          placeholder="cg_…"
          onInput={({ currentTarget }) => setKey(currentTarget.value)}
        />
      </label>
      <p class="small quiet" role="status">
        {statusWords(failed?.message ?? null)}
      </p>
      <div class="row">
        <button type="submit" class="button primary" disabled={!key.trim() || asking}>
          Use this key
        </button>
        {apiKey.value && (
          <button type="button" class="button" disabled={asking} onClick={() => void show(null)}>
            Forget the key
          </button>
        )}
      </div>
    </form>
  );
}

function statusWords(failure: string | null): string {
  if (failure) return failure;
  const role = mayCurate.value ? "You may look, add documents and judge which entities are one." : "You may look.";
  return `${role} ${apiKey.value ? "A key is in use until this tab is closed." : "No key is in use."}`;
}
