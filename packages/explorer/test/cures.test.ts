import { cureOf, dispatchErrors } from "@opentao/sdk/browser";
import { expect, it } from "vitest";
import { CURES_FR } from "../src/page/views/extrinsic/curesFr.ts";

it("ways out in French are of errors that the chain has", () => {
  const ofChain = new Set(dispatchErrors.map(({ name }) => name));
  const unknown = [...CURES_FR.keys()].filter((name) => {
    const [pallet = "", error = ""] = name.split(".");
    return !ofChain.has(name) && cureOf(pallet, error) === undefined;
  });
  expect(unknown).toEqual([]);
});
