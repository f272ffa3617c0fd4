import type { Keypair } from "@opentao/crypto";
import { NeuronError } from "./errors.ts";

/**
 * Axons, the ecosystem's and these, check signatures of sr25519 alone (protocol: wire §a.5): a validator with a hotkey
 * of another scheme would be refused by each of them. A miner signs for the chain only, which takes both.
 *
 * @throws NeuronError `HOTKEY_SCHEME`
 */
export function ensureMayAsk({ scheme, address }: Keypair): void {
  if (scheme === "sr25519") return;
  throw new NeuronError(
    "HOTKEY_SCHEME",
    `hotkey ${address} is an ${scheme} key, and miners answer requests that are signed with sr25519 only`,
    "Make another with `tao wallet new WALLET --hotkey NAME --only hotkey` and start with `--hotkey NAME`; a miner can go on with this one.",
  );
}
