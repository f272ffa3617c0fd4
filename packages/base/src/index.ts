/**
 * Ground of all packages: errors that carry a code, a cause and a cure, and delays between attempts.
 *
 * @module
 */
export { type BackoffOptions, backoff } from "./backoff.ts";
export { type CodeOf, defineErrors, type ErrorCatalog, type ErrorEntry, type ErrorFacts } from "./errors/catalog.ts";
export { CodedError, messageOf } from "./errors/codedError.ts";
