import type { ErrorCatalog } from "@opentao/base";
import { BLOCK_ERRORS } from "./chain/errors.ts";
import { DATABASE_ERRORS } from "./database/errors.ts";
import { WORKER_ERRORS } from "./jobs/errors.ts";
import { NETWORK_ERRORS } from "./network/errors.ts";
import { POOL_ERRORS } from "./pool/errors.ts";
import { NODE_ERRORS } from "./primitives/errors.ts";
import { SNAPSHOT_ERRORS } from "./snapshot/errors.ts";

/** Catalogs of all errors of this package. */
export const nodeErrorCatalogs: readonly ErrorCatalog[] = [
  NODE_ERRORS,
  DATABASE_ERRORS,
  BLOCK_ERRORS,
  POOL_ERRORS,
  WORKER_ERRORS,
  NETWORK_ERRORS,
  SNAPSHOT_ERRORS,
];
