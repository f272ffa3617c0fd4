import { isIP } from "node:net";
import { isLoopback } from "@opentao/codec/ip";
import type { Keypair } from "@opentao/crypto";
import type { AxonAddress } from "../axon/index.ts";
import { type Endpoint, getServed, serveAxon } from "../chain/actions/serveAxon.ts";
import type { Chain } from "../chain/chain.ts";
import { ChainError } from "../chain/errors.ts";
import { headsUntil } from "../chain/heads/headsUntil.ts";
import { ipToNumber, numberToIp } from "../chain/ip.ts";
import { NeuronError } from "./errors.ts";
import type { Log, NeuronOptions } from "./options.ts";
import type { Presence } from "./presence.ts";
import { isRecoverable } from "./recoverable.ts";

/** Addresses of an axon: on which it listens, and at which others reach it if that differs. */
export interface AxonPlace {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** IP address. */
  readonly externalHost?: string;
  readonly externalPort?: number;
}

/**
 * Address that announces "the same machine": chains refuse loopback addresses. Dendrites read it as their own loopback.
 */
export const SAME_MACHINE = "0.0.0.0";

/** Blocks between two looks at whether the chain still knows where the axon is. */
const SERVING_INTERVAL = 5;

/** An address in the one spelling in which the chain's is read back. */
function asOnChain(ip: string): string {
  const { value, type } = ipToNumber(ip);
  return numberToIp(value, type);
}

/**
 * Returns what to announce on the chain. @throws ChainError `INVALID_ARGUMENT` on what is no address. @throws
 * NeuronError `EXTERNAL_HOST_NEEDED` when that cannot be known
 */
export function endpointOf({ externalHost, externalPort }: AxonPlace, listening: AxonAddress): Endpoint {
  const port = externalPort ?? listening.port;
  if (externalHost !== undefined)
    return { ip: isLoopback(externalHost) ? SAME_MACHINE : asOnChain(externalHost), port };
  if (isLoopback(listening.host)) return { ip: SAME_MACHINE, port };
  if (isIP(listening.host) === 0 || listening.host === "0.0.0.0" || listening.host === "::") {
    throw new NeuronError(
      "EXTERNAL_HOST_NEEDED",
      `the axon listens on ${listening.host}, which says not under which address others reach it`,
      "Give the external IP address (--external-host).",
    );
  }
  return { ip: asOnChain(listening.host), port };
}

/**
 * Announces an axon unless the chain knows it already. A refusal that passes by itself (a rate limit) is logged: the
 * next look tries again.
 */
async function ensureServed(
  chain: Chain,
  hotkey: Keypair,
  netuid: number,
  endpoint: Endpoint,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const served = await getServed(chain, { netuid, hotkey: hotkey.address });
  if (served?.ip === endpoint.ip && served.port === endpoint.port) return;
  try {
    await serveAxon(chain, hotkey, { netuid, ...endpoint }, { signal });
    log.info({ netuid, ...endpoint }, "axon announced");
  } catch (error) {
    if (!(error instanceof ChainError) || signal.aborted) throw error;
    if (error.code !== "DISPATCH_FAILED" && error.code !== "INVALID_TRANSACTION") throw error;
    log.warn({ netuid, reason: error.message }, "axon not announced, trying again later");
  }
}

/**
 * Announces an axon, and again whenever the chain forgot it: after another had the uid, say. Ends by failing only.
 *
 * @throws ChainError on what does not pass by itself
 */
export function keepServed(
  { chain, netuid, log }: NeuronOptions,
  { hotkey, metagraph, uid }: Presence,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<never> {
  return new Promise((_, reject) => {
    let isBusy = false;
    let lookedAt = Number.NEGATIVE_INFINITY;
    const look = async (block: number): Promise<void> => {
      if (isBusy || signal.aborted || uid() === undefined || block - lookedAt < SERVING_INTERVAL) return;
      isBusy = true;
      try {
        await ensureServed(chain, hotkey, netuid, endpoint, log, signal);
        lookedAt = block;
      } catch (error) {
        if (signal.aborted) return;
        if (!isRecoverable(error)) return reject(error);
        log.warn({ netuid, reason: error.message }, "axon not announced, trying again later");
      } finally {
        isBusy = false;
      }
    };
    headsUntil(chain, ({ number }) => void look(number), signal)
      .then(() => look(metagraph.latest.block))
      .catch(reject);
  });
}
