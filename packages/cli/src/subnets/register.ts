import { getUid, type Inclusion, planRegister, sentIn } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { type KeyFlags, openKeys, performPlan } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnet } from "../shared/subnets.ts";

/** Options of `tao subnets register`. */
export interface RegisterFlags extends KeyFlags {
  /** Most TAO that it may cost, in rao. */
  readonly maxPrice?: bigint;
}

/**
 * Registers a hotkey on a subnet for TAO, at a worst price or a better one.
 *
 * @throws CliError `UNKNOWN_SUBNET`, `ALREADY_REGISTERED`, `TOO_DEAR`, and as `perform`; WalletError; ChainError
 */
export async function register(netuid: number, flags: RegisterFlags, printer: Printer): Promise<void> {
  const { wallet, hotkey } = await openKeys(flags);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const uid = await getUid(chain, { netuid, hotkey });
    if (uid !== undefined) {
      const message = `${hotkey} is registered on subnet ${netuid} already, with UID ${uid}`;
      throw new CliError("ALREADY_REGISTERED", message, "Name another hotkey with --hotkey.");
    }
    const plan = await planRegister(chain, coldkey, { netuid, hotkey, most: flags.maxPrice });
    const { cost, most } = plan;
    if (cost > most) {
      const message = `a registration on subnet ${netuid} costs ${formatTao(cost)} TAO now, more than ${formatTao(most)}`;
      throw new CliError("TOO_DEAR", message, "Allow more with --max-price, or wait until it is cheaper.");
    }
    const what = `Register ${hotkey} on subnet ${netuid} for ${formatTao(cost)} TAO, ${formatTao(most)} at most`;
    const told = async ({ blockHash: at, events }: Inclusion) => {
      const place = await getUid(chain, { netuid, hotkey }, { at });
      const paid = sentIn(events, coldkey);
      return {
        value: { netuid, hotkey, uid: place, cost: paid },
        text: `${out.bold(hotkey)} has UID ${place} on subnet ${netuid}, for ${formatTao(paid)} TAO`,
      };
    };
    const known = { netuid, hotkey, uid: null, cost: null };
    await performPlan(chain, { wallet, what, plan, told, known }, flags, printer);
  });
}
