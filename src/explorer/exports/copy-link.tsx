// The address of exactly this view, into the clipboard.
import { useState } from "preact/hooks";
import { IconButton } from "../controls/icon-button.tsx";
import { writeLink } from "../state/link.ts";

const SHOWN_MS = 2000;

export function CopyLink() {
  const [label, setLabel] = useState("Copy a link to this view");
  const copy = async () => {
    const url = await writeLink();
    try {
      await navigator.clipboard.writeText(url);
      setLabel("Link copied");
    } catch {
      setLabel("The link is in the address bar");
    }
    setTimeout(() => setLabel("Copy a link to this view"), SHOWN_MS);
  };
  return (
    <>
      <IconButton icon="link" label={label} onClick={() => void copy()} />
      <span class="unseen" role="status">
        {label.startsWith("Copy") ? "" : label}
      </span>
    </>
  );
}
