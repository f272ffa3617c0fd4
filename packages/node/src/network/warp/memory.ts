import { bytes, struct, u64 } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { AuthorityList, headerHash } from "@opentao/consensus";
import type { WarpChain, WarpTarget } from "./ports.ts";

/** Under which the chain remembers where a warp leads whose state is being fetched. */
const RECORD = "network/warp";
const NONE = new Uint8Array();

const Remembered = struct({ header: Header, justification: bytes(), setId: u64, authorities: AuthorityList });

/** Remembers where a warp leads, so that it goes on after a restart. @throws DatabaseError */
export function rememberTarget(chain: WarpChain, { header, justification, set }: WarpTarget): void {
  const { setId, authorities } = set;
  const encoded = Remembered.encode({ header, justification, setId, authorities: [...authorities] });
  chain.persist(new Map([[RECORD, encoded]]));
}

/** Where a warp that has not come to its end leads. @throws CodecError when what is stored cannot be read */
export function rememberedTarget(chain: WarpChain): WarpTarget | undefined {
  const stored = chain.record(RECORD);
  if (stored === undefined || stored.length === 0) return undefined;
  const { header, justification, setId, authorities } = Remembered.decode(stored);
  return { hash: headerHash(header), header, justification, set: { setId, authorities } };
}

/** What is stored once the warp is over, or given up. */
export const forgottenTarget: readonly [name: string, value: Uint8Array] = [RECORD, NONE];
