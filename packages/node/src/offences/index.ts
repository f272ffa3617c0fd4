/**
 * Offences of authorities: found here, reported to the runtime.
 *
 * @packageDocumentation
 */

export { watchAuthors } from "./authors.ts";
export { OffenceReporter, reportVoter } from "./reporter.ts";
