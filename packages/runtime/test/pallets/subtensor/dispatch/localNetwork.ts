import { expect } from "vitest";
import { AdminUtils } from "../../../../src/pallets/adminUtils/index.ts";
import { SubtensorModule as S } from "../../../../src/pallets/subtensor/index.ts";
import { Sudo } from "../../../../src/pallets/sudo/index.ts";
import { alice, bob, TestChain } from "../../../executive/chain.ts";
import { key } from "./fairLaunch.ts";

export const TAO = 1_000_000_000n;
export const hotkey = key("//Alice_hk");
export const bobHotkey = key("//Bob_hk");

/** Makes a block with one call, which succeeds. */
export function send(chain: TestChain, signer: typeof alice, call: Parameters<TestChain["sign"]>[1]): void {
  const { results } = chain.build([chain.sign(signer, call)]);
  expect(results).toEqual([{ type: "Ok", value: { type: "Ok", value: undefined } }]);
}

/** Subnet 2 of the development chain, started, with Alice's and Bob's neurons. */
export function network(): TestChain {
  const chain = TestChain.local();
  chain.build();
  send(chain, alice, Sudo.call("sudo", { call: AdminUtils.call("sudoSetAdminFreezeWindow", { window: 0 }) }));
  send(chain, alice, S.call("registerNetwork", { hotkey: hotkey.publicKey }));
  send(chain, alice, S.call("startCall", { netuid: 2 }));
  send(chain, bob, S.call("burnedRegister", { netuid: 2, hotkey: bobHotkey.publicKey }));
  return chain;
}
