import { type Chain, type Inclusion, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { safeCell } from "../output/text.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { openActor, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { receiverOf } from "../shared/receivers.ts";

/** Texts of an identity. */
interface Texts {
  readonly name: string;
  readonly page: string;
  readonly repository: string;
  readonly image: string;
  readonly discord: string;
  readonly description: string;
  readonly additional: string;
}

/** Options of `tao identity get`. */
export type GetFlags = Pick<ActionFlags, "json" | "url" | "wallets">;

/** Options of `tao identity set`. */
export interface SetFlags extends ActionFlags, Partial<Texts> {}

const TEXT_LENGTH = 300;
const NOTHING: Texts = {
  ...{ name: "", page: "", repository: "", image: "", discord: "", description: "", additional: "" },
};

async function identityOf(chain: Chain, coldkey: string, at?: string): Promise<Texts | undefined> {
  const held = await chain.at(at).query.SubtensorModule.IdentitiesV2(coldkey);
  if (held === undefined) return undefined;
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const { name, url, github_repo, image, discord, description, additional } = held;
  return {
    ...{ name: text(name), page: text(url), repository: text(github_repo), image: text(image) },
    ...{ discord: text(discord), description: text(description), additional: text(additional) },
  };
}

function render(coldkey: string, identity: Texts | undefined): string {
  if (identity === undefined) return `${coldkey} says nothing of itself.`;
  const said = Object.entries(identity).filter(([, text]) => text !== "");
  return [out.bold(coldkey), ...said.map(([what, text]) => `${what.padEnd(11)} ${safeCell(text, TEXT_LENGTH)}`)].join(
    "\n",
  );
}

/** Shows what a coldkey says of itself. @throws CliError `NOT_AN_ADDRESS`, `NAME_AMBIGUOUS`; ChainError */
export async function showIdentity(who: string, flags: GetFlags, printer: Printer): Promise<void> {
  const { address } = await receiverOf(who, flags.wallets);
  await withChain(flags.url, async (chain) => {
    const identity = await identityOf(chain, address);
    printer.result({ coldkey: address, identity: identity ?? null }, () => render(address, identity));
  });
}

/** Says who a coldkey is. @throws CliError `USAGE`, and as `perform`; WalletError; ChainError */
export async function setIdentity(flags: SetFlags, printer: Printer): Promise<void> {
  const { name, page, repository, image, discord, description, additional } = flags;
  const options = { name, page, repository, image, discord, description, additional };
  const given: Partial<Texts> = Object.fromEntries(Object.entries(options).filter(([, text]) => text !== undefined));
  if (Object.keys(given).length === 0)
    throw new CliError("USAGE", "nothing was given that is to be said", "Give --name, --description or another.");
  const wallet = await openActor(flags);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const next: Texts = { ...NOTHING, ...(await identityOf(chain, coldkey)), ...given };
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const call = tx.SubtensorModule.set_identity({
      ...{ name: bytes(next.name), url: bytes(next.page), github_repo: bytes(next.repository) },
      ...{ image: bytes(next.image), discord: bytes(next.discord), description: bytes(next.description) },
      additional: bytes(next.additional),
    });
    const said = Object.entries(given).map(([what, text]) => `${what} ${JSON.stringify(text)}`);
    const told = async ({ blockHash }: Inclusion) => {
      const identity = await identityOf(chain, coldkey, blockHash);
      return { value: { identity: identity ?? null }, text: render(coldkey, identity) };
    };
    const known = { identity: null };
    await performCall(
      chain,
      { wallet, what: `Say of ${coldkey}: ${said.join(", ")}`, call, told, known },
      flags,
      printer,
    );
  });
}
