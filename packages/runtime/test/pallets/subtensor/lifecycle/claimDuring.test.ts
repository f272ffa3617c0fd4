import { expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { replaceChildren } from "../../../../src/pallets/subtensor/delegation/relations.ts";
import { createHotkeyIfAbsent } from "../../../../src/pallets/subtensor/keys/ownership.ts";
import { dissolveSubnet } from "../../../../src/pallets/subtensor/lifecycle/dissolve.ts";
import { continueEndings } from "../../../../src/pallets/subtensor/lifecycle/endings.ts";
import { claimHotkey } from "../../../../src/pallets/subtensor/registration/claimHotkey.ts";
import { ChildKeys, Owner, ParentKeys } from "../../../../src/pallets/subtensorStorage/index.ts";
import { account } from "../../../testState.ts";
import { COLDKEYS, stakingWorld } from "../stakingWorld.ts";
import { finishEndings } from "./ending.ts";

const ENDING = 1;
const [OWNER, CLAIMANT] = COLDKEYS;
/** A chain of relations in the order in which they are removed: each is the parent of the next. */
function related(state: State): Uint8Array[] {
  const hotkeys = Array.from({ length: 4 }, (_, i) => account(60 + i));
  const child = account(80);
  for (const hotkey of hotkeys) {
    createHotkeyIfAbsent(state, { coldkey: OWNER, hotkey });
    replaceChildren(state, hotkey, ENDING, [[1n, child]]);
  }
  const inOrder = ChildKeys.keys(state).map(([hotkey]) => hotkey);
  for (const [i, hotkey] of inOrder.entries()) replaceChildren(state, hotkey, ENDING, [[1n, inOrder[i + 1] ?? child]]);
  return inOrder;
}

it("a hotkey that is claimed while a subnet ends brings none of its relations back", () => {
  const state = stakingWorld();
  const hotkeys = related(state);
  const [parent, claimed] = hotkeys;
  if (parent === undefined || claimed === undefined) throw new TypeError("there are four");
  dissolveSubnet(state, ENDING);
  while (ChildKeys.has(state, parent, ENDING)) continueEndings(state, 1);
  expect(ChildKeys.has(state, claimed, ENDING)).toBe(true);
  claimHotkey(state, { coldkey: CLAIMANT, hotkey: claimed });
  expect(Owner.get(state, claimed)).toEqual(CLAIMANT);
  finishEndings(state);
  expect(ChildKeys.keys(state)).toEqual([]);
  expect(ParentKeys.keys(state)).toEqual([]);
});
