// A resource that lives as long as its component.
import { useEffect, useRef } from "preact/hooks";
import { createResource, type Resource } from "../api/resource.ts";

export function useResource<T>(): Resource<T> {
  const held = useRef<Resource<T> | null>(null);
  held.current ??= createResource<T>();
  const resource = held.current;
  useEffect(() => () => resource.clear(), [resource]);
  return resource;
}
