/**
 * The prefix under which all storage of the pallet stands.
 *
 * @packageDocumentation
 */

import { palletStorage } from "../../framework/index.ts";

/** Declares storage items under `twox128("SubtensorModule")`. */
export const pallet = palletStorage("SubtensorModule");
