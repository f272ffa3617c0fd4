import type { ErrorCatalog } from "@opentao/base";
import { RUNTIME_CALL_ERRORS } from "./boundary.ts";
import { RUNTIME_CODE_ERRORS } from "./code/errors.ts";
import { GENESIS_ERRORS } from "./framework/genesis.ts";

/** Catalogs of all errors of this package, besides those that pallets declare. */
export const runtimeErrorCatalogs: readonly ErrorCatalog[] = [RUNTIME_CODE_ERRORS, GENESIS_ERRORS, RUNTIME_CALL_ERRORS];
