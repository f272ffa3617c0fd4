import { existsSync } from "node:fs";
import { type ChainSpec, inspectSpec, loadSpec, NodeError, rawSpec } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import type { Runtime } from "@opentao/runtime/boundary";
import { CliError } from "../../output/errors.ts";
import { counted } from "../../output/units.ts";
import { authorSeed } from "../../shared/keys/authorSeed.ts";
import { sessionKeysOf } from "../../shared/keys/sessionKeys.ts";
import { type ChainChoices, fastFairLaunch } from "./genesis.ts";
import { type NetworkLayout, nodePlace } from "./layout.ts";
import { writeStored } from "./stored.ts";

/** Choices that a person has for a local network. */
export interface NetworkChoices extends ChainChoices {
  /** Number of nodes; `undefined` to leave it as it is, which is one of a new network. */
  readonly nodes: number | undefined;
}

/** Properties of the chain that all nodes of a network share. */
export interface NetworkChain {
  /** Number of nodes: each is one of the authorities. */
  readonly nodes: number;
  /** Milliseconds. */
  readonly blockTimeMs: number;
}

/** Writes the specification: raw, so that no update of this software makes another chain of it. */
function writeSpec(layout: NetworkLayout, choices: NetworkChoices, runtime: Runtime): void {
  const places = Array.from({ length: choices.nodes ?? 1 }, (_, index) => nodePlace(layout, index));
  const authorities = places.map(({ authorKey }) => sessionKeysOf(authorSeed(authorKey)));
  const spec = rawSpec(fastFairLaunch(loadSpec("mainnet", runtime), choices, authorities), runtime);
  writeStored(layout.spec, JSON.stringify(spec, undefined, 2));
}

function readSpec(layout: NetworkLayout, runtime: Runtime): NetworkChain {
  try {
    const spec: ChainSpec = loadSpec(layout.spec, runtime);
    const { authors, slotDuration } = inspectSpec(spec, runtime);
    return { nodes: authors.length, blockTimeMs: slotDuration };
  } catch (error) {
    if (!(error instanceof NodeError)) throw error;
    const message = `${layout.spec} does not hold what it should: ${error.message}`;
    throw new CliError("NETWORK_DAMAGED", message, "Put it back from a backup, or start anew with --reset.", {
      cause: error,
    });
  }
}

/**
 * Returns the chain of the network in a folder; makes it when there is none.
 *
 * @throws CliError `NETWORK_DAMAGED`; `OTHER_NODES` when the network has another number of nodes than was asked for
 */
export function ensureChain(layout: NetworkLayout, choices: NetworkChoices): NetworkChain {
  const runtime = createRuntime();
  if (!existsSync(layout.spec)) writeSpec(layout, choices, runtime);
  const chain = readSpec(layout, runtime);
  if (choices.nodes === undefined || choices.nodes === chain.nodes) return chain;
  throw new CliError(
    "OTHER_NODES",
    `this network has ${counted(chain.nodes, "node")}, not ${choices.nodes}`,
    "Leave --nodes out, start anew with --reset, or start another network with --base-path DIR.",
  );
}
