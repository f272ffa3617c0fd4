import { toHex } from "@opentao/codec";
import { decodeAddress } from "@opentao/crypto";
import { tx } from "@opentao/sdk/chain";
import { openWallet } from "@opentao/sdk/wallet";
import * as z from "zod";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { hexBytes, withChain } from "../shared/connection.ts";
import { sessionKeysJson, splitSessionKeys } from "../shared/keys/sessionKeys.ts";
import { atTerminal } from "../shared/passwords.ts";
import type { RegisterFlags } from "./flags.ts";

const owned = z.object({ keys: hexBytes, proof: hexBytes });

/**
 * `tao keys register`: has a node make new session keys, and registers them for a wallet's hotkey. A validator whose
 * hotkey has keys may be chosen as an authority.
 *
 * @throws WalletError, ChainError, TransactionFailure, CliError
 */
export async function registerKeys(flags: RegisterFlags, printer: Printer): Promise<void> {
  const wallet = await openWallet({ root: flags.wallets, name: flags.wallet, hotkey: flags.hotkey, ...atTerminal });
  const hotkey = await wallet.hotkey();
  await withChain(flags.url, async (chain) => {
    const owner = toHex(decodeAddress(hotkey.address));
    const { keys, proof } = owned.parse(await chain.request("author_rotateKeysWithOwner", [owner]));
    const { aura, gran } = splitSessionKeys(keys);
    // The types library writes bytes of a fixed length as hex digits, and others as bytes.
    const args = { keys: { aura: toHex(aura), grandpa: toHex(gran) }, proof };
    const { hash, blockHash } = await chain.submit(tx.Session.set_keys(args), hotkey);
    const written = sessionKeysJson({ aura, gran });
    printer.result({ owner: hotkey.address, ...written, hash, blockHash }, () =>
      [
        `${out.bold(hotkey.address)} has registered the session keys of ${flags.url}`,
        `aura  ${written.aura}`,
        `gran  ${written.gran}`,
        `block ${blockHash}`,
        "They are used from the next session in which this validator is chosen.",
      ].join("\n"),
    );
  });
}
