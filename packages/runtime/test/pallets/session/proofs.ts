import { toHex } from "@opentao/codec";
import type { DigestItem, Header } from "@opentao/codec/primitives";
import { sealHeader, signedPayload, slotDigest } from "@opentao/consensus";
import type { Keypair } from "@opentao/crypto";

/** A sealed header of a slot; `salt` makes it another block. */
export function sealed(author: Keypair, slot: bigint, salt: number, logs: DigestItem[] = []): Header {
  const header = {
    parentHash: new Uint8Array(32).fill(1),
    number: 7,
    stateRoot: new Uint8Array(32).fill(salt),
    extrinsicsRoot: new Uint8Array(32).fill(3),
    digest: { logs: [slotDigest(slot), ...logs] },
  };
  return sealHeader(header, (message) => author.sign(message));
}

/** Two blocks of an author in a slot. */
export const twoBlocks = (author: Keypair, slot: bigint) => ({
  offender: author.publicKey,
  slot,
  first: sealed(author, slot, 1),
  second: sealed(author, slot, 2),
});

/** Two votes of a voter in a round. */
export function twoVotes(
  voter: Keypair,
  setId: bigint,
  number: number,
  phase: "Prevote" | "Precommit" = "Precommit",
  round = 4n,
) {
  const vote = (byte: number) => {
    const target = { hash: toHex(new Uint8Array(32).fill(byte)), number };
    const signature = voter.sign(signedPayload({ type: phase, value: target }, round, setId));
    return [target, signature] as [typeof target, Uint8Array];
  };
  const value = { round, id: toHex(voter.publicKey), first: vote(1), second: vote(2) };
  return { setId, equivocation: { type: phase, value } };
}
