// A button that shows a picture and says what it does.
import { Icon, type IconName } from "./icon.tsx";

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly plain?: boolean;
}

export function IconButton({ icon, label, onClick, pressed, disabled, plain }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`button icon${plain ? " plain" : ""}`}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
