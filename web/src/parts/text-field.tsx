import type { Ref } from "react";

interface FieldProps {
  label: string;
  value: string;
  onType: (value: string) => void;
  required?: boolean;
  maxLength?: number;
}

const typed =
  (onType: FieldProps["onType"]) =>
  ({ target }: { target: { value: string } }): void =>
    onType(target.value);

/** A line of the case's own words, in whichever direction they run. */
export const TextField = ({ label, onType, ...own }: FieldProps) => (
  <label>
    {label}
    <input dir="auto" {...own} onChange={typed(onType)} />
  </label>
);

/** The same for more than a line. */
export const TextArea = ({
  label,
  onType,
  ...own
}: FieldProps & { ref?: Ref<HTMLTextAreaElement> }) => (
  <label>
    {label}
    <textarea rows={2} dir="auto" {...own} onChange={typed(onType)} />
  </label>
);
