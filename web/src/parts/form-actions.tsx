import type { ReactNode } from "react";

interface FormActionsProps {
  save: ReactNode;
  cancel: ReactNode;
  disabled: boolean;
  problem?: string | undefined;
  onCancel: () => void;
}

/** What ends a form: save, leave, and what went wrong. */
export const FormActions = ({ save, cancel, disabled, problem, onCancel }: FormActionsProps) => (
  <div className="actions">
    <button type="submit" className="first" disabled={disabled}>
      {save}
    </button>
    <button type="button" onClick={onCancel}>
      {cancel}
    </button>
    <span role="status" className="error" dir="auto">
      {problem}
    </span>
  </div>
);
