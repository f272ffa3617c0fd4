import { toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { JsonHeader } from "../../src/page/network/trust/evident.ts";

const bytes = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const PARTS = { parentHash: bytes(1), stateRoot: bytes(2), extrinsicsRoot: bytes(3), digest: { logs: [] } };

/** A header of a height as JSON-RPC gives it; headers differ in their heights alone. */
export function headerAt(number: number): JsonHeader {
  const { parentHash, stateRoot, extrinsicsRoot } = PARTS;
  return {
    ...{ parentHash: toHex(parentHash), stateRoot: toHex(stateRoot), extrinsicsRoot: toHex(extrinsicsRoot) },
    ...{ number: `0x${number.toString(16)}`, digest: { logs: [] } },
  };
}

/** Hash of the header of a height, which the page does not compute. */
export const hashAt = (number: number): string => toHex(blake2b256(Header.encode({ ...PARTS, number })));
