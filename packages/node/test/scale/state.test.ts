import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime } from "@opentao/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { State } from "../../../runtime/src/framework/index.ts";
import { TotalAlphaIssuance } from "../../../runtime/src/pallets/alphaAssets/index.ts";
import { stakeAt } from "../../../runtime/src/pallets/subtensor/ledger/positions.ts";
import { dynamicSubnetIds, subnetIds } from "../../../runtime/src/pallets/subtensorStorage/existence.ts";
import {
  AlphaV2,
  NumStakingColdkeys,
  StakingHotkeys,
  SubnetAlphaIn,
  SubnetAlphaOut,
  SubnetTAO,
  SubnetworkN,
  TotalHotkeyAlpha,
  TotalNetworks,
  TotalStake,
  ValidatorPermit,
} from "../../../runtime/src/pallets/subtensorStorage/index.ts";
import { expectEveryRaoAccounted } from "../../../runtime/test/pallets/subtensor/property/invariants.ts";
import { epochsIn } from "../../bench/scale/blocks.ts";
import { generated } from "../../bench/scale/folder.ts";
import { sizeOf } from "../../bench/scale/size.ts";
import { AUTHOR, scaleSpec } from "../../bench/scale/spec.ts";
import { HEIGHT, made, SLOT } from "../../bench/scale/world.ts";
import { Node } from "../../src/index.ts";

const size = sizeOf("small");
const runtime = createRuntime();
const folder = mkdtempSync(join(tmpdir(), "opentao-scale-test-"));
let now = Number(SLOT) * 12_000;
let node: Node;

beforeAll(async () => {
  const { basePath } = await generated(folder, size, () => undefined);
  node = await Node.start({
    ...{ spec: scaleSpec(runtime), runtime, basePath, authorKey: AUTHOR, sealing: { kind: "manual" } },
    clock: { now: () => now, setTimer: () => () => undefined },
  });
});
afterAll(async () => {
  await node.stop();
  rmSync(folder, { recursive: true, force: true });
});

const stateNow = (): State => new State(node.chain.open(node.chain.best().hash));
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/** Every rao and every unit of alpha is somewhere, and only once. */
function expectConsistent(state: State): void {
  expectEveryRaoAccounted(state);
  const pools = subnetIds(state).map((netuid) => SubnetTAO.get(state, netuid));
  expect(TotalStake.get(state), "the total stake is that of all pools").toBe(sum(pools));
  const staked = TotalHotkeyAlpha.entries(state);
  for (const netuid of dynamicSubnetIds(state)) {
    const held = sum(staked.filter(([[, other]]) => other === netuid).map(([, alpha]) => alpha));
    const outside = SubnetAlphaOut.get(state, netuid);
    expect(held, `stakes on subnet ${netuid} are alpha outside its pool`).toBeLessThanOrEqual(outside);
    const issued = SubnetAlphaIn.get(state, netuid) + outside;
    expect(TotalAlphaIssuance.get(state, netuid), `all alpha of subnet ${netuid} was issued`).toBe(issued);
  }
}

test("a generated state has its size", () => {
  const state = stateNow();
  expect(TotalNetworks.get(state)).toBe(size.subnets + 1);
  for (const netuid of dynamicSubnetIds(state)) {
    expect(SubnetworkN.get(state, netuid)).toBe(size.neurons);
    expect(ValidatorPermit.get(state, netuid).filter((permit) => permit)).toHaveLength(size.validators);
  }
  expect(AlphaV2.keys(state)).toHaveLength(size.positions);
  const largest = made("coldkey", 0);
  expect(AlphaV2.keys(state).filter(([, coldkey]) => Buffer.compare(coldkey, largest) === 0)).toHaveLength(
    size.largest,
  );
});

test("the sums of a generated state are those of its parts", () => {
  const state = stateNow();
  expectConsistent(state);
  const byPool = new Map<string, bigint>();
  const stakers = new Map<string, Set<string>>();
  for (const [hotkey, coldkey, netuid] of AlphaV2.keys(state)) {
    const pool = `${Buffer.from(hotkey).toString("hex")} ${netuid}`;
    byPool.set(pool, (byPool.get(pool) ?? 0n) + stakeAt(state, { hotkey, coldkey, netuid }));
    const staker = Buffer.from(coldkey).toString("hex");
    stakers.set(staker, (stakers.get(staker) ?? new Set()).add(Buffer.from(hotkey).toString("hex")));
  }
  for (const [[hotkey, netuid], alpha] of TotalHotkeyAlpha.entries(state)) {
    expect(byPool.get(`${Buffer.from(hotkey).toString("hex")} ${netuid}`)).toBe(alpha);
  }
  for (const [coldkey, hotkeys] of stakers) {
    const listed = StakingHotkeys.get(state, Buffer.from(coldkey, "hex")).map((key) =>
      Buffer.from(key).toString("hex"),
    );
    for (const hotkey of hotkeys) expect(listed).toContain(hotkey);
  }
  expect(NumStakingColdkeys.get(state)).toBeGreaterThan(0n);
});

test("blocks are made over a generated state, epochs run, and it stays consistent", async () => {
  let epochs = 0;
  for (let index = 0; index < size.tempo; index += 1) {
    now += 12_000;
    await node.seal();
    epochs += epochsIn(node.chain, size.subnets);
  }
  expect(node.chain.best().number).toBe(HEIGHT + size.tempo);
  expect(epochs).toBeGreaterThanOrEqual(size.subnets);
  const state = stateNow();
  expectConsistent(state);
  for (const netuid of dynamicSubnetIds(state)) {
    expect(ValidatorPermit.get(state, netuid).filter((permit) => permit).length).toBeGreaterThan(size.validators / 2);
  }
});
