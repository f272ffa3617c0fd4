/**
 * Endpoints at which neurons serve (protocol: consensus §4.8).
 *
 * @packageDocumentation
 */

import { addressScope } from "@opentao/codec/ip";
import { ensure, type State } from "../../../framework/index.ts";
import { isEnding } from "../../subtensorStorage/existence.ts";
import { Axons, NeuronCertificates, Prometheus, ServingRateLimit, Uids } from "../../subtensorStorage/index.ts";
import type { AxonInfo, PrometheusInfo } from "../../subtensorStorage/types.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { passesRateLimit } from "../rateLimits.ts";

/** An address as a neuron gives it: IPv4 and IPv6 as a number. */
export interface Endpoint {
  readonly ip: bigint;
  readonly ipType: number;
  readonly port: number;
}

/**
 * Returns whether others can be meant to reach this address (deviations, Node and neurons). 0.0.0.0 is how a neuron of
 * a network on one machine says that it is there. On a chain for development private networks pass too.
 */
function isReachable({ params }: State, { ip, ipType }: Endpoint): boolean {
  if (ipType === 4 && ip === 0n) return true;
  const scope = addressScope(ip, ipType);
  return scope === "public" || (scope === "private" && !params.fairLaunch);
}

function ensureAddress(state: State, endpoint: Endpoint): void {
  ensure(endpoint.ipType === 4 || endpoint.ipType === 6, errors.InvalidIpType);
  ensure(isReachable(state, endpoint), errors.InvalidIpAddress);
}

function ensureNeuron(state: State, hotkey: Uint8Array, netuid: number): void {
  ensure(!isEnding(state, netuid) && Uids.has(state, netuid, hotkey), errors.HotKeyNotRegisteredInNetwork);
}

function ensureInterval(state: State, netuid: number, last: bigint | undefined): void {
  const limit = ServingRateLimit.get(state, netuid);
  ensure(limit === 0n || passesRateLimit(state, last ?? 0n, limit), errors.ServingRateLimitExceeded);
}

/** Fails unless `hotkey` may publish this endpoint for its requests now. */
export function ensureCanServeAxon(state: State, hotkey: Uint8Array, netuid: number, endpoint: Endpoint): void {
  ensureNeuron(state, hotkey, netuid);
  ensureAddress(state, endpoint);
  ensureInterval(state, netuid, Axons.get(state, netuid, hotkey)?.block);
  ensure(endpoint.port !== 0, errors.InvalidPort);
}

/** Fails unless `hotkey` may publish this endpoint for its metrics now. */
export function ensureCanServePrometheus(state: State, hotkey: Uint8Array, netuid: number, endpoint: Endpoint): void {
  ensureAddress(state, endpoint);
  ensure(endpoint.ip !== 0n, errors.InvalidIpAddress);
  ensureNeuron(state, hotkey, netuid);
  ensureInterval(state, netuid, Prometheus.get(state, netuid, hotkey)?.block);
  ensure(endpoint.port !== 0, errors.InvalidPort);
}

/** Publishes where a neuron takes requests. */
export function serveAxon(state: State, hotkey: Uint8Array, netuid: number, axon: Omit<AxonInfo, "block">): void {
  ensureCanServeAxon(state, hotkey, netuid, axon);
  Axons.set(state, netuid, hotkey, { ...axon, block: now(state) });
  state.deposit(events.AxonServed([netuid, hotkey]));
}

/** Longest certificate that is stored, in bytes: the algorithm and a public key of 64. Longer ones are not free. */
export const MAX_CERTIFICATE = 65;

/**
 * Stores the certificate with which connections to a neuron are encrypted: one byte for the algorithm, then the public
 * key. One that is empty or too long is ignored; the neuron serves all the same.
 */
export function storeCertificate(state: State, hotkey: Uint8Array, netuid: number, certificate: Uint8Array): void {
  const [algorithm] = certificate;
  if (algorithm === undefined || certificate.length > MAX_CERTIFICATE) return;
  NeuronCertificates.set(state, netuid, hotkey, { publicKey: certificate.slice(1), algorithm });
}

/** Publishes where a neuron shows its metrics. */
export function servePrometheus(
  state: State,
  hotkey: Uint8Array,
  netuid: number,
  prometheus: Omit<PrometheusInfo, "block">,
): void {
  ensureCanServePrometheus(state, hotkey, netuid, prometheus);
  Prometheus.set(state, netuid, hotkey, { ...prometheus, block: now(state) });
  state.deposit(events.PrometheusServed([netuid, hotkey]));
}
