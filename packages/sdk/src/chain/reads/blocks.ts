import { fromHex } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import * as z from "zod";
import type { ChainAccess } from "../access.ts";
import { expectValue } from "../expectValue.ts";
import { type Head, headOf, rpcHeader } from "../heads/header.ts";
import { hexText } from "../hexText.ts";

/** A block with its extrinsics. */
export interface Block {
  readonly head: Head;
  /** Root of the extrinsics by the header, `0x` and 64 hex digits; they are not held against it. */
  readonly extrinsicsRoot: string;
  /** Extrinsics in their order, without their lengths in front. */
  readonly extrinsics: readonly Uint8Array[];
}

const blockAnswer = z.object({ block: z.object({ header: rpcHeader, extrinsics: z.array(hexText) }) }).nullable();

/** A block by its hash; `undefined` when the node does not have it. @throws ChainError */
export async function getBlock(chain: Pick<ChainAccess, "request">, hash: string): Promise<Block | undefined> {
  const answer = expectValue(blockAnswer, await chain.request("chain_getBlock", [hash]), "a block");
  if (answer === null) return undefined;
  const { header, extrinsics } = answer.block;
  return {
    head: headOf(header),
    extrinsicsRoot: header.extrinsicsRoot,
    extrinsics: extrinsics.map((hex) => OpaqueExtrinsic.decode(fromHex(hex))),
  };
}
