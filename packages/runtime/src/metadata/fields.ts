import { bytes, option, str, struct, u8, variant, vec } from "@opentao/codec";
import { Docs, TypeId } from "./portable.ts";

/** Parts that the versions of metadata share. The order of fields is the order on the wire. */

const Hasher = variant({
  Blake2_128: null,
  Blake2_256: null,
  Blake2_128Concat: null,
  Twox128: null,
  Twox256: null,
  Twox64Concat: null,
  Identity: null,
});

/** Fields of a storage item. */
export const storageFields = {
  name: str,
  modifier: variant({ Optional: null, Default: null }),
  type: variant({ Plain: TypeId, Map: struct({ hashers: vec(Hasher), key: TypeId, value: TypeId }) }),
  default: bytes(),
  docs: Docs,
};

/** Fields of a constant. */
export const constantFields = { name: str, type: TypeId, value: bytes(), docs: Docs };

/** Fields of a method of a runtime API. */
export const methodFields = {
  name: str,
  inputs: vec(struct({ name: str, type: TypeId })),
  output: TypeId,
  docs: Docs,
};

/** A reference to one of a pallet's enumerations. */
export const EnumReference = struct({ type: TypeId });

/** Fields of a pallet as V14 has them. */
export const palletFields = {
  name: str,
  storage: option(struct({ prefix: str, entries: vec(struct(storageFields)) })),
  calls: option(EnumReference),
  events: option(EnumReference),
  constants: vec(struct(constantFields)),
  errors: option(EnumReference),
  index: u8,
};

/** Transaction extensions in the order in which they are written. */
export const Extensions = vec(struct({ identifier: str, type: TypeId, additionalSigned: TypeId }));

/** The enumerations over all pallets. */
export const Enums = struct({ call: TypeId, event: TypeId, error: TypeId });
