import type { RpcLimits } from "../call/limits.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import type { Client } from "./addresses.ts";
import { HeldBytes } from "./bytes.ts";

/**
 * Places for subscriptions: so many of an address, and of all; when all are taken, the address with the most is
 * disconnected.
 */
export class SubscriptionPlaces {
  readonly #perAddress: number;
  readonly #taken: HeldBytes;

  constructor({ subscriptionsPerAddress, subscriptions }: RpcLimits) {
    this.#perAddress = subscriptionsPerAddress;
    this.#taken = new HeldBytes(subscriptions);
  }

  /** Takes a place; the disposer releases it. @throws RpcError `tooManySubscriptions` */
  take(client: Client): () => void {
    if (client.subscriptions >= this.#perAddress) {
      const data = `Exceeded max limit of ${this.#perAddress}`;
      throw new RpcError(RPC_CODES.tooManySubscriptions, "Too many subscriptions of the address", data);
    }
    this.#count(client, 1);
    return () => this.#count(client, -1);
  }

  #count(client: Client, change: number): void {
    client.subscriptions += change;
    if (client.subscriptions === 0) this.#taken.forget(client);
    else this.#taken.set(client, client.subscriptions);
  }
}
