import { fromHex, toHex } from "@opentao/codec";
import { DigestItem, Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import { orderedRoot } from "@opentao/trie";
import * as z from "zod";

const hex = z.string().regex(/^0x(?:[0-9a-f]{2})*$/);
const header = z.object({
  parentHash: hex,
  number: z.string().regex(/^0x[0-9a-f]{1,8}$/),
  stateRoot: hex,
  extrinsicsRoot: hex,
  digest: z.object({ logs: z.array(hex).max(64) }),
});
const block = z.object({ block: z.object({ header, extrinsics: z.array(hex) }) });

/** Forms of the root of a block's extrinsics: which one it is says the runtime, and no others have the same root. */
const FORMS = [1, 0] as const;

/** A header as JSON-RPC has it. */
export type JsonHeader = z.infer<typeof header>;

/** Reads what answers `chain_getHeader`; `undefined` when it is no header. */
export function headerIn(answer: unknown): JsonHeader | undefined {
  return header.safeParse(answer).data;
}

/** Hash of a header; `undefined` when it cannot be encoded. */
export function hashOf(json: JsonHeader): string | undefined {
  try {
    const encoded = Header.encode({
      parentHash: fromHex(json.parentHash),
      number: Number.parseInt(json.number, 16),
      stateRoot: fromHex(json.stateRoot),
      extrinsicsRoot: fromHex(json.extrinsicsRoot),
      digest: { logs: json.digest.logs.map((log) => DigestItem.decode(fromHex(log))) },
    });
    return toHex(blake2b256(encoded));
  } catch {
    return undefined; // bytes of another form: whatever block it is, not the one that was asked for
  }
}

/** The header of this hash, if an answer is that; whatever else stands in the answer is left out. */
export function headerOf(answer: unknown, hash: string): JsonHeader | undefined {
  const json = headerIn(answer);
  return json !== undefined && hashOf(json) === hash ? json : undefined;
}

/**
 * The block of this hash, if an answer is that: its header, and the extrinsics that the header's root is of; whatever
 * else stands in the answer is left out.
 */
export function blockOf(answer: unknown, hash: string): z.infer<typeof block> | undefined {
  const { data } = block.safeParse(answer);
  if (data === undefined || hashOf(data.block.header) !== hash) return undefined;
  const extrinsics = data.block.extrinsics.map((one) => fromHex(one));
  const isRoot = FORMS.some((form) => toHex(orderedRoot(extrinsics, form)) === data.block.header.extrinsicsRoot);
  return isRoot ? data : undefined;
}
