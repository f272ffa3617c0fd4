import type { Keypair } from "@opentao/crypto";
import { requestMessage } from "../../src/synapse/signing.ts";

/** Body hash of a synapse without hash fields. */
const EMPTY = "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a";

/** Parts of a ping. */
export interface PingParts {
  readonly from: Keypair;
  /** SS58 address of the axon's hotkey. */
  readonly to: string;
  /** Nanoseconds since 1970. */
  readonly nonce: bigint;
  readonly uuid?: string;
  /** Instead of the right one. */
  readonly signature?: string;
  /** In seconds. */
  readonly timeout?: number;
}

/** Headers of a ping as a dendrite sends it. */
export function pingHeaders({
  from,
  to,
  nonce,
  uuid = "1",
  signature,
  timeout = 12,
}: PingParts): Record<string, string> {
  const message = requestMessage({ nonce, dendriteHotkey: from.address, axonHotkey: to, uuid, bodyHash: EMPTY });
  const signed = (): string => `0x${Buffer.from(from.sign(new TextEncoder().encode(message))).toString("hex")}`;
  return {
    name: "Synapse",
    timeout: String(timeout),
    bt_header_dendrite_version: "10002000",
    bt_header_dendrite_nonce: nonce.toString(),
    bt_header_dendrite_uuid: uuid,
    bt_header_dendrite_hotkey: from.address,
    bt_header_dendrite_signature: signature ?? signed(),
    computed_body_hash: EMPTY,
    "content-type": "application/json",
  };
}

/** Sends a ping; gives the status and the message of a refusal. */
export async function ping(url: string, parts: PingParts): Promise<[number, string | undefined]> {
  const response = await fetch(`${url}/Synapse`, { method: "POST", body: "{}", headers: pingHeaders(parts) });
  const { message } = (await response.json()) as { message?: string };
  return [response.status, message];
}
