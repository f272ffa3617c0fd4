import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import type { Node } from "@opentao/node";
import fc from "fast-check";
import { type Chain, type Inclusion, type Plan, TransactionFailure, transferCall, tx } from "../../src/index.ts";

type Call = Plan["call"];

const TAO = 1_000_000_000n;
const amounts = fc.bigInt({ min: TAO / 10n, max: 3n * TAO });
const subnets = fc.constantFrom(1, 2);
let keys = 0;

/** A hotkey that nobody has registered. */
export const newHotkey = (): string => keypairFromSuri(`//Hotkey//${keys++}`).address;

/** Calls that others may make meanwhile: buy, sell, move between pools, register, send. */
function rivalCall(hotkey: string, to: string): fc.Arbitrary<() => Call> {
  const { add_stake, remove_stake, swap_stake, burned_register } = tx.SubtensorModule;
  return fc.oneof(
    fc.tuple(subnets, amounts).map(([netuid, amount_staked]) => {
      return () => add_stake({ hotkey, netuid, amount_staked });
    }),
    fc.tuple(subnets, amounts).map(([netuid, amount_unstaked]) => {
      return () => remove_stake({ hotkey, netuid, amount_unstaked });
    }),
    fc.tuple(subnets, amounts).map(([netuid, alpha_amount]) => {
      return () => swap_stake({ hotkey, origin_netuid: netuid, destination_netuid: 3 - netuid, alpha_amount });
    }),
    subnets.map((netuid) => () => burned_register({ netuid, hotkey: newHotkey() })),
    amounts.map((amount) => () => transferCall({ to, amount: amount / 100n })),
  );
}

/** A call and who signs it. */
export interface Signed {
  readonly call: Call;
  readonly signer: Keypair;
}

/** Calls of others, one of each signer, chosen by a seed: trades behind `hotkey`, registrations, payments to `to`. */
export function rivalCalls(signers: readonly Keypair[], hotkey: string, to: string, seed: number): Signed[] {
  const calls = fc.sample(rivalCall(hotkey, to), { numRuns: signers.length, seed });
  return signers.map((signer, at) => ({ call: (calls[at] as () => Call)(), signer }));
}

/** End of a call. */
export type Outcome =
  | { readonly done: Inclusion; readonly failure?: never }
  | { readonly failure: TransactionFailure; readonly done?: never };

function outcomeOf(submitted: Promise<Inclusion>): Promise<Outcome> {
  return submitted.then(
    (done): Outcome => ({ done }),
    (failure: unknown): Outcome => {
      if (failure instanceof TransactionFailure) return { failure };
      throw failure;
    },
  );
}

/** Submits calls, in this order, and makes a block of all of them. */
export function together(node: Node, chain: Chain, calls: readonly Signed[]): Promise<Outcome[]> {
  let left = calls.length;
  const counted = ({ kind }: { kind: string }): void => {
    if (kind === "pooled") left -= 1;
    if (kind === "pooled" && left === 0) void node.seal();
  };
  return Promise.all(calls.map(({ call, signer }) => outcomeOf(chain.submit(call, signer, { onStatus: counted }))));
}
