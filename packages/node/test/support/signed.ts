import { compact, concat, fromHex, u32, u64, u128 } from "@opentao/codec";
import { Era, IMMORTAL, mortalEra, RuntimeVersion, writeEnvelope } from "@opentao/codec/primitives";
import { blake2b256, type Keypair } from "@opentao/crypto";
import type { BlockRef, Chain } from "../../src/chain/index.ts";

/** Balances is pallet 5; `transfer_keep_alive` is its call 3; an account by its id is the first kind of address. */
const TRANSFER_KEEP_ALIVE = Uint8Array.of(5, 3, 0);

/** Blocks for which a mortal transaction lives. */
const PERIOD = 16;

/**
 * A signed `Balances.transfer_keep_alive` of the real runtime, without its length prefix.
 *
 * @param born - block from which on it lives for some blocks; for ever without one
 */
export function signedTransfer(
  chain: Chain,
  from: Keypair,
  nonce: number,
  to: Uint8Array,
  amount: bigint,
  born?: BlockRef,
): Uint8Array {
  return signedCall(chain, from, nonce, concat(TRANSFER_KEEP_ALIVE, to, compact(u64).encode(amount)), born);
}

/** The same of any call, encoded. */
export function signedCall(chain: Chain, from: Keypair, nonce: number, call: Uint8Array, born?: BlockRef): Uint8Array {
  const genesis = fromHex(chain.genesisHash);
  const version = RuntimeVersion.decode(chain.call(chain.genesisHash, "Core_version", new Uint8Array()));
  const { specVersion, transactionVersion } = version;
  const era = Era.encode(born === undefined ? IMMORTAL : mortalEra(PERIOD, born.number));
  const birth = born === undefined ? genesis : fromHex(born.hash);
  // Era, nonce, tip, whether metadata is signed for.
  const extra = concat(era, compact(u32).encode(nonce), compact(u128).encode(0n), Uint8Array.of(0));
  const implicit = concat(u32.encode(specVersion), u32.encode(transactionVersion), genesis, birth, Uint8Array.of(0));
  const payload = concat(call, extra, implicit);
  const signature = from.sign(payload.length > 256 ? blake2b256(payload) : payload);
  return writeEnvelope({
    type: "Signed",
    address: { type: "Id", value: from.publicKey },
    signature: { type: "Sr25519", value: signature },
    payload: concat(extra, call),
  });
}
