/**
 * The face of the bundle that `:code` holds: a node that takes the runtime out of a chain's state imports this and
 * nothing else.
 *
 * @packageDocumentation
 */

export { type RuntimeOptions, runtimeWith } from "./runtime.ts";
