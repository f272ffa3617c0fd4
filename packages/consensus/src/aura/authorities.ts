import { AccountId, bytesEqual, CodecError, u32, variant, vec } from "@opentao/codec";
import { AURA_ENGINE_ID, type DigestItem, type Header } from "@opentao/codec/primitives";
import { ConsensusError } from "./errors.ts";

/** Most authors that a header may name. */
const MAX_AUTHORS = 4096;

/** Message of the runtime to Aura in a header (protocol: light-client §4). */
const ConsensusLog = variant({
  AuthoritiesChange: { index: 1, codec: vec(AccountId, { max: MAX_AUTHORS }) },
  OnDisabled: { index: 2, codec: u32 },
});

/**
 * Digest entry by which a block names the authors of the blocks after it, as sr25519 keys in the order of their turns.
 */
export function authoritiesDigest(authorities: readonly Uint8Array[]): DigestItem {
  const log = ConsensusLog.encode({ type: "AuthoritiesChange", value: [...authorities] });
  return { type: "Consensus", value: [AURA_ENGINE_ID, log] };
}

/** The authors that a header names for the blocks after it, if it does. @throws ConsensusError `BAD_DIGEST` */
export function announcedAuthorities(header: Header): Uint8Array[] | undefined {
  for (const item of header.digest.logs) {
    if (item.type !== "Consensus" || !bytesEqual(item.value[0], AURA_ENGINE_ID)) continue;
    try {
      const log = ConsensusLog.decode(item.value[1]);
      if (log.type === "AuthoritiesChange") return log.value;
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      throw new ConsensusError("BAD_DIGEST", `the header's entry for Aura cannot be read: ${error.message}`);
    }
  }
  return undefined;
}

/** The authors of the children of a block, of those of the block itself. @throws ConsensusError `BAD_DIGEST` */
export function authoritiesAfter(header: Header, authorities: readonly Uint8Array[]): readonly Uint8Array[] {
  return announcedAuthorities(header) ?? authorities;
}
