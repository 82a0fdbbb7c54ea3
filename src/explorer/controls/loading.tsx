// What stands where an answer is not there yet, or will not come.
import type { ComponentChildren } from "preact";
import type { RequestError } from "../api/request.ts";
import type { Loaded } from "../api/resource.ts";
import { IconButton } from "./icon-button.tsx";

interface WhenLoadedProps<T> {
  readonly of: Loaded<T>;
  readonly retry?: () => void;
  readonly children: (value: T) => ComponentChildren;
}

/** Shows the answer; while a newer one is on its way the older stays. */
export function WhenLoaded<T>({ of: loaded, retry, children }: WhenLoadedProps<T>) {
  if (loaded.state === "ready") return <>{children(loaded.value)}</>;
  if (loaded.state === "failed") return <Failure error={loaded.error} retry={retry} />;
  if (loaded.state === "loading" && loaded.previous !== undefined) return <>{children(loaded.previous)}</>;
  return loaded.state === "loading" ? <Loading /> : null;
}

export function Loading() {
  return (
    <p class="loading" role="status">
      Loading…
    </p>
  );
}

interface FailureProps {
  readonly error: RequestError;
  readonly retry?: (() => void) | undefined;
  readonly dismiss?: () => void;
}

export function Failure({ error, retry, dismiss }: FailureProps) {
  return (
    <div class="notice bad" role="alert">
      <div class="grow">
        <p>{error.message}</p>
        {error.hint && <p class="quiet">{error.hint}</p>}
      </div>
      {retry && (
        <button type="button" class="button" onClick={retry}>
          Try again
        </button>
      )}
      {dismiss && <IconButton icon="close" label="Dismiss" onClick={dismiss} plain />}
    </div>
  );
}
