import { expect, test } from "vitest";
import { nameSimilarity, proposeNames } from "./match.ts";

const same: [string, string][] = [
  ["Aasia Ishaque", "Asiya Ishaq"],
  ["Aasia Ishaque", "عاصیہ اسحاق"],
  ["Muhammad Alamgir Khan", "Mohammed Alamgeer Khan"],
  ["Hassan Sabir", "حسن صابر"],
  ["Dr Khalid Maqbool Siddiqui", "Khalid Maqbool Siddiqui"],
  ["Syed Hafeezuddin", "Syed Hafeez-ud-din"],
  ["Edmundo González Urrutia", "Edmundo Gonzalez"],
  ["Единая Россия", "Edinaya Rossiya"],
  ["Farooq Sattar", "فاروق ستار"],
];

const different: [string, string][] = [
  ["Hassan Sabir", "Arsalan Khalid"],
  ["Bilawal Bhutto Zardari", "Asif Ali Zardari"],
  ["Muhammad Ali", "Muhammad Khan"],
  ["Nawaz Sharif", "Shehbaz Sharif"],
  ["Polling Station 12", "Polling Station 21"],
];

test.each(same)("%s and %s may be one", (a, b) => {
  expect(nameSimilarity(a, b)).toBeGreaterThanOrEqual(0.72);
});

test.each(different)("%s and %s are not proposed", (a, b) => {
  expect(nameSimilarity(a, b)).toBeLessThan(0.72);
});

test("exact before alias before similar, and each name once", () => {
  const from = [
    { id: "MQM" },
    { id: "asiya ishaq" },
    { id: "Hassan  Sabir" },
    { id: "Nobody Known" },
  ];
  const to = [{ id: "MQM-P", aliases: ["MQM"] }, { id: "Aasia Ishaque" }, { id: "hassan sabir" }];
  expect(proposeNames(from, to)).toEqual([
    { from: "MQM", to: "MQM-P", how: "alias", score: 1 },
    { from: "Hassan  Sabir", to: "hassan sabir", how: "exact", score: 1 },
    { from: "asiya ishaq", to: "Aasia Ishaque", how: "similar", score: expect.any(Number) },
  ]);
});

test("two that are equally near leave the choice to a person", () => {
  const to = [{ id: "Mohamed Aslam" }, { id: "Muhammed Aslam" }];
  expect(proposeNames([{ id: "Mohammad Aslam" }], to)).toEqual([]);
});
