import type { Chain } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { grouped } from "../output/units.ts";
import { hotkeyMeant, type KeyFlags } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { u64Percent } from "../shared/parts.ts";
import { ensureSubnet } from "../shared/subnets.ts";

/** Options of `tao children get`. */
export type GetFlags = Pick<KeyFlags, "json" | "url" | "wallet" | "wallets" | "hotkey">;

/** A hotkey with a part of another's stake. */
interface Share {
  readonly hotkey: string;
  /** Out of 2⁶⁴ − 1. */
  readonly part: bigint;
}

/** Relations of a hotkey on a subnet. */
export interface Relations {
  readonly children: readonly Share[];
  readonly parents: readonly Share[];
  /** Children that replace these at the first epoch after a block; `null` when there are none. */
  readonly pending: { readonly children: readonly Share[]; readonly block: number } | null;
}

const shares = (edges: readonly (readonly [bigint, string])[]): Share[] =>
  edges.map(([part, hotkey]) => ({ hotkey, part }));

/** Reads to whom a hotkey passes stake, and from whom it gets some. @throws ChainError */
export async function relationsOf(chain: Chain, netuid: number, hotkey: string, at?: string): Promise<Relations> {
  const { ChildKeys, ParentKeys, PendingChildKeys } = chain.at(at).query.SubtensorModule;
  const [children, parents, [next, block]] = await Promise.all([
    ChildKeys(hotkey, netuid),
    ParentKeys(hotkey, netuid),
    PendingChildKeys(netuid, hotkey),
  ]);
  const pending = block === 0n ? null : { children: shares(next), block: Number(block) };
  return { children: shares(children), parents: shares(parents), pending };
}

/** Renders hotkeys with their parts. */
export function renderShares(list: readonly Share[]): string {
  return list.length === 0 ? "nobody" : list.map(({ hotkey, part }) => `${hotkey} ${u64Percent(part)}`).join(", ");
}

/** Renders the relations of a hotkey. */
export function renderRelations({ children, parents, pending }: Relations): string {
  const lines = [`passes stake to  ${renderShares(children)}`, `gets stake from  ${renderShares(parents)}`];
  if (pending !== null)
    lines.push(`from the first epoch after block ${grouped(pending.block)}: to ${renderShares(pending.children)}`);
  return lines.join("\n");
}

/** Shows the children and parents of a hotkey. @throws CliError `UNKNOWN_SUBNET`; WalletError; ChainError */
export async function showChildren(netuid: number, flags: GetFlags, printer: Printer): Promise<void> {
  const hotkey = await hotkeyMeant(flags);
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const relations = await relationsOf(chain, netuid, hotkey);
    printer.result({ netuid, hotkey, ...relations }, () => {
      return `${out.bold(`${hotkey} on subnet ${netuid}`)}\n${renderRelations(relations)}`;
    });
  });
}
