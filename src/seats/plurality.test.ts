import { describe, expect, it } from "vitest";
import { plurality } from "./plurality.ts";

const stand = (...votes: (number | null)[]) =>
  votes.map((votes, i) => ({ candidate: `C${i}`, party: null, votes }));
const names = (all: { candidate: string }[]) => all.map(({ candidate }) => candidate);

describe("first past the post", () => {
  it("elects who has most votes", () => {
    const { elected, undecided } = plurality(stand(3, 9, 4));
    expect([names(elected), undecided]).toEqual([["C1"], undefined]);
  });

  it("elects as many as there are seats", () => {
    expect(names(plurality(stand(3, 9, 4), 2).elected)).toEqual(["C1", "C2"]);
  });

  it("names nobody on a tie, and keeps those above it", () => {
    expect(plurality(stand(5, 5))).toMatchObject({ elected: [], undecided: "tie" });
    const { elected, tied } = plurality(stand(9, 5, 5), 2);
    expect([names(elected), names(tied)]).toEqual([["C0"], ["C1", "C2"]]);
  });

  it("names nobody while any candidate's votes are unknown, none were cast or nobody stood", () => {
    expect(plurality(stand(900, null)).undecided).toBe("votes-unknown");
    expect(plurality(stand(0, 0)).undecided).toBe("no-votes");
    expect(plurality([]).undecided).toBe("no-candidate");
  });

  it("elects who stands alone, votes known or not", () => {
    expect(names(plurality(stand(null)).elected)).toEqual(["C0"]);
  });
});
