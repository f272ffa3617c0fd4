import { bytes, struct, u64 } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { AuthorityList, headerHash } from "@opentao/consensus";
import { decodeRecord } from "../../database/index.ts";
import type { WarpChain, WarpTarget } from "./ports.ts";

/** Name of the record that holds the target of a warp whose state is being fetched. */
const RECORD = "network/warp";
const NONE = new Uint8Array();

const Remembered = struct({ header: Header, justification: bytes(), setId: u64, authorities: AuthorityList });

/** Stores the target of a warp, so that it goes on after a restart. @throws DatabaseError */
export function rememberTarget(chain: WarpChain, { header, justification, set }: WarpTarget): void {
  const { setId, authorities } = set;
  const encoded = Remembered.encode({ header, justification, setId, authorities: [...authorities] });
  chain.persist(new Map([[RECORD, encoded]]));
}

/** Returns the target of a warp that was interrupted. @throws DatabaseError `UNREADABLE` */
export function rememberedTarget(chain: WarpChain): WarpTarget | undefined {
  const stored = chain.record(RECORD);
  if (stored === undefined || stored.length === 0) return undefined;
  const { header, justification, setId, authorities } = decodeRecord(Remembered, stored, "the target of a warp");
  return { hash: headerHash(header), header, justification, set: { setId, authorities } };
}

/** Record that is stored once the warp is over, or given up. */
export const forgottenTarget: readonly [name: string, value: Uint8Array] = [RECORD, NONE];
