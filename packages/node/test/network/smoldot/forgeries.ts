import type { Header } from "@opentao/codec/primitives";
import { decodeAnnounce, encodeAnnounce } from "../../../src/network/notifications/index.ts";
import { decodeBlockResponse, encodeBlockResponse } from "../../../src/network/requests/blocks/message.ts";
import { decodeLightResponse, encodeLightResponse } from "../../../src/network/requests/light/message.ts";

/** Signature and key stand at the end of commits: 64 bytes, then 32. */
const IN_SIGNATURE = 40;
const COMMIT = 1;

const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

function withFalseSeal(header: Header): Header {
  const logs = header.digest.logs.map((item): Header["digest"]["logs"][number] =>
    item.type === "Seal" ? { ...item, value: [item.value[0], flipped(item.value[1], 5)] } : item,
  );
  return { ...header, digest: { logs } };
}

/** An announcement whose header nobody sealed. */
export function forgeSeal(message: Uint8Array): Uint8Array {
  return encodeAnnounce({ header: withFalseSeal(decodeAnnounce(message).hashed.header), isBest: true });
}

/** A commit that nobody signed; other messages stay. */
export function forgeCommit(message: Uint8Array): Uint8Array {
  return message[0] === COMMIT ? flipped(message, message.length - IN_SIGNATURE) : message;
}

/** Blocks with proofs of finality that nobody signed. */
export function forgeJustifications(answer: Uint8Array): Uint8Array {
  const blocks = decodeBlockResponse(answer, 1024).map((block) => ({
    ...block,
    // The last byte counts headers, of which there are none.
    justifications: block.justifications?.map(([engine, proof]) => {
      return [engine, flipped(proof, proof.length - IN_SIGNATURE - 1)] as const;
    }),
  }));
  return encodeBlockResponse(blocks);
}

/** A proof of a value that is not there. */
export function forgeProof(answer: Uint8Array): Uint8Array {
  try {
    const proof = decodeLightResponse("read", answer);
    return encodeLightResponse(
      "read",
      proof.map((node) => flipped(node, node.length - 1)),
    );
  } catch {
    return answer; // the proof of a call
  }
}
