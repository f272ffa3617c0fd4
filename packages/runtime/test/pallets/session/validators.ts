import { concat } from "@opentao/codec";
import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { expect } from "vitest";
import type { DispatchError, Json, RuntimeCall } from "../../../src/framework/index.ts";
import { AdminUtils } from "../../../src/pallets/adminUtils/index.ts";
import { Session } from "../../../src/pallets/session/index.ts";
import { possessionMessage } from "../../../src/pallets/session/keys/possession.ts";
import { SubtensorModule as S } from "../../../src/pallets/subtensor/index.ts";
import { Sudo } from "../../../src/pallets/sudo/index.ts";
import { devAuthorities, withAuthorities } from "../../../src/testing/devAuthorities.ts";
import { alice, TAO, TestChain } from "../../executive/chain.ts";
import { fairLaunchConfig, registerByWork } from "../subtensor/dispatch/fairLaunch.ts";

/** A validator: its accounts, and the keys of its node. */
export interface Validator {
  readonly name: string;
  readonly coldkey: Keypair;
  readonly hotkey: Keypair;
}

/** Keys of a node; `turn` tells those of before from those after a rotation. */
export function nodeKeys(name: string, turn = 0) {
  return {
    aura: keypairFromSuri(`//${name}//node//${turn}`, "sr25519"),
    grandpa: keypairFromSuri(`//${name}//node//${turn}`, "ed25519"),
  };
}

export const validator = (name: string): Validator => ({
  name,
  coldkey: keypairFromSuri(`//${name}`),
  hotkey: keypairFromSuri(`//${name}//hot`),
});

/** The call by which an account registers the keys of its node. */
export function setKeysCall(owner: Uint8Array, keys: ReturnType<typeof nodeKeys>, signedFor = owner): RuntimeCall {
  const message = possessionMessage(signedFor);
  return Session.call("setKeys", {
    keys: { aura: keys.aura.publicKey, grandpa: keys.grandpa.publicKey },
    proof: concat(keys.aura.sign(message), keys.grandpa.sign(message)),
  });
}

/** The four authorities of genesis. */
export const GENESIS = devAuthorities(4);

/** Settings for tests: sessions of ten blocks, seats for five at most. */
export const SETTINGS = {
  enabled: true,
  sessionLength: 10,
  minAuthors: 4,
  maxAuthors: 5,
  minStake: 100 * Number(TAO),
  minTrust: 32_768,
  minCoverage: 3_277,
  minValidators: 3,
  banSessions: 5,
};

/** A fair-launch chain with four authorities on which some coldkeys have TAO already. */
export function chainFor(validators: readonly Validator[], settings: Readonly<Record<string, Json>> = {}): TestChain {
  const rich = [alice, ...validators.map(({ coldkey }) => coldkey)];
  return new TestChain({
    ...withAuthorities(fairLaunchConfig({ initialTempo: 5 }), GENESIS),
    balances: { balances: rich.map(({ address }) => [address, 20_000 * Number(TAO)]) },
    sudo: { key: alice.address },
    session: { proofOfIntelligence: { ...SETTINGS, ...settings } },
  });
}

/** Makes a block with one call, which succeeds. */
export function send(chain: TestChain, signer: Keypair, call: RuntimeCall) {
  const { results, block } = chain.build([chain.sign(signer, call)]);
  expect(results).toEqual([{ type: "Ok", value: { type: "Ok", value: undefined } }]);
  return block;
}

/** Registers validators on a subnet and on root, stakes 1000 TAO with each, and registers the keys of their nodes. */
export function join(chain: TestChain, netuid: number, validators: readonly Validator[]): void {
  const target = { netuid: 0, targetRegistrationsPerInterval: 100 };
  send(chain, alice, Sudo.call("sudo", { call: AdminUtils.call("sudoSetTargetRegistrationsPerInterval", target) }));
  for (const { name, coldkey, hotkey } of validators) {
    send(chain, hotkey, registerByWork(chain, netuid, hotkey.publicKey, coldkey.publicKey));
    send(chain, coldkey, S.call("rootRegister", { hotkey: hotkey.publicKey }));
    send(chain, coldkey, S.call("addStake", { hotkey: hotkey.publicKey, netuid: 0, amountStaked: 1000n * TAO }));
    send(chain, hotkey, setKeysCall(hotkey.publicKey, nodeKeys(name)));
  }
}

/** Makes a block with a call; the error with which it fails. */
export function failure(chain: TestChain, signer: typeof alice, call: RuntimeCall): DispatchError | undefined {
  const { results } = chain.build([chain.sign(signer, call)]);
  const [result] = results;
  if (result?.type !== "Ok") throw new Error("the transaction was refused");
  return result.value.type === "Err" ? result.value.value : undefined;
}
