import type { Hash } from "../../chain/interface.ts";

/** Bytes as `0x` and lower-case hex digits, at the speed that large values need. */
export function hex(bytes: Uint8Array): Hash {
  return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`;
}
