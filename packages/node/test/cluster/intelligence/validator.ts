import { toHex } from "@opentao/codec";
import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { type Chain, tx } from "../../../../sdk/src/index.ts";
import type { Member } from "../member.ts";
import { STAKE } from "./genesis.ts";

const ROOT = 0;
const KEY_LENGTH = 32;

/** A root validator with a machine of its own, on which its session keys are made and stay. */
export class Validator {
  readonly name: string;
  readonly coldkey: Keypair;
  readonly hotkey: Keypair;
  /** All that its machine has ever made blocks with, as hex digits. */
  readonly auraKeys = new Set<string>();
  /** All that its machine has ever voted with, as hex digits. */
  readonly grandpaKeys = new Set<string>();
  readonly machine: Member;

  constructor(machine: Member) {
    this.name = machine.name;
    this.coldkey = coldkeyOf(machine.name);
    this.hotkey = keypairFromSuri(`//${machine.name}//hot`);
    this.machine = machine;
  }

  /** Registers on a subnet and on root, stakes there, and registers the first keys of its machine. */
  async join(chain: Chain, netuid: number): Promise<void> {
    const hotkey = this.hotkey.address;
    const calls = [
      tx.SubtensorModule.burned_register({ netuid, hotkey }),
      tx.SubtensorModule.root_register({ hotkey }),
      tx.SubtensorModule.add_stake({ hotkey, netuid: ROOT, amount_staked: STAKE }),
    ];
    await chain.submit(tx.Utility.batch_all({ calls }), this.coldkey, { until: "finalized" });
    await this.changeKeys(chain);
  }

  /** Lets its machine make new keys, and registers them. They are used from the next session in which it has a seat. */
  async changeKeys(chain: Chain): Promise<void> {
    const service = this.machine.node.services.keys;
    if (service === undefined) throw new Error(`${this.name}'s node keeps no keys`);
    const { keys } = service.rotate();
    const [aura, grandpa] = [toHex(keys.subarray(0, KEY_LENGTH)), toHex(keys.subarray(KEY_LENGTH))];
    this.auraKeys.add(aura);
    this.grandpaKeys.add(grandpa);
    const args = { keys: { aura, grandpa }, proof: service.prove(keys, this.hotkey.publicKey) };
    await chain.submit(tx.Session.set_keys(args), this.hotkey);
  }

  /** Asks whether an epoch has given it the permit to set weights on a subnet, at the best block. */
  async isPermitted(chain: Chain, netuid: number): Promise<boolean> {
    const uid = await chain.query.SubtensorModule.Uids(netuid, this.hotkey.address);
    const permits = await chain.query.SubtensorModule.ValidatorPermit(netuid);
    return uid !== undefined && permits[uid] === true;
  }

  /** Gives all weight on a subnet to one of its miners. */
  async weigh(chain: Chain, netuid: number, uid: number): Promise<void> {
    const args = { netuid, dests: [uid], weights: [0xffff], version_key: 0n };
    await chain.submit(tx.SubtensorModule.set_weights(args), this.hotkey);
  }
}

/** The account that pays for a validator, by its name. */
export function coldkeyOf(name: string): Keypair {
  return keypairFromSuri(`//${name}`);
}
