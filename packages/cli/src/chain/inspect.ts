import { encodeAddress } from "@opentao/crypto";
import { type ChainSpec, type GenesisFacts, inspectSpec, isRaw, loadSpec } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";

/** Facts that a specification states of its chain, as programs read them. */
export interface SpecFacts {
  readonly name: string;
  readonly id: string;
  readonly chainType: ChainSpec["chainType"];
  /** True when the genesis state itself is in the specification. */
  readonly raw: boolean;
  readonly genesis: string;
  readonly stateRoot: string;
  /** Milliseconds. */
  readonly blockTime: number;
  /** SS58 addresses. */
  readonly authors: readonly string[];
  readonly voters: readonly { readonly key: string; readonly weight: bigint }[];
  readonly bootNodes: readonly string[];
}

/** Gathers the facts of a specification. */
export function specFacts(spec: ChainSpec, genesis: GenesisFacts): SpecFacts {
  const { name, id, chainType, bootNodes } = spec;
  return {
    ...{ name, id, chainType, raw: isRaw(spec.genesis), genesis: genesis.genesisHash, stateRoot: genesis.stateRoot },
    blockTime: genesis.slotDuration,
    authors: genesis.authors.map((key) => encodeAddress(key)),
    voters: genesis.voters.map(([key, weight]) => ({ key: encodeAddress(key), weight })),
    bootNodes,
  };
}

function list(title: string, items: readonly string[]): string[] {
  const [first = "none", ...rest] = items;
  return [`${title.padEnd(11)} ${first}`, ...rest.map((item) => `${" ".repeat(11)} ${item}`)];
}

/** Renders the facts of a specification for people. */
export function describeSpec(facts: SpecFacts): string {
  const { name, id, chainType, raw, genesis, blockTime, authors, voters, bootNodes } = facts;
  const weighted = voters.map(({ key, weight }) => (weight === 1n ? key : `${key} with ${weight} votes`));
  return [
    `${out.bold(name)} (${id}, ${chainType.toLowerCase()}, ${raw ? "raw" : "configuration"})`,
    `genesis     ${genesis}`,
    `block time  ${blockTime / 1000} s`,
    ...list("authors", authors),
    ...list("voters", weighted),
    ...list("boot nodes", bootNodes),
  ].join("\n");
}

/** `tao chain inspect`: shows the facts of a specification. @throws NodeError `INVALID_SPEC`, `INVALID_GENESIS` */
export function showSpec(chain: string, printer: Printer): void {
  const runtime = createRuntime();
  const spec = loadSpec(chain, runtime);
  const facts = specFacts(spec, inspectSpec(spec, runtime));
  printer.result(facts, () => describeSpec(facts));
}
