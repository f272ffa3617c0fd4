import { struct, u64, type Value, vec } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { decodeForeign } from "./basics.ts";
import { Commit } from "./commit.ts";
import { MAX_ANCESTRY, MAX_MESSAGE_BYTES } from "./limits.ts";

/** A commit that proves itself: with the headers that lead from its votes to its block (protocol: light-client §4). */
export const Justification = struct({
  round: u64,
  commit: Commit,
  ancestry: vec(Header, { max: MAX_ANCESTRY }),
});
export type Justification = Value<typeof Justification>;

/** Decodes a justification that others made. @throws GrandpaError `UNDECODABLE` */
export function decodeJustification(bytes: Uint8Array): Justification {
  return decodeForeign(Justification, bytes, "a GRANDPA justification", MAX_MESSAGE_BYTES);
}
