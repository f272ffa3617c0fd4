import { AccountId, concat, fixedBytes, named, u16, type Value, variant } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { BadOrigin, fail, NO_ORIGIN, type Origin, ROOT_ORIGIN, signed } from "../../framework/index.ts";

const H160 = named(fixedBytes(20), { path: "primitive_types::H160" });

const RawOrigin = variant(
  { Root: null, Signed: AccountId, None: null, Authorized: null },
  { path: "frame_support::dispatch::RawOrigin", params: [{ name: "AccountId", type: AccountId.type }] },
);

/** On whose behalf a call is to be made, as a call names it. */
export const OriginCaller = variant(
  {
    system: { index: 0, codec: RawOrigin },
    Ethereum: { index: 21, codec: variant({ EthereumTransaction: H160 }, { path: "pallet_ethereum::RawOrigin" }) },
  },
  { path: "node_subtensor_runtime::OriginCaller" },
);

/** The origin that a call names. Fails with `BadOrigin` for one that exists on chains with an EVM only. */
export function originOf(caller: Value<typeof OriginCaller>): Origin {
  if (caller.type !== "system") return fail(BadOrigin);
  switch (caller.value.type) {
    case "Root":
      return ROOT_ORIGIN;
    case "Signed":
      return signed(caller.value.value);
    case "None":
      return NO_ORIGIN;
    case "Authorized":
      return fail(BadOrigin);
  }
}

/** The account that a call names as its origin, if it names one. */
export function accountOf({ type, value }: Value<typeof OriginCaller>): Uint8Array | undefined {
  return type === "system" && value.type === "Signed" ? value.value : undefined;
}

const PREFIX = new TextEncoder().encode("modlpy/utilisuba");

/** The account that `who` alone can use under a number. */
export function derivativeAccount(who: Uint8Array, index: number): Uint8Array {
  return blake2b256(concat(PREFIX, who, u16.encode(index)));
}
