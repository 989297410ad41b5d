import { Fragment, type ReactNode } from "react";

/** A date, a stage, a length: torn at its hyphen it would be two. */
const isShort = (fact: ReactNode): boolean => typeof fact === "string" && fact.length <= 16;

/**
 * Facts side by side. Each keeps its own direction, and none is drawn into its neighbour's: in a line of Urdu a date after a Latin name
 * would else be read with its day first, and a number would change places with the name before it.
 */
export const Beside = ({ facts }: { facts: ReactNode[] }) =>
  facts
    .filter((fact) => fact !== undefined && fact !== null && fact !== false && fact !== "")
    .map((fact, index) => (
      // A fact has no name but its place.
      // oxlint-disable-next-line react/no-array-index-key
      <Fragment key={index}>
        {index > 0 && " · "}
        <bdi className={isShort(fact) ? "whole" : undefined}>{fact}</bdi>
      </Fragment>
    ));

/** A word of the interface before what the case says. */
export const Named = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    {name} <bdi>{children}</bdi>
  </>
);
