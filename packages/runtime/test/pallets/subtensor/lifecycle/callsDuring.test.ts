import { toHex } from "@opentao/codec";
import { expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { totalBalance } from "../../../../src/pallets/balances/index.ts";
import { storage as commitments } from "../../../../src/pallets/commitments/storage.ts";
import { syncIssuance } from "../../../../src/pallets/subtensor/ledger/tao.ts";
import { dissolveSubnet } from "../../../../src/pallets/subtensor/lifecycle/dissolve.ts";
import { continueEndings } from "../../../../src/pallets/subtensor/lifecycle/endings.ts";
import { subnetAccount } from "../../../../src/pallets/subtensor/subnets/account.ts";
import { RegisteredSubnetCounter, SubnetTAO, storage } from "../../../../src/pallets/subtensorStorage/index.ts";
import { withCalls } from "../../../executive/chain.ts";
import { dispatcher, type Trial } from "../../../weights/measure.ts";
import { allTrials } from "../../../weights/trials.ts";
import { fullChain } from "../../../weights/world.ts";
import { finishEndings } from "./ending.ts";

/** The subnet that the trials name. */
const ENDING = 1;
/** Weight of the end when a call comes: nothing, and as much as leaves some of the sweeps to be made. */
const STEPS = [0, 300_000_000_000];
/** Pallets whose calls name subnets, without the calls that end one. */
const NAMES = /^(SubtensorModule|Commitments|AdminUtils|Swap)\.(?!.*(dissolve|Dissolve))/;

const chain = fullChain();
const withNetuid = [...Object.values(storage), ...Object.values(commitments)].flatMap((item) =>
  "keysOf" in item && item !== RegisteredSubnetCounter ? [item] : [],
);

/** Entries with the subnet's number in their keys; other numbers, such as UIDs, may be the same. */
function entriesOf(state: State): Set<string> {
  const found = new Set<string>();
  for (const item of withNetuid) {
    for (const raw of state.keysUnder(item.prefix)) {
      const keys: unknown = item.keysOf(raw, () => true);
      if ([keys].flat().includes(ENDING)) found.add(`${item.name} ${toHex(raw)}`);
    }
  }
  return found;
}

/** Ends the subnet, with calls while it is ending. @returns entries that are left */
function entriesAfter(step: number, trials: readonly Trial[]): Set<string> {
  const state = chain.reader();
  return state.dryRun(() => {
    for (const { prepare } of trials) prepare?.(state);
    syncIssuance(state);
    dissolveSubnet(state, ENDING);
    continueEndings(state, step);
    for (const { origin, call } of trials) {
      dispatcher.dispatch(state, origin, call);
      const { type, value } = call;
      const held = totalBalance(state, subnetAccount(ENDING));
      expect(held, `after ${type}.${value.type}`).toBe(SubnetTAO.get(state, ENDING));
    }
    finishEndings(state);
    expect(totalBalance(state, subnetAccount(ENDING))).toBe(0n);
    return entriesOf(state);
  });
}

it("no call brings anything into a subnet that is ending", { timeout: 600_000 }, () =>
  withCalls(() => {
    const trials = [...allTrials()].filter(([name]) => NAMES.test(name)).flatMap(([, some]) => some);
    expect(trials.length).toBeGreaterThan(150);
    for (const step of STEPS) {
      const usual = entriesAfter(step, []);
      expect([...entriesAfter(step, trials)].filter((entry) => !usual.has(entry))).toEqual([]);
    }
  }),
);
