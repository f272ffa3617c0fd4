import { AXON_PROTOCOL, NEURON_VERSION } from "../../version.ts";
import type { Chain } from "../chain.ts";
import { ipToNumber, numberToIp } from "../ip.ts";
import type { ReadOptions } from "../reads/raw.ts";
import { tx } from "../reads/typed.ts";
import type { Inclusion, Signer, SubmitOptions } from "../transactions/submission.ts";
import type { HotkeyOnSubnet } from "./neurons.ts";

/** Address at which a neuron takes requests. */
export interface Endpoint {
  /** Address as text, IPv4 or IPv6. */
  readonly ip: string;
  readonly port: number;
}

/** Reads where a hotkey serves on a subnet according to the chain; `undefined` when it has announced nothing. */
export async function getServed(
  chain: Chain,
  { netuid, hotkey }: HotkeyOnSubnet,
  { at }: ReadOptions = {},
): Promise<Endpoint | undefined> {
  const axon = await chain.at(at).query.SubtensorModule.Axons(netuid, hotkey);
  return axon === undefined || axon.port === 0 ? undefined : { ip: numberToIp(axon.ip, axon.ip_type), port: axon.port };
}

/**
 * Publishes where a hotkey takes requests (protocol: consensus §4.8). @throws ChainError `INVALID_ARGUMENT` on a bad
 * address
 */
export function serveAxon(
  chain: Chain,
  hotkey: Signer,
  { netuid, ip, port }: Endpoint & { readonly netuid: number },
  options?: SubmitOptions,
): Promise<Inclusion> {
  const { value, type } = ipToNumber(ip);
  const args = {
    netuid,
    version: NEURON_VERSION,
    ip: value,
    port,
    ip_type: type,
    protocol: AXON_PROTOCOL,
    placeholder1: 0,
    placeholder2: 0,
  };
  return chain.submit(tx.SubtensorModule.serve_axon(args), hotkey, options);
}
