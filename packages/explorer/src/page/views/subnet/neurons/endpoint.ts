import type { Neuron } from "@opentao/sdk/browser";
import { texts } from "../../../texts/language.ts";

/** Words for neurons that cannot be reached. */
export const ENDPOINT = texts(
  {
    notServing: "not serving",
    noAddress: (port: number) => `no address announced (port ${port})`,
    port: (port: number) => `port ${port}`,
  },
  {
    notServing: "ne sert pas",
    noAddress: (port) => `aucune adresse annoncée (port ${port})`,
    port: (port) => `port ${port}`,
  },
);

/** Addresses that are none: they mean every one of a machine. */
const ANY = new Set(["0.0.0.0", "::"]);

/** Returns where a neuron takes requests as it is written in addresses; `undefined` where it cannot be reached. */
export function addressOf(axon: Neuron["axon"]): string | undefined {
  if (axon === undefined || axon.port === 0 || ANY.has(axon.ip)) return undefined;
  return axon.ip.includes(":") ? `[${axon.ip}]:${axon.port}` : `${axon.ip}:${axon.port}`;
}

/** Returns where a neuron takes requests, or why there is nothing to say. */
export function endpointText(axon: Neuron["axon"], words: (typeof ENDPOINT)["en"]): string {
  if (axon === undefined || axon.port === 0) return words.notServing;
  return addressOf(axon) ?? words.noAddress(axon.port);
}

/** Returns the same in the few letters that a column has. */
export function shortEndpoint(axon: Neuron["axon"], words: (typeof ENDPOINT)["en"]): string {
  if (axon === undefined || axon.port === 0) return words.notServing;
  return addressOf(axon) ?? words.port(axon.port);
}
