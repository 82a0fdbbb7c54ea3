// The form for a key, over the page.
import { useEffect, useRef } from "preact/hooks";
import { IconButton } from "../controls/icon-button.tsx";
import { KeyForm } from "./key-form.tsx";

export function KeyDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="key-title" onClose={onClose}>
      <div class="stack">
        <div class="row">
          <h2 class="grow" id="key-title">
            Your key
          </h2>
          <IconButton icon="close" label="Close" plain onClick={() => dialog.current?.close()} />
        </div>
        <p class="small quiet">
          Needed where a server asks for one, or lets only some people change what it shows. Whoever runs the server
          makes keys with <code>citegraph key</code>.
        </p>
        <KeyForm />
      </div>
    </dialog>
  );
}
