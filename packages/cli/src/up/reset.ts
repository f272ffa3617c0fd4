import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { confirm, isCancel } from "@clack/prompts";
import { CliError } from "../output/errors.ts";
import { visible } from "../output/text.ts";
import { counted, shortTao } from "../output/units.ts";
import { isNodePlace, type NetworkLayout } from "./folder/layout.ts";
import { readStanding, type Standing } from "./observation/standing.ts";

/** Wallets that are named at most. */
const MAX_NAMED = 4;

function listed(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  return `${names.slice(0, MAX_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function standingOf(layout: NetworkLayout): Standing | undefined {
  try {
    return readStanding(layout);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return undefined; // a damaged file is one more reason to start anew
  }
}

/** Describes what a reset would remove; empty when there is nothing of a network. */
export function lossOf(layout: NetworkLayout): string {
  const wallets = existsSync(layout.wallets) ? readdirSync(layout.wallets) : [];
  if (!existsSync(layout.spec) && wallets.length === 0) return "";
  const known = standingOf(layout);
  const chain = known === undefined ? "a chain" : `a chain of ${counted(known.block, "block")}`;
  const keys = `the keys of ${counted(wallets.length, "wallet")}`;
  if (known === undefined || known.holders.length === 0) return `${chain} and ${keys}`;
  const sum = (amounts: readonly bigint[]) => shortTao(amounts.reduce((total, amount) => total + amount, 0n));
  const [alpha, tao] = [sum(known.holders.map((one) => one.alpha)), sum(known.holders.map((one) => one.tao))];
  const names = listed(known.holders.map(({ name }) => name));
  return `${chain} and ${keys}, of which ${known.holders.length} hold ${alpha} α and ${tao} TAO (${names})`;
}

/**
 * Asks whether what a reset removes is to be removed.
 *
 * @throws CliError `RESET_UNCONFIRMED` when there is something to lose and nobody can be asked; `CANCELLED` when the
 * answer is no
 */
export async function confirmReset(
  layout: NetworkLayout,
  { yes, json }: { readonly yes: boolean; readonly json: boolean },
): Promise<void> {
  const loss = lossOf(layout);
  if (loss === "" || yes) return;
  if (json || !process.stdin.isTTY || !process.stderr.isTTY)
    throw new CliError(
      "RESET_UNCONFIRMED",
      `--reset would remove ${loss}, in ${layout.root}`,
      "Add --yes to remove it, or start another network with --base-path DIR.",
    );
  const message = `Remove ${visible(`${loss}, in ${layout.root}`)}? This cannot be undone.`;
  const answer = await confirm({ message, initialValue: false, output: process.stderr });
  if (isCancel(answer) || !answer)
    throw new CliError("CANCELLED", "nothing was removed", "`tao up` without --reset goes on with this network.");
}

/** Removes a network: its chain and its history, keys, scores and logs. */
export function removeNetwork(layout: NetworkLayout): void {
  const nodes = readdirSync(layout.root)
    .filter(isNodePlace)
    .map((name) => join(layout.root, name));
  for (const place of [
    layout.spec,
    ...nodes,
    layout.wallets,
    layout.scores,
    layout.logs,
    layout.index,
    layout.ports,
    layout.standing,
  ])
    rmSync(place, { recursive: true, force: true });
}
