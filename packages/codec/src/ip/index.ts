/**
 * IP addresses: their scope, given as the number that a chain holds; the group that one counts as where a limit holds
 * for each client; which are this machine.
 *
 * @example
 * ```ts
 * import { addressGroup, addressScope } from "@opentao/codec/ip";
 *
 * console.log(addressScope(0x08080808n, 4), addressScope(0x7f000001n, 4)); // public special
 * console.log(addressGroup("2001:db8::1") === addressGroup("2001:db8::2")); // true
 * ```
 *
 * @packageDocumentation
 */

export { addressGroup } from "./group.ts";
export { isLoopback } from "./loopback.ts";
export { type AddressScope, addressScope } from "./scope.ts";
