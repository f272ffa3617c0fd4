import {
  type Chain,
  type Preview,
  preview,
  type StakeTrade,
  stakeWithWorstPrice,
  transferCall,
  tx,
  unstakeWithWorstPrice,
} from "@opentao/sdk/chain";
import { CliError, describeError } from "../output/errors.ts";
import { formatTao } from "../output/units.ts";
import { stakeUnit } from "../shared/actions/effect.ts";
import { named, type Receiver } from "../shared/receivers.ts";
import { wrongLine } from "./lines.ts";
import type { NamedLine } from "./names.ts";

/** A call of the chain. */
export type Call = ReturnType<typeof transferCall>;

/** An action that is ready, in a sentence. */
export interface Step {
  readonly line: number;
  readonly what: string;
  readonly call: Call;
}

const ONE = 1_000_000_000n;

/** Actions that are put together one after the other: each is planned on what those before it leave. */
export class Steps {
  readonly #chain: Chain;
  readonly #address: string;
  readonly #tolerance: number;
  readonly #steps: Step[] = [];

  constructor(chain: Chain, address: string, tolerance: number) {
    this.#chain = chain;
    this.#address = address;
    this.#tolerance = tolerance;
  }

  get all(): readonly Step[] {
    return this.#steps;
  }

  /** Adds an action. @throws CliError `BATCH_INVALID`, `EFFECT_UNKNOWN` */
  async add({ line, action }: NamedLine): Promise<void> {
    try {
      const step = await this.#plan(line, action);
      this.#steps.push({ line, ...step });
    } catch (error) {
      if (error instanceof CliError && error.code === "BATCH_INVALID") throw error;
      const { message, hint } = describeError(error);
      throw wrongLine(line, message, hint ?? "Correct the line.", error);
    }
  }

  async #plan(line: number, action: NamedLine["action"]): Promise<Omit<Step, "line">> {
    if (action.kind === "transfer") {
      const call = transferCall({ to: action.to.address, amount: action.amount });
      await this.#try(line, call);
      return { call, what: `Send ${formatTao(action.amount)} TAO to ${named(action.to)}` };
    }
    const { netuid, hotkey } = action;
    if (action.kind === "stake add") return this.#stake(line, netuid, hotkey, action.amount);
    const amount = action.amount === "all" ? await this.#held(line, netuid, hotkey) : action.amount;
    const whole = `${formatTao(amount)} ${stakeUnit(netuid)} of subnet ${netuid} behind ${named(hotkey)}`;
    if (action.kind === "stake remove")
      return this.#unstake(line, { netuid, hotkey: hotkey.address, amount }, action.amount === "all", whole);
    const place = { origin_netuid: netuid, destination_netuid: netuid, alpha_amount: amount };
    const isMove = action.kind === "stake move";
    const call = isMove
      ? tx.SubtensorModule.move_stake({
          ...{ origin_hotkey: hotkey.address, destination_hotkey: action.to.address, ...place },
        })
      : tx.SubtensorModule.transfer_stake({
          ...{ destination_coldkey: action.to.address, hotkey: hotkey.address, ...place },
        });
    await this.#try(line, call);
    return { call, what: isMove ? `Move ${whole} behind ${named(action.to)}` : `Give ${whole} to ${named(action.to)}` };
  }

  async #stake(line: number, netuid: number, hotkey: Receiver, amount: bigint): Promise<Omit<Step, "line">> {
    const place = { hotkey: hotkey.address, netuid, amount };
    const bare = tx.SubtensorModule.add_stake({ hotkey: hotkey.address, netuid, amount_staked: amount });
    const terms = await this.#terms(line, netuid, bare);
    const { call, worstPrice } = stakeWithWorstPrice(place, terms, this.#tolerance);
    const price = netuid === 0 ? "" : `, at ${formatTao(worstPrice)} TAO each at most`;
    return { call, what: `Stake ${formatTao(amount)} TAO on subnet ${netuid} behind ${named(hotkey)}${price}` };
  }

  /** Sells an amount; or all, which is what the position holds when the block comes. */
  async #unstake(line: number, sold: StakeTrade, isAll: boolean, whole: string): Promise<Omit<Step, "line">> {
    const { netuid, hotkey, amount } = sold;
    const all = (limit?: bigint) => tx.SubtensorModule.remove_stake_full_limit({ hotkey, netuid, limit_price: limit });
    const bare = isAll ? all() : tx.SubtensorModule.remove_stake({ hotkey, netuid, amount_unstaked: amount });
    const { call, worstPrice } = unstakeWithWorstPrice(sold, await this.#terms(line, netuid, bare), this.#tolerance);
    const price = netuid === 0 ? "" : `, at ${formatTao(worstPrice)} TAO each at least`;
    return { call: isAll ? all(worstPrice) : call, what: `Sell ${isAll ? "all, now " : ""}${whole}${price}` };
  }

  /** Price after a trade that comes after the steps so far, from which the worst one is counted. */
  async #terms(line: number, netuid: number, trade: Call): Promise<{ price: bigint; feeRate: number }> {
    const { prices } = await this.#try(line, trade);
    if (netuid === 0) return { price: ONE, feeRate: 0 };
    const [now, feeRate] = await Promise.all([
      this.#chain.apis.SwapRuntimeApi.current_alpha_price({ netuid }),
      this.#chain.query.Swap.FeeRate(netuid),
    ]);
    return { price: prices.find((one) => one.netuid === netuid)?.after ?? now, feeRate };
  }

  /** Stake of a position once the steps so far are done. */
  async #held(line: number, netuid: number, hotkey: Receiver): Promise<bigint> {
    const { stakes } = this.#steps.length === 0 ? { stakes: [] } : await this.preview();
    const changed = stakes.find((one) => one.netuid === netuid && one.hotkey === hotkey.address);
    const args = { hotkey_account: hotkey.address, coldkey_account: this.#address, netuid };
    const read = this.#chain.apis.StakeInfoRuntimeApi.get_stake_info_for_hotkey_coldkey_netuid;
    const held = changed?.after ?? (await read(args))?.stake ?? 0n;
    if (held > 0n) return held;
    const reason = `nothing is staked on subnet ${netuid} behind ${hotkey.address}`;
    throw wrongLine(line, reason, "`tao stake list` lists what lies where.");
  }

  /** Tries the steps so far with one more. @throws CliError when it cannot be tried, or would fail */
  async #try(line: number, call: Call): Promise<Preview> {
    const tried = await this.preview(call);
    if (tried.error !== undefined) throw wrongLine(line, tried.error.message, tried.error.hint, tried.error);
    return tried;
  }

  /** Makes one call of all, and of one more if given. */
  batch(...more: readonly Call[]): Call {
    return tx.Utility.batch_all({ calls: [...this.#steps.map(({ call }) => call), ...more] });
  }

  /** Tells what all would do. @throws CliError `EFFECT_UNKNOWN` */
  async preview(...more: readonly Call[]): Promise<Preview> {
    const told = await preview(this.#chain, this.batch(...more), this.#address);
    if (told.exactness === "exact") return told;
    const hint = "Use a node that can try transactions, such as one of `tao node`.";
    throw new CliError("EFFECT_UNKNOWN", "the node cannot tell what several actions at once would do", hint);
  }
}
