import { renameSync, writeFileSync } from "node:fs";
import { type ChainSpec, inspectSpec, loadSpec, parseSpec, rawSpec } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { withAuthorities, withBlockTime } from "../shared/genesisConfig.ts";
import { developmentKeys } from "../shared/keys/developmentAuthorities.ts";
import { readSessionKeys, type SessionKeys } from "../shared/keys/sessionKeys.ts";
import { describeSpec, specFacts } from "./inspect.ts";

/** Options of `tao chain build-spec`. */
export interface BuildSpecFlags {
  readonly json: boolean;
  readonly chain: string;
  readonly raw: boolean;
  readonly authority: readonly string[];
  readonly devAuthorities?: number;
  readonly name?: string;
  readonly id?: string;
  readonly blockTime?: number;
  readonly bootnodes: readonly string[];
  readonly forkId?: string;
  readonly output?: string;
}

function authoritiesOf({ authority, devAuthorities = 0 }: BuildSpecFlags): readonly SessionKeys[] {
  const authorities = [...authority.map(readSessionKeys), ...developmentKeys(devAuthorities)];
  const seen = new Set<string>();
  for (const { aura, gran } of authorities) {
    for (const key of [aura, gran].map((bytes) => Buffer.from(bytes).toString("hex"))) {
      if (seen.has(key))
        throw new CliError("SAME_KEY_TWICE", "two authorities have a key in common", "Give each authority once.");
      seen.add(key);
    }
  }
  return authorities;
}

/** Returns a specification with the changes that the flags ask for. @throws CliError, NodeError */
function changedSpec(spec: ChainSpec, flags: BuildSpecFlags): ChainSpec {
  const { name = spec.name, id = spec.id, forkId = spec.forkId, blockTime, bootnodes } = flags;
  const authorities = authoritiesOf(flags);
  let changed: ChainSpec = { ...spec, name, id, forkId, bootNodes: [...spec.bootNodes, ...bootnodes] };
  if (authorities.length > 0) changed = withAuthorities(changed, authorities);
  if (blockTime !== undefined) changed = withBlockTime(changed, blockTime);
  return parseSpec(JSON.parse(JSON.stringify(changed)), "the specification with these options");
}

/**
 * `tao chain build-spec`: writes a specification to a file or standard output.
 *
 * @throws CliError `SPEC_IS_RAW`, `NOT_SESSION_KEYS`, `SAME_KEY_TWICE`, `TOO_MANY_AUTHORITIES`; NodeError
 */
export function buildSpec(flags: BuildSpecFlags, printer: Printer): void {
  const runtime = createRuntime();
  const configured = changedSpec(loadSpec(flags.chain, runtime), flags);
  const spec = flags.raw ? rawSpec(configured, runtime) : configured;
  const facts = specFacts(spec, inspectSpec(spec, runtime));
  const text = `${JSON.stringify(spec, undefined, 2)}\n`;
  const { output } = flags;
  if (facts.authors.length === 0)
    printer.note("No authorities: nobody makes blocks of this chain. Name them with --authority or --dev-authorities.");
  if (output === undefined) {
    process.stdout.write(text);
    return;
  }
  writeFileSync(`${output}.new`, text);
  renameSync(`${output}.new`, output);
  printer.result({ file: output, ...facts }, () => `${output} is written\n${describeSpec(facts)}`);
}
