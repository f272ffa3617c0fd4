import { bytesEqual, H256, struct, tuple, u8, u32, u64, type Value } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import type { EquivocationProof } from "../../grandpa/index.ts";

export type VoterEquivocation = Value<typeof EquivocationProof>;

/** Message that a voter signs: the phase, the block, the round, the set (protocol: light-client §4). */
const Signed = tuple(u8, struct({ hash: H256, number: u32 }), u64, u64);
const PHASES = { Prevote: 0, Precommit: 1 } as const;

/** Returns whether a proof shows two different votes of one voter in one phase of one round. */
export function isVoterEquivocation(state: State, { setId, equivocation }: VoterEquivocation): boolean {
  const { type, value } = equivocation;
  const { roundNumber, identity, first, second } = value;
  const messages = [first, second].map(([{ targetHash, targetNumber }, signature]) => ({
    signature,
    message: Signed.encode([PHASES[type], { hash: targetHash, number: targetNumber }, roundNumber, setId]),
  }));
  const [one, other] = messages;
  if (one === undefined || other === undefined || bytesEqual(one.message, other.message)) return false;
  return messages.every(({ message, signature }) =>
    state.externalities.verify("ed25519", signature, message, identity),
  );
}
