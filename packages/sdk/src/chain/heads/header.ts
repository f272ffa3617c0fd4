import { compact, concat, fromHex, toHex, u32 } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import * as z from "zod";
import { hashText, hexText } from "../hexText.ts";

/** A header as JSON-RPC writes it. */
export const rpcHeader = z.object({
  parentHash: hashText,
  number: z.string().regex(/^0x[0-9a-f]{1,8}$/),
  stateRoot: hashText,
  extrinsicsRoot: hashText,
  digest: z.object({ logs: z.array(hexText).max(64) }),
});

/** A block of the chain. */
export interface Head {
  readonly number: number;
  /** `0x` and 64 hex digits. */
  readonly hash: string;
  readonly parentHash: string;
  /** True when the block changed the runtime: types must be read anew. */
  readonly changesRuntime: boolean;
}

const CompactNumber = compact(u32);
/** `DigestItem::RuntimeEnvironmentUpdated` */
const RUNTIME_UPDATED = "0x08";

/** The block that a header is of; its hash is computed, not believed. */
export function headOf(header: z.infer<typeof rpcHeader>): Head {
  const number = Number.parseInt(header.number, 16);
  const logs = header.digest.logs.map(fromHex);
  const encoded = concat(
    fromHex(header.parentHash),
    CompactNumber.encode(number),
    fromHex(header.stateRoot),
    fromHex(header.extrinsicsRoot),
    CompactNumber.encode(logs.length),
    ...logs,
  );
  return {
    number,
    hash: toHex(blake2b256(encoded)),
    parentHash: header.parentHash,
    changesRuntime: header.digest.logs.includes(RUNTIME_UPDATED),
  };
}
