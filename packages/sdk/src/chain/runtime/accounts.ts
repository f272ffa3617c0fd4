import { encodeAddress } from "@opentao/crypto";
import { AccountId, Bytes, type Codec, createCodec } from "@polkadot-api/substrate-bindings";

/** Accounts whose addresses are remembered: those of a few large subnets. */
const MAX_KNOWN = 32_768;
const LENGTH = 32;

/**
 * Accounts as SS58 addresses. Addresses that were made are remembered, because a chain names the same accounts again
 * and again, and making one, or reading it, takes twenty times as long.
 */
export function accountCodec(prefix: number): Codec<string> {
  const known = new Map<string, string>();
  const accounts = new Map<string, Uint8Array>();
  const bytes = Bytes(LENGTH);
  const { enc } = AccountId(prefix);
  const decode = (input: Parameters<typeof bytes.dec>[0]): string => {
    const account = bytes.dec(input);
    const key = String.fromCharCode(...account);
    const found = known.get(key);
    if (found !== undefined) return found;
    const address = encodeAddress(account, prefix);
    if (known.size >= MAX_KNOWN) {
      known.clear();
      accounts.clear();
    }
    known.set(key, address);
    accounts.set(address, account.slice());
    return address;
  };
  // Whoever gets the bytes may write into them.
  return createCodec((address) => accounts.get(address)?.slice() ?? enc(address), decode);
}
