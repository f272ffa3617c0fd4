/**
 * Ground of all packages: errors that carry a code, a cause and a cure, delays between attempts, watches over what is
 * to be heard of in time, times as text, and how far behind an index may be.
 *
 * @example
 * ```ts
 * import { backoff, messageOf } from "@opentao/base";
 *
 * console.log(messageOf(new Error("it is closed"))); // it is closed
 * console.log(backoff(3, { first: 500, longest: 60_000 })); // 2000
 * ```
 *
 * @packageDocumentation
 */
export { type BackoffOptions, backoff } from "./backoff.ts";
export { type CodeOf, defineErrors, type ErrorCatalog, type ErrorEntry, type ErrorFacts } from "./errors/catalog.ts";
export { CodedError, messageOf } from "./errors/codedError.ts";
export { sentenceFlaw } from "./errors/sentence.ts";
export { systemCodeOf } from "./errors/systemCode.ts";
export { isoTime } from "./isoTime.ts";
export { MOST_BLOCKS_BEHIND } from "./lag.ts";
export { SilenceWatch, type SilenceWatchOptions } from "./silenceWatch.ts";
