import { z } from "zod";
import { AXON_PROTOCOL, NEURON_VERSION } from "../../version.ts";
import type { Chain, ReadOptions } from "../chain.ts";
import { expectValue } from "../expectValue.ts";
import { ipToNumber, numberToIp } from "../ip.ts";
import type { Signer } from "../signer.ts";
import type { Inclusion, SubmitOptions } from "../submission.ts";

/** Where a neuron takes requests. */
export interface Endpoint {
  /** Address as text, IPv4 or IPv6. */
  readonly ip: string;
  readonly port: number;
}

const axonInfo = z.object({ ip: z.bigint(), port: z.number(), ip_type: z.number() }).optional();

/** Where a hotkey serves on a subnet according to the chain; `undefined` when it never said. */
export async function getServed(
  chain: Chain,
  netuid: number,
  hotkey: string,
  options: ReadOptions = {},
): Promise<Endpoint | undefined> {
  const info = await chain.query("SubtensorModule", "Axons", [netuid, hotkey], options);
  const axon = expectValue(axonInfo, info, "SubtensorModule.Axons");
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
  return chain.submit({ pallet: "SubtensorModule", name: "serve_axon", args }, hotkey, options);
}
