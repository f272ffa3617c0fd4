import { addressScope } from "@opentao/codec/ip";
import ipaddr from "ipaddr.js";
import { ChainError } from "./errors.ts";

/**
 * 4 or 6. The library reads other spellings of IPv4 too, such as octal ones, which mean something else to others; and
 * zones of one machine.
 */
function typeOf(ip: string): 4 | 6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(ip)) return 4;
  const tail = ip.slice(ip.lastIndexOf(":") + 1);
  if (ip.includes("%") || (tail.includes(".") && !ipaddr.IPv4.isValidFourPartDecimal(tail))) return undefined;
  return ipaddr.IPv6.isValid(ip) ? 6 : undefined;
}

/** An IP address as the chain holds it: a number, and 4 or 6. @throws ChainError `INVALID_ARGUMENT` */
export function ipToNumber(ip: string): { value: bigint; type: 4 | 6 } {
  const type = typeOf(ip);
  if (type === undefined) {
    throw new ChainError(
      "INVALID_ARGUMENT",
      `${ip} is no IP address`,
      "Give the address in numbers, as in 198.51.100.7.",
    );
  }
  const value = ipaddr
    .parse(ip)
    .toByteArray()
    .reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  return { value, type };
}

/** The text of an address that the chain holds as a number. */
export function numberToIp(value: bigint, type: number): string {
  const length = type === 4 ? 4 : 16;
  const bytes = Array.from({ length }, (_, i) => Number((value >> BigInt(8 * (length - 1 - i))) & 0xffn));
  return ipaddr.fromByteArray(bytes).toString();
}

/** True when anybody on the Internet can be meant by an address: none of special purpose, nor of a private network. */
export function isPublicIp(ip: string): boolean {
  const { value, type } = ipToNumber(ip);
  return addressScope(value, type) === "public";
}
