import { keypairFromSuri } from "@opentao/crypto";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type Chain, type ChainEvent, type descriptors, failedWith, TransactionFailure, tx } from "../../src/index.ts";

// `tsc` checks what stands here: nothing of it is called.
const uses = (chain: Chain, event: ChainEvent) => {
  const { query, apis, constants } = chain;
  const { address } = keypairFromSuri("//Alice");
  return { query, apis, constants, event, address };
};
type Uses = ReturnType<typeof uses>;
type Resolved<Read> = Read extends (...args: never) => Promise<infer Value> ? Value : never;

describe("types of a chain", () => {
  it("are those of storage: values, defaults, keys, entries", () => {
    type Items = Uses["query"]["SubtensorModule"];
    expectTypeOf<Resolved<Items["Uids"]>>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Parameters<Items["Uids"]>>().toEqualTypeOf<[number, string]>();
    expectTypeOf<Resolved<Items["Burn"]>>().toEqualTypeOf<bigint>();
    expectTypeOf<Resolved<Items["TotalIssuance"]>>().toEqualTypeOf<bigint>();
    expectTypeOf<Resolved<Items["StakingHotkeys"]>>().toEqualTypeOf<readonly string[]>();
    expectTypeOf<Resolved<Items["Axons"]>>().toEqualTypeOf<descriptors.AxonInfo | undefined>();
    expectTypeOf<Resolved<Uses["query"]["System"]["Account"]>["data"]["free"]>().toEqualTypeOf<bigint>();
    type Entry = Resolved<Items["Uids"]["entries"]>[number];
    expectTypeOf<Entry>().toEqualTypeOf<{ readonly keys: readonly [number, string]; readonly value: number }>();
    expectTypeOf<Parameters<Items["Uids"]["entries"]>>().toEqualTypeOf<[] | [number]>();
    type Accounts = { readonly hotkey: string; readonly coldkey: string; readonly netuid: number };
    expectTypeOf<Parameters<Items["AlphaV2"]>>().toEqualTypeOf<[keys: Accounts]>();
    expectTypeOf<Parameters<Items["AlphaV2"]["entries"]>>().toEqualTypeOf<[keys?: Partial<Accounts>]>();
  });

  it("are those of runtime APIs and constants", () => {
    type Swap = Uses["apis"]["SwapRuntimeApi"];
    expectTypeOf<Parameters<Swap["current_alpha_price"]>>().toEqualTypeOf<[args: { readonly netuid: number }]>();
    expectTypeOf<Resolved<Swap["sim_swap_alpha_for_tao"]>["tao_amount"]>().toEqualTypeOf<bigint>();
    type Subnets = Uses["apis"]["SubnetInfoRuntimeApi"]["get_all_dynamic_info"];
    expectTypeOf<Resolved<Subnets>>().toEqualTypeOf<readonly (descriptors.DynamicInfo | undefined)[]>();
    expectTypeOf<Resolved<Uses["constants"]["Balances"]["ExistentialDeposit"]>>().toEqualTypeOf<bigint>();
  });

  it("are those of calls and their arguments, also within others", () => {
    const { address: hotkey } = keypairFromSuri("//Alice");
    const call = tx.SubtensorModule.add_stake({ hotkey, netuid: 1, amount_staked: 5n });
    expect(call).toEqual({
      type: "SubtensorModule",
      value: { type: "add_stake", value: { hotkey, netuid: 1, amount_staked: 5n } },
    });
    expectTypeOf(call).toExtend<descriptors.RuntimeCall>();
    expectTypeOf(tx.Sudo.sudo({ call })).toExtend<descriptors.RuntimeCall>();
    expect(tx.Utility.batch_all({ calls: [call] }).value.value).toEqual({ calls: [call] });
  });

  it("refuse names that do not exist, and values of other types", () => {
    // Written as a function that is never called.
    const wrong = (chain: Chain, address: string) => [
      // @ts-expect-error no such pallet
      chain.query.Subtensor,
      // @ts-expect-error no such item
      chain.query.SubtensorModule.Uid,
      // @ts-expect-error the keys are the other way around
      chain.query.SubtensorModule.Uids(address, 1),
      // @ts-expect-error a key is missing
      chain.query.SubtensorModule.Uids(1),
      // @ts-expect-error two accounts in a row
      chain.query.SubtensorModule.AlphaV2(address, address, 1),
      // @ts-expect-error a plain value has no entries
      chain.query.SubtensorModule.TotalIssuance.entries(),
      // @ts-expect-error TAO as a number
      tx.SubtensorModule.add_stake({ hotkey: address, netuid: 1, amount_staked: 5 }),
      // @ts-expect-error an argument is missing
      tx.SubtensorModule.add_stake({ hotkey: address, netuid: 1 }),
      // @ts-expect-error no such call
      tx.SubtensorModule.addStake,
      // @ts-expect-error a call that was not made of a pallet's
      chain.submit({ type: "SubtensorModule", value: { type: "nothing", value: {} } }, keypairFromSuri("//Alice")),
      // @ts-expect-error no such error
      failedWith(new Error("x"), "SubtensorModule", "NotEnoughOfIt"),
    ];
    expect(wrong).toBeTypeOf("function");
  });

  it("are those of events, once they are asked which they are", () => {
    const read = ({ event }: Uses): readonly unknown[] => {
      expectTypeOf(event.data).toBeUnknown();
      if (event.is("Balances", "Transfer")) {
        expectTypeOf(event.data).toEqualTypeOf<{
          readonly from: string;
          readonly to: string;
          readonly amount: bigint;
        }>();
      }
      // @ts-expect-error no such event
      event.is("Balances", "Transferred");
      const found = [event].find((one) => one.is("SubtensorModule", "NetworkAdded"));
      expectTypeOf(found?.data).toEqualTypeOf<readonly [number, number] | undefined>();
      return [found];
    };
    expect(read).toBeTypeOf("function");
  });
});

it("failures are told apart by pallet and error", () => {
  const details = { meaning: "", cure: "Wait.", fee: 0n };
  const failure = new TransactionFailure("SubtensorModule", "SettingWeightsTooFast", details);
  expect(failedWith(failure, "SubtensorModule", "RevealTooEarly", "SettingWeightsTooFast")).toBe(true);
  expect(failedWith(failure, "SubtensorModule", "RevealTooEarly")).toBe(false);
  expect(
    failedWith(new TransactionFailure("Other", "RevealTooEarly", details), "SubtensorModule", "RevealTooEarly"),
  ).toBe(false);
  expect(failedWith(new Error("RevealTooEarly"), "SubtensorModule", "RevealTooEarly")).toBe(false);
});
