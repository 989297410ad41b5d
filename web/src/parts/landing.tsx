import { type ReactNode, useState } from "react";

interface LandingProps {
  label: string;
  children: ReactNode;
  onDrop: (dropped: DataTransfer) => void;
}

/** A place things are dropped on, which shows when something is held over it. */
export const Landing = ({ label, children, onDrop }: LandingProps) => {
  const [over, setOver] = useState(false);
  return (
    <section
      aria-label={label}
      className={over ? "bin over" : "bin"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop(event.dataTransfer);
      }}
    >
      {children}
    </section>
  );
};
