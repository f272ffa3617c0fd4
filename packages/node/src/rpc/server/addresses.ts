import { addressGroup } from "@opentao/codec/ip";
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
    const group = addressGroup(address ?? "");
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
