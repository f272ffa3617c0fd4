import { signed } from "../../../runtime/src/framework/index.ts";
import { countMintedAlpha } from "../../../runtime/src/pallets/alphaAssets/index.ts";
import { mintInto } from "../../../runtime/src/pallets/balances/index.ts";
import { createHotkeyIfAbsent } from "../../../runtime/src/pallets/subtensor/keys/ownership.ts";
import { addTaoToPool } from "../../../runtime/src/pallets/subtensor/ledger/reserves.ts";
import { syncIssuance } from "../../../runtime/src/pallets/subtensor/ledger/tao.ts";
import { registerSubnet } from "../../../runtime/src/pallets/subtensor/lifecycle/register.ts";
import { startSubnet } from "../../../runtime/src/pallets/subtensor/lifecycle/start.ts";
import { subnetAccount } from "../../../runtime/src/pallets/subtensor/subnets/account.ts";
import {
  LastRateLimitedBlock,
  NetworkLastLockCost,
  NetworkRateLimit,
  SubnetAlphaIn,
  SubnetMovingPrice,
  SubnetTAO,
} from "../../../runtime/src/pallets/subtensorStorage/index.ts";
import { below, HEIGHT, made, stateAt, TAO, type World } from "./world.ts";

/** Blocks ago in which the subnets were registered: none is immune any more. */
const AGE = 2_000_000;
const PRICE_BITS = 32;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Identity such as subnets have. */
const identityOf = (netuid: number) => ({
  subnetName: bytes(`subnet ${netuid}`),
  githubRepo: bytes(`https://example.org/subnet-${netuid}`),
  subnetContact: bytes(`owner-${netuid}@example.org`),
  subnetUrl: bytes(`https://subnet-${netuid}.example.org`),
  discord: bytes("nobody"),
  description: bytes("Miners answer, validators score what they answer. ".repeat(4)),
  logoUrl: bytes(`https://subnet-${netuid}.example.org/logo.png`),
  additional: bytes(""),
});

/** Owner of a subnet. */
const ownerOf = (netuid: number): Uint8Array => made("owner", netuid);

/** Fills the pool: TAO on the subnet's account, alpha beside it at a price below one tenth of a TAO. */
function fillPool(world: World, netuid: number): void {
  const state = stateAt(world, HEIGHT - AGE);
  const tao = BigInt(5_000 + below(world.chance, 20_000)) * TAO;
  const perTao = BigInt(12 + below(world.chance, 60));
  mintInto(state, subnetAccount(netuid), tao);
  addTaoToPool(state, netuid, tao);
  const alpha = SubnetTAO.get(state, netuid) * perTao;
  SubnetAlphaIn.set(state, netuid, alpha);
  countMintedAlpha(state, netuid, alpha);
  SubnetMovingPrice.set(state, netuid, { bits: (1n << BigInt(PRICE_BITS)) / perTao });
}

/** Registers and starts all subnets by the rules of the chain, and fills their pools. */
export function makeSubnets(world: World): void {
  const { size, scratch, progress } = world;
  scratch.write(() => {
    const state = stateAt(world, HEIGHT - AGE);
    NetworkRateLimit.set(state, 0n);
    for (let netuid = 1; netuid <= size.subnets; netuid += 1) {
      const owner = ownerOf(netuid);
      NetworkLastLockCost.set(state, 500n * TAO);
      mintInto(state, owner, 3_000n * TAO);
      syncIssuance(state);
      LastRateLimitedBlock.clear(state);
      registerSubnet(state, { coldkey: owner, hotkey: made("owner hotkey", netuid) }, identityOf(netuid));
      startSubnet(state, signed(owner), netuid);
      fillPool(world, netuid);
    }
    NetworkRateLimit.delete(state);
    syncIssuance(state);
  });
  progress(`${size.subnets} subnets`);
}

/** Registers hotkeys with their owners. */
export function makeValidators(world: World): void {
  world.scratch.write(() => {
    const state = stateAt(world, HEIGHT - AGE);
    for (const [index, hotkey] of world.validators.entries()) {
      createHotkeyIfAbsent(state, { coldkey: made("validator owner", index), hotkey });
    }
  });
}
