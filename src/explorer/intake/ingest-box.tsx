// Texts in, graph out: pasted, or files that are dropped or chosen; each shows what became of it.
import { useRef, useState } from "preact/hooks";
import { ingestFiles, ingestText, type Job, jobs, working } from "./jobs.ts";

export function IngestBox() {
  return (
    <section class="card stack ingest" aria-label="Add documents">
      <h2>Add documents</h2>
      <PasteForm />
      <DropZone />
      <JobList />
    </section>
  );
}

function PasteForm() {
  const [text, setText] = useState("");
  const [title, setTitle] = useState("");
  const [publishedAt, setPublishedAt] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    await ingestText({ text, title, publishedAt });
    setText("");
    setTitle("");
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <label class="labelled">
        Text
        <textarea
          rows={5}
          required
          value={text}
          placeholder="Paste an article"
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <div class="row wrap ends">
        <label class="labelled grow">
          Title
          <input class="field" value={title} onInput={({ currentTarget }) => setTitle(currentTarget.value)} />
        </label>
        <label class="labelled">
          Published
          <input
            class="field"
            type="date"
            value={publishedAt}
            onInput={({ currentTarget }) => setPublishedAt(currentTarget.value)}
          />
        </label>
        <button type="submit" class="button primary" disabled={!text.trim() || working.value}>
          Read it
        </button>
      </div>
    </form>
  );
}

function DropZone() {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    setOver(false);
    if (files) void ingestFiles([...files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      class={`drop${over ? " over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files ?? null);
      }}
    >
      <span>Drop text, Markdown or JSONL files here, or</span>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        Choose files
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".txt,.md,.markdown,.jsonl,text/plain,text/markdown"
        aria-label="Files to read"
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = "";
        }}
      />
    </div>
  );
}

function JobList() {
  if (jobs.value.length === 0) return null;
  const done = jobs.value.filter(({ state }) => state !== "waiting" && state !== "reading").length;
  return (
    <div class="stack tight">
      <label class="labelled">
        {done} of {jobs.value.length} read
        <progress max={jobs.value.length} value={done} />
      </label>
      <ul class="jobs" aria-live="polite">
        {jobs.value.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </div>
  );
}

function JobRow({ job: { name, state, detail } }: { readonly job: Job }) {
  return (
    <li class="row small">
      <span class="grow">
        <bdi>{name}</bdi>
      </span>
      <span class={state === "failed" ? "badge bad" : "quiet"}>{detail ?? state}</span>
    </li>
  );
}
