import { named } from "./composites.ts";
import { fixedBytes } from "./sequences.ts";

/** An account: 32 bytes, most often a public key. */
export const AccountId = named(fixedBytes(32), { path: "sp_core::crypto::AccountId32" });

/** A 32-byte hash. */
export const H256 = named(fixedBytes(32), { path: "primitive_types::H256" });
