// A button that opens a list of actions: arrow keys walk it, Escape closes it.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "./icon.tsx";

export interface MenuItem {
  readonly label: string;
  readonly detail?: string;
  readonly onChoose: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly icon: IconName;
  /** Shows no more than the icon. */
  readonly bare?: boolean;
  readonly items: readonly MenuItem[];
  readonly disabled?: boolean;
}

export function Menu({ label, icon, bare, items, disabled }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const close = (focus: boolean) => {
    setOpen(false);
    if (focus) root.current?.querySelector<HTMLElement>("button")?.focus();
  };
  useLayoutEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const outside = ({ target }: Event) => {
      if (!root.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  return (
    <div class="menu" ref={root}>
      <button
        type="button"
        class={`button${bare ? " icon" : ""}`}
        title={bare ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} /> <span class={bare ? "unseen" : "menu-label"}>{label}</span>
      </button>
      {open && (
        <div class="menu-list" role="menu" aria-label={label} onKeyDown={(event) => walk(event, close)}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close(true);
                item.onChoose();
              }}
            >
              <strong>{item.label}</strong>
              {item.detail && <span class="quiet">{item.detail}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function walk(event: KeyboardEvent & { currentTarget: HTMLElement }, close: (focus: boolean) => void): void {
  if (event.key === "Escape" || event.key === "Tab") {
    close(event.key === "Escape");
    return;
  }
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}
