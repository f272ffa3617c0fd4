import type { Neuron } from "@opentao/sdk/browser";

/** Returns where a neuron takes requests, as it is written in addresses. */
export function endpointText(axon: Neuron["axon"]): string {
  if (axon === undefined) return "–";
  return axon.ip.includes(":") ? `[${axon.ip}]:${axon.port}` : `${axon.ip}:${axon.port}`;
}
