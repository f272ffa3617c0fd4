import { getSubnetIdentity, type SubnetIdentity, subnetIdentityBytes, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { safeCell } from "../output/text.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { openActor, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnet, ensureSubnetOwner } from "../shared/subnets.ts";
import type { ReadFlags } from "./list.ts";

/** Texts of an identity that were given as options. */
export interface IdentityTexts {
  readonly name?: string;
  readonly description?: string;
  readonly page?: string;
  readonly repository?: string;
  readonly contact?: string;
  readonly discord?: string;
  readonly logo?: string;
  readonly additional?: string;
}

/** Options of `tao subnets identity set`. */
export interface SetIdentityFlags extends ActionFlags, IdentityTexts {}

const TEXT_LENGTH = 300;

/** Returns those texts of an identity that were given. */
export function givenTexts(flags: IdentityTexts): Partial<SubnetIdentity> {
  const { name, description, page: url, repository, contact, discord, logo, additional } = flags;
  const texts = { name, description, url, repository, contact, discord, logo, additional };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}

function render(identity: Required<SubnetIdentity>): string {
  return Object.entries(identity)
    .map(([what, text]): [string, string] => [what, typeof text === "string" ? text : text.join(", ")])
    .filter(([, text]) => text !== "")
    .map(([what, text]) => `${what.padEnd(11)} ${safeCell(text, TEXT_LENGTH)}`)
    .join("\n");
}

/** Shows what a subnet says of itself. @throws CliError `UNKNOWN_SUBNET`; ChainError */
export async function showIdentity(netuid: number, flags: ReadFlags, printer: Printer): Promise<void> {
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const identity = (await getSubnetIdentity(chain, netuid)) ?? null;
    printer.result({ netuid, identity }, () =>
      identity === null
        ? `Subnet ${netuid} says nothing of itself.`
        : `${out.bold(`Subnet ${netuid}`)}\n${render(identity)}`,
    );
  });
}

/** Says what a subnet is. @throws CliError `USAGE`, `NOT_THE_OWNER`, and as `perform`; WalletError; ChainError */
export async function setIdentity(netuid: number, flags: SetIdentityFlags, printer: Printer): Promise<void> {
  const given = givenTexts(flags);
  if (Object.keys(given).length === 0)
    throw new CliError(
      "USAGE",
      "nothing was given that is to be said",
      "Give --name, --description, --page or another.",
    );
  const wallet = await openActor(flags);
  await withChain(flags.url, async (chain) => {
    await ensureSubnetOwner(chain, netuid, wallet.coldkeyAddress);
    const identity = { name: "", ...(await getSubnetIdentity(chain, netuid)), ...given };
    const call = tx.SubtensorModule.set_subnet_identity({ netuid, ...subnetIdentityBytes(identity) });
    const what = `Say of subnet ${netuid}: ${Object.entries(given)
      .map(([name, text]) => `${name} ${JSON.stringify(text)}`)
      .join(", ")}`;
    const told = async ({ blockHash: at }: { readonly blockHash: string }) => {
      const said = await getSubnetIdentity(chain, netuid, { at });
      const text = said === undefined ? `Subnet ${netuid} says nothing of itself.` : render(said);
      return { value: { netuid, identity: said ?? null }, text };
    };
    const known = { netuid, identity: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
