import type { Keypair } from "@opentao/crypto";
import { type Chain, tx } from "@opentao/sdk";
import { key, TAO, type TestChain } from "./chain.ts";
import { neuronCall, ruleCall } from "./rules.ts";

type Call = Parameters<Chain["submit"]>[0];

/** A source of choices that a seed decides (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  }

  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new Error("nothing to choose from");
    return found;
  }

  /** An amount of rao between next to nothing and a thousand TAO. */
  amount(): bigint {
    return BigInt(1 + this.below(2 ** 30)) * 10n ** BigInt(this.below(4));
  }
}

const COLDKEYS: readonly Keypair[] = ["Alice", "Bob", "Charlie", "Dave"].map(key);
const STRANGERS: readonly Keypair[] = ["Stranger1", "Stranger2"].map(key);
const HOTKEYS: readonly Keypair[] = ["Hot1", "Hot2", "Hot3", "Hot4"].map(key);

/** A call that moves something, of any kind, by one of the coldkeys. */
function anyCall(random: Random, by: Keypair, subnets: number): Call {
  const hotkey = random.of(HOTKEYS).address;
  const netuid = random.below(subnets + 1);
  const other = random.below(subnets + 1);
  const amount = random.amount();
  const somebody = random.of([...COLDKEYS, ...STRANGERS]).address;
  const dest = { type: "Id" as const, value: somebody };
  const { Balances, SubtensorModule, Sudo, Utility } = tx;
  return random.of<() => Call>([
    () => Balances.transfer_keep_alive({ dest, value: amount }),
    () => Balances.transfer_allow_death({ dest, value: amount }),
    () => Balances.burn({ value: amount, keep_alive: true }),
    () => SubtensorModule.add_stake({ hotkey, netuid, amount_staked: amount }),
    () => SubtensorModule.add_stake({ hotkey, netuid, amount_staked: amount }),
    () => SubtensorModule.remove_stake({ hotkey, netuid, amount_unstaked: amount }),
    () => SubtensorModule.unstake_all({ hotkey }),
    () => SubtensorModule.unstake_all_alpha({ hotkey }),
    () => SubtensorModule.recycle_alpha({ hotkey, amount, netuid }),
    () => SubtensorModule.burn_alpha({ hotkey, amount, netuid }),
    () =>
      SubtensorModule.move_stake({
        ...{ origin_hotkey: hotkey, destination_hotkey: random.of(HOTKEYS).address },
        ...{ origin_netuid: netuid, destination_netuid: other, alpha_amount: amount },
      }),
    () =>
      SubtensorModule.swap_stake({ hotkey, origin_netuid: netuid, destination_netuid: other, alpha_amount: amount }),
    () =>
      SubtensorModule.transfer_stake({
        ...{ destination_coldkey: somebody, hotkey, origin_netuid: netuid },
        ...{ destination_netuid: other, alpha_amount: amount },
      }),
    () => SubtensorModule.burned_register({ netuid, hotkey }),
    () => SubtensorModule.root_register({ hotkey }),
    () => Sudo.sudo({ call: Balances.force_set_balance({ who: dest, new_free: amount }) }),
    () =>
      Utility.batch({
        calls: [
          Balances.transfer_keep_alive({ dest, value: amount }),
          SubtensorModule.remove_stake({ hotkey, netuid, amount_unstaked: amount }),
        ],
      }),
    () => Balances.transfer_keep_alive({ dest: { type: "Id", value: by.address }, value: TAO }),
    ...Array.from({ length: 6 }, () => () => ruleCall(random, by, subnets)),
  ])();
}

/** Makes subnets whose alpha can be staked, with a neuron each. @returns their number, from 1 on */
export async function makeSubnets(chain: TestChain, count: number): Promise<number> {
  for (let made = 0; made < count; made += 1) {
    const hotkey = HOTKEYS[made % HOTKEYS.length]?.address ?? "";
    await chain.send(tx.SubtensorModule.register_network({ hotkey }), key("Alice"));
  }
  for (let netuid = 1; netuid <= count + 1; netuid += 1) {
    await chain.send(tx.SubtensorModule.start_call({ netuid }), key("Alice"));
  }
  const funds = HOTKEYS.map(({ address }) => {
    return tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: address }, value: 100n * TAO });
  });
  await chain.send(tx.Utility.batch({ calls: funds }), key("Alice"));
  return count + 1;
}

/** Calls by chance of some accounts, of which many fail. */
export function randomCalls(random: Random, subnets: number): (readonly [Call, Keypair])[] {
  const signers = COLDKEYS.filter(() => random.below(2) === 0);
  const neurons = HOTKEYS.filter(() => random.below(6) === 0);
  return [
    ...signers.map((by) => [anyCall(random, by, subnets), by] as const),
    ...neurons.map((by) => [neuronCall(random, subnets), by] as const),
  ];
}

/** Makes blocks with calls by chance. */
export async function randomBlocks(chain: TestChain, random: Random, count: number, subnets: number): Promise<void> {
  for (let made = 0; made < count; made += 1) await chain.sendAll(randomCalls(random, subnets));
}
