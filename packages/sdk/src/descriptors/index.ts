/**
 * Types of all that the chain's runtime declares: `descriptors.Storage`, `descriptors.Calls`, `descriptors.Events`, …
 * by pallet and name, and the types that they are made of.
 *
 * @packageDocumentation
 */

export type { Apis } from "./generated/api.ts";
export type { Calls, RuntimeCall } from "./generated/call.ts";
export type { Constants } from "./generated/constant.ts";
export type { Errors } from "./generated/error.ts";
export type { Events } from "./generated/event.ts";
export type { Storage } from "./generated/storage.ts";
export type * from "./generated/types.ts";
export type * from "./shapes.ts";
