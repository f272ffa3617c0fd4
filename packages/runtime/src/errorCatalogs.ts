import type { ErrorCatalog } from "@opentao/base";
import { pallets } from "./assembly/pallets.ts";
import { RUNTIME_CALL_ERRORS } from "./boundary.ts";
import { RUNTIME_CODE_ERRORS } from "./code/errors.ts";
import { declaredErrors } from "./framework/errors.ts";
import { GENESIS_ERRORS } from "./framework/genesis.ts";
import { REPLAY_ERRORS } from "./replay/errors.ts";

/** Error that a pallet declares. */
export interface PalletErrorFacts {
  readonly pallet: string;
  readonly palletIndex: number;
  readonly name: string;
  readonly index: number;
  /** Sentence of the metadata that says what went wrong. */
  readonly docs: string;
}

/** Returns the errors of all pallets, by the indices of pallet and error. */
export function palletErrorFacts(): readonly PalletErrorFacts[] {
  return pallets.flatMap(({ name: pallet, index: palletIndex, errors }) =>
    Object.entries(errors === undefined ? {} : declaredErrors(errors)).map(([name, { index, docs }]) => ({
      pallet,
      palletIndex,
      name,
      index,
      docs,
    })),
  );
}

/** Catalogs of all errors of this package, besides those that pallets declare. */
export const runtimeErrorCatalogs: readonly ErrorCatalog[] = [
  RUNTIME_CODE_ERRORS,
  GENESIS_ERRORS,
  RUNTIME_CALL_ERRORS,
  REPLAY_ERRORS,
];
