import { type Chain, getUid, tx } from "@opentao/sdk/chain";
import { readMetagraph } from "@opentao/sdk/metagraph";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import { type Column, renderFittingTable, shortAddress } from "../output/fittingTable.ts";
import type { Printer } from "../output/printer.ts";
import { safeCell } from "../output/text.ts";
import { shortTao } from "../output/units.ts";
import { type KeyFlags, openKeys, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { u16Percent } from "../shared/parts.ts";

/** Options of `tao root list`. */
export interface RootFlags {
  readonly json: boolean;
  readonly url: string;
}

/** A validator of root. */
interface RootValidator {
  readonly uid: number;
  readonly hotkey: string;
  readonly coldkey: string;
  /** TAO behind it on root, in rao. */
  readonly stake: bigint;
  /** Out of 65535. */
  readonly take: number;
  /** As its coldkey says; `null` when it does not. */
  readonly name: string | null;
}

const ROOT = 0;
const NAME_LENGTH = 30;

const COLUMNS: readonly Column<RootValidator>[] = [
  { title: "uid", text: ({ uid }) => `${uid}`, isNumber: true },
  { title: "name", text: ({ name }) => safeCell(name ?? "–", NAME_LENGTH), dropRank: 1 },
  { title: "hotkey", text: ({ hotkey }) => hotkey, short: ({ hotkey }) => shortAddress(hotkey) },
  { title: "coldkey", text: ({ coldkey }) => coldkey, short: ({ coldkey }) => shortAddress(coldkey), dropRank: 2 },
  { title: "stake on root", text: ({ stake }) => shortTao(stake), isNumber: true },
  { title: "take", text: ({ take }) => u16Percent(take), isNumber: true },
];

async function validatorsOf(chain: Chain): Promise<RootValidator[]> {
  const { neurons } = await readMetagraph(chain, ROOT);
  const reads = chain.query.SubtensorModule;
  const all = neurons.map(async ({ uid, hotkey, coldkey }): Promise<RootValidator> => {
    const [stake, take, identity] = await Promise.all([
      reads.TotalHotkeyAlpha(hotkey, ROOT),
      reads.Delegates(hotkey),
      reads.IdentitiesV2(coldkey),
    ]);
    const name = identity === undefined ? null : new TextDecoder().decode(identity.name);
    return { uid, hotkey, coldkey, stake, take, name };
  });
  return (await Promise.all(all)).sort((a, b) => (a.stake < b.stake ? 1 : a.stake > b.stake ? -1 : a.uid - b.uid));
}

/** Lists the validators of root, those with the most stake first. @throws ChainError */
export async function listRoot(flags: RootFlags, printer: Printer): Promise<void> {
  await withChain(flags.url, async (chain) => {
    const validators = await validatorsOf(chain);
    printer.result(validators, () =>
      validators.length === 0 ? "Root has no validator yet." : renderFittingTable(COLUMNS, validators),
    );
  });
}

/**
 * Makes a hotkey a validator of root.
 *
 * @throws CliError `ALREADY_REGISTERED`, and as `perform`; WalletError; ChainError
 */
export async function registerOnRoot(flags: KeyFlags, printer: Printer): Promise<void> {
  const { wallet, hotkey } = await openKeys(flags);
  await withChain(flags.url, async (chain) => {
    const place = { netuid: ROOT, hotkey };
    const uid = await getUid(chain, place);
    if (uid !== undefined) {
      const message = `${hotkey} is a validator of root already, with UID ${uid}`;
      throw new CliError("ALREADY_REGISTERED", message, "Name another hotkey with --hotkey.");
    }
    const told = async ({ blockHash: at }: { readonly blockHash: string }) => {
      const given = await getUid(chain, place, { at });
      return { value: { hotkey, uid: given }, text: `${out.bold(hotkey)} is a validator of root with UID ${given}` };
    };
    const call = tx.SubtensorModule.root_register({ hotkey });
    const known = { hotkey, uid: null };
    await performCall(chain, { wallet, what: `Make ${hotkey} a validator of root`, call, told, known }, flags, printer);
  });
}
