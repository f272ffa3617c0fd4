/**
 * Authorities that break the rules: found here, told to the runtime.
 *
 * @packageDocumentation
 */

export { watchAuthors } from "./authors.ts";
export { OffenceReporter } from "./reporter.ts";
export { reportVoter } from "./voters.ts";
