interface SearchFieldProps {
  /** What is searched, for the eye and for the screen reader. */
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Where one types to see fewer lines; what is typed may run in either direction. */
export const SearchField = ({ label, value, onChange }: SearchFieldProps) => (
  <input
    type="search"
    aria-label={label}
    placeholder={label}
    value={value}
    dir="auto"
    onChange={({ target }) => onChange(target.value)}
  />
);
