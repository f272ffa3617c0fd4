/**
 * IP addresses: their scope, given as the number that a chain holds; the group that one counts as where a limit holds
 * for each client; which are this machine.
 *
 * @packageDocumentation
 */

export { addressGroup } from "./group.ts";
export { isLoopback } from "./loopback.ts";
export { type AddressScope, addressScope } from "./scope.ts";
