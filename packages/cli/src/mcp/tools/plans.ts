import {
  type Chain,
  ensureAddress,
  type Plan,
  planCall,
  planMove,
  planRegister,
  planStake,
  planUnstake,
  transferCall,
} from "@opentao/sdk/chain";
import * as z from "zod";
import { formatTao } from "../../output/units.ts";
import { named, receiverOf } from "../../shared/receivers.ts";
import { account, amount, hotkey, netuid, raoOf } from "../amounts.ts";

/** Something that is planned, in a sentence and as a plan. */
export interface Planned {
  readonly what: string;
  readonly plan: Plan;
  /** Most TAO that it takes beside the fee, in rao, where that can be more than what it would take now. */
  readonly most?: bigint;
}

/** Account that would sign, and its wallets. */
export interface Planner {
  readonly chain: Chain;
  /** SS58 address. */
  readonly address: string;
  readonly wallets: string | undefined;
}

/** A kind of action that an agent previews or does. */
export interface Kind<Schema extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly input: Schema;
  readonly plan: (planner: Planner, input: z.output<Schema>) => Promise<Planned>;
}

const tolerance = z
  .number()
  .min(0)
  .max(0.5)
  .default(0.005)
  .describe("part of the price after the trade by which it may be worse; beyond that nothing happens but the fee");

/** Sends TAO. */
export const TRANSFER = {
  ...{ name: "transfer", title: "Send TAO", input: z.strictObject({ to: account, amount }) },
  plan: async ({ chain, address, wallets }: Planner, input: { to: string; amount: string }): Promise<Planned> => {
    const receiver = await receiverOf(input.to, wallets);
    ensureAddress(receiver.address);
    const rao = raoOf(input.amount);
    const plan = await planCall(chain, address, transferCall({ to: receiver.address, amount: rao }));
    return { what: `Send ${formatTao(rao)} TAO to ${named(receiver)}`, plan };
  },
} as const;

const trade = z.strictObject({ netuid, hotkey, amount, tolerance });

type Trade = z.output<typeof trade>;

/** Buys alpha and stakes it. */
export const STAKE = {
  ...{ name: "stake", title: "Buy alpha and stake it", input: trade },
  plan: async ({ chain, address }: Planner, input: Trade): Promise<Planned> => {
    const rao = raoOf(input.amount);
    const plan = await planStake(chain, address, { ...input, amount: rao }, { tolerance: input.tolerance });
    return { what: `Stake ${formatTao(rao)} TAO on subnet ${input.netuid} behind ${input.hotkey}`, plan };
  },
} as const;

/** Sells staked alpha. */
export const UNSTAKE = {
  ...{ name: "unstake", title: "Sell staked alpha", input: trade },
  plan: async ({ chain, address }: Planner, input: Trade): Promise<Planned> => {
    const rao = raoOf(input.amount);
    const plan = await planUnstake(chain, address, { ...input, amount: rao }, { tolerance: input.tolerance });
    return { what: `Sell ${formatTao(rao)} alpha of subnet ${input.netuid} behind ${input.hotkey}`, plan };
  },
} as const;

/** Moves stake. */
export const MOVE = {
  ...{ name: "move_stake", title: "Move stake to another hotkey, subnet, or both" },
  input: z.strictObject({ fromHotkey: hotkey, toHotkey: hotkey, from: netuid, to: netuid, amount, tolerance }),
  plan: async (
    { chain, address }: Planner,
    input: { fromHotkey: string; toHotkey: string; from: number; to: number; amount: string; tolerance: number },
  ): Promise<Planned> => {
    const rao = raoOf(input.amount);
    const plan = await planMove(chain, address, { ...input, amount: rao }, { tolerance: input.tolerance });
    const [source, goal] = [`${input.from} behind ${input.fromHotkey}`, `${input.to} behind ${input.toHotkey}`];
    return { what: `Move ${formatTao(rao)} of subnet ${source} to subnet ${goal}`, plan };
  },
} as const;

/** Registers a hotkey. */
export const REGISTER = {
  ...{ name: "register", title: "Register a hotkey on a subnet for TAO", input: z.strictObject({ netuid, hotkey }) },
  plan: async ({ chain, address }: Planner, input: { netuid: number; hotkey: string }): Promise<Planned> => {
    const plan = await planRegister(chain, address, input);
    const what = `Register ${input.hotkey} on subnet ${input.netuid} for ${formatTao(plan.most)} TAO at most`;
    return { what, plan, most: plan.most };
  },
} as const;
