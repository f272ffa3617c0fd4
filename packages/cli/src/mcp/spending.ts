import type { Plan } from "@opentao/sdk/chain";
import { CliError } from "../output/errors.ts";
import { formatTao } from "../output/units.ts";

const HOUR_MS = 3_600_000;
const UNIT = 1_000_000_000n;
const ROOT = 0;

/**
 * Returns what a plan takes from its account, in rao: TAO that leaves the free balance, and stake that leaves a
 * position at the price before. A trade counts as a whole, whatever it brings: a bad one is a loss as well. What may
 * cost more by the time of its block counts as the most that it may cost.
 *
 * @param priceOf - price of a subnet's alpha, in rao
 * @throws CliError `EFFECT_UNKNOWN` when the node does not know what the plan does
 */
export async function spentBy(
  { plan: { preview }, most = 0n }: { readonly plan: Pick<Plan, "preview">; readonly most?: bigint },
  priceOf: (netuid: number) => Promise<bigint>,
): Promise<bigint> {
  const lost = (before: bigint, after: bigint | undefined): bigint => {
    if (after !== undefined) return after < before ? before - after : 0n;
    const hint = "Use a node that can try transactions, such as one of `tao node`.";
    throw new CliError("EFFECT_UNKNOWN", "the node does not know what the transaction would take", hint);
  };
  const [previewed, limit] = [lost(preview.free.before, preview.free.after), most === 0n ? 0n : most + preview.fee];
  let spent = previewed > limit ? previewed : limit;
  for (const { netuid, before, after } of preview.stakes) {
    const price = netuid === ROOT ? UNIT : await priceOf(netuid);
    spent += (lost(before, after) * price) / UNIT;
  }
  return spent;
}

/** A limit on what is spent in any hour. */
export class SpendingLimit {
  readonly most: bigint;
  readonly #now: () => number;
  #spent: { readonly time: number; readonly rao: bigint }[] = [];

  /** @param most - in rao; @param now - milliseconds of a clock that never goes back */
  constructor(most: bigint, now: () => number = () => performance.now()) {
    this.most = most;
    this.#now = now;
  }

  /** Amount that may be spent now, in rao. */
  get left(): bigint {
    const since = this.#now() - HOUR_MS;
    this.#spent = this.#spent.filter(({ time }) => time > since);
    return this.#spent.reduce((left, { rao }) => left - rao, this.most);
  }

  /** Counts an amount as spent, before it is. @throws CliError `SPENDING_LIMIT` when it is more than is left */
  take(rao: bigint): void {
    const { left } = this;
    if (rao > left) {
      const message = `this would spend ${formatTao(rao)} TAO, and ${formatTao(left)} of ${formatTao(this.most)} TAO an hour are left`;
      const hint = "Ask the person who runs `tao mcp`, do less, or wait: an amount counts for an hour.";
      throw new CliError("SPENDING_LIMIT", message, hint);
    }
    this.#spent.push({ time: this.#now(), rao });
  }
}
