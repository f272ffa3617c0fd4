import { isIPv6 } from "node:net";
import { isLoopback } from "./access.ts";

/** Connections by the address that they come from. */
export class Addresses {
  readonly #limit: number;
  readonly #countsLoopback: boolean;
  readonly #counts = new Map<string, number>();

  /** @param countsLoopback - whether programs of this machine are bounded like everybody else */
  constructor(limit: number, countsLoopback: boolean) {
    this.#limit = limit;
    this.#countsLoopback = countsLoopback;
  }

  /** Takes a connection in; the function that it is to be given back with, or `undefined` when the address has too many. */
  take(address: string | undefined): (() => void) | undefined {
    if (!this.#countsLoopback && isLoopback(address)) return () => undefined;
    const group = groupOf(address);
    const count = this.#counts.get(group) ?? 0;
    if (count >= this.#limit) return undefined;
    this.#counts.set(group, count + 1);
    return () => {
      const left = (this.#counts.get(group) ?? 1) - 1;
      if (left === 0) this.#counts.delete(group);
      else this.#counts.set(group, left);
    };
  }
}

/** Who counts as one: an IPv4 address, or the network of 64 bits of an IPv6 address, which one machine may have whole. */
export function groupOf(address: string | undefined): string {
  if (address === undefined || !isIPv6(address)) return address ?? "";
  if (address.startsWith("::ffff:") && address.includes(".")) return address.slice("::ffff:".length);
  const [left = "", right] = address.split("%", 1).join("").split("::");
  const head = left.split(":").filter((part) => part !== "");
  const tail = right === undefined ? [] : right.split(":").filter((part) => part !== "");
  const zeros = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const parts = [...head, ...Array.from({ length: zeros }, () => "0"), ...tail];
  return parts
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
}
