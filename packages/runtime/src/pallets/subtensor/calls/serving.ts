/**
 * Calls that say where a neuron serves (protocol: consensus §4.8).
 *
 * @packageDocumentation
 */

import { bytes, u8, u16, u32, u128 } from "@opentao/codec";
import { call, ensureSigned, palletCalls } from "../../../framework/index.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import { MAX_CERTIFICATE, serveAxon, servePrometheus, storeCertificate } from "../neurons/serving.ts";

const axonArgs = {
  netuid: NetUid,
  version: u32,
  ip: u128,
  port: u16,
  ipType: u8,
  protocol: u8,
  placeholder1: u8,
  placeholder2: u8,
} as const;

/** Calls of the subject. */
export const servingCalls = palletCalls({
  serveAxon: call({
    index: 4,
    args: axonArgs,
    weight: { refTime: 31_278_000, reads: 3, writes: 1 },
    pays: false,
    docs: "Publishes where the caller takes requests on a subnet.",
    dispatch: ({ state, origin }, { netuid, ...axon }) => serveAxon(state, ensureSigned(origin), netuid, axon),
  }),

  serveAxonTls: call({
    index: 40,
    args: { ...axonArgs, certificate: bytes() },
    weight: { refTime: 30_617_000, reads: 3, writes: 1 },
    pays: (_, { certificate }) => certificate.length > MAX_CERTIFICATE,
    docs: "Publishes where the caller takes requests on a subnet, and the key with which connections are encrypted.",
    dispatch: ({ state, origin }, { netuid, certificate, ...axon }) => {
      const hotkey = ensureSigned(origin);
      serveAxon(state, hotkey, netuid, axon);
      storeCertificate(state, hotkey, netuid, certificate);
    },
  }),

  servePrometheus: call({
    index: 5,
    args: { netuid: NetUid, version: u32, ip: u128, port: u16, ipType: u8 },
    weight: { refTime: 29_294_000, reads: 3, writes: 1 },
    pays: false,
    docs: "Publishes where the caller shows its metrics on a subnet.",
    dispatch: ({ state, origin }, { netuid, ...prometheus }) =>
      servePrometheus(state, ensureSigned(origin), netuid, prometheus),
  }),
});
