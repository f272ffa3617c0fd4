import { readdirSync } from "node:fs";
import { AccountId, fromHex, tuple, u64, vec } from "@opentao/codec";
import { encodeAddress } from "@opentao/crypto";
import { Chain, ChainError } from "@opentao/sdk/chain";
import { CliError } from "../output/errors.ts";
import { renderFittingTable } from "../output/fittingTable.ts";
import type { Printer } from "../output/printer.ts";
import { hexBytes } from "../shared/connection.ts";
import { keystorePathOf } from "../shared/keys/keystore.ts";
import type { ListFlags } from "./flags.ts";

/** Session key in a folder. */
interface ListedKey {
  readonly type: "aura" | "gran";
  /** SS58 address. */
  readonly address: string;
  /** True when it is one of the current authorities'; `null` when no node says who they are. */
  readonly inUse: boolean | null;
}

const Authors = vec(AccountId);
const Voters = vec(tuple(AccountId, u64));
/** Name of a key's file: the type's four letters and the 32 bytes of the public key, in hex. */
const FILE_NAME = /^([0-9a-f]{8})([0-9a-f]{64})$/;

/** Reads which keys are in a folder from the names of their files: no secret is read. @throws CliError `NO_KEYSTORE` */
function keysIn(folder: string): readonly Pick<ListedKey, "type" | "address">[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    // Whatever the system refuses, no keys can be listed: the cause says why.
    const hint = "Make keys with `tao keys generate --base-path DIR`, or name the folder with --keystore-path.";
    throw new CliError("NO_KEYSTORE", `there are no session keys in ${folder}`, hint, { cause: error });
  }
  return names.flatMap((name) => {
    const [, hexType = "", key = ""] = FILE_NAME.exec(name) ?? [];
    const type = Buffer.from(hexType, "hex").toString("latin1");
    return type === "aura" || type === "gran" ? [{ type, address: encodeAddress(fromHex(`0x${key}`)) }] : [];
  });
}

/** Asks a node for the SS58 addresses of the authorities' keys; `undefined` when it does not answer. */
async function authorities(url: string): Promise<ReadonlySet<string> | undefined> {
  let chain: Chain;
  try {
    chain = await Chain.connect(url);
  } catch (error) {
    if (error instanceof ChainError && error.code === "CHAIN_UNREACHABLE") return undefined;
    throw error;
  }
  try {
    const call = async (method: string) => hexBytes.parse(await chain.request("state_call", [method, "0x"]));
    const authors = Authors.decode(await call("AuraApi_authorities"));
    const voters = Voters.decode(await call("GrandpaApi_grandpa_authorities"));
    return new Set([...authors, ...voters.map(([key]) => key)].map((key) => encodeAddress(key)));
  } finally {
    chain.close();
  }
}

const useText = (inUse: boolean | null): string => (inUse === null ? "?" : inUse ? "in use" : "not in use");

/**
 * `tao keys list`: the session keys in a folder, and whether they are an authority's. @throws CliError `NO_KEYSTORE`,
 * `WHICH_KEYSTORE`
 */
export async function listKeys(flags: ListFlags, printer: Printer): Promise<void> {
  const folder = keystorePathOf(flags);
  if (folder === undefined)
    throw new CliError("WHICH_KEYSTORE", "no keystore was named", "Give --base-path DIR or --keystore-path DIR.");
  const found = keysIn(folder);
  const current = await authorities(flags.url);
  const keys: readonly ListedKey[] = found.map((key) => ({ ...key, inUse: current?.has(key.address) ?? null }));
  if (current === undefined) printer.note(`No node answers at ${flags.url}: who the authorities are is not known.`);
  printer.result({ folder, keys }, () =>
    keys.length === 0
      ? `No session keys in ${folder}.`
      : renderFittingTable<ListedKey>(
          [
            { title: "type", text: ({ type }) => type },
            { title: "public key", text: ({ address }) => address },
            { title: "authority", text: ({ inUse }) => useText(inUse) },
          ],
          keys,
        ),
  );
}
