import { alias, set, u8, u16 } from "@opentao/codec";

/** Id of a subnet; 0 is root. */
export const NetUid = alias(u16, "NetUid");

/** Most subnet ids; what separates the mechanisms in storage keys. */
export const GLOBAL_MAX_SUBNET_COUNT = 4096;

/** Ids of subnets, each once. */
export const NetUids = alias(set(NetUid, { max: GLOBAL_MAX_SUBNET_COUNT }), "BTreeSet<NetUid>");

/** Number of a mechanism within a subnet; 0 is the main one. */
export const MechId = alias(u8, "MechId");

/** `mechanism × 4096 + subnet`: key of what each mechanism has of its own. */
export const NetUidStorageIndex = alias(u16, "NetUidStorageIndex");

/** The root network. */
export const ROOT = 0;

/** The first mechanism of a subnet. */
export const MAIN_MECHANISM = 0;
