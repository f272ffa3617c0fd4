/**
 * Authorities that break the rules: found here, told to the runtime.
 *
 * @packageDocumentation
 */

export { watchAuthors } from "./authors.ts";
export { OffenceReporter, reportVoter } from "./reporter.ts";
