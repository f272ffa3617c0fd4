import { bytes, option, str, vec } from "@opentao/codec";
import type { Runtime } from "@opentao/runtime/boundary";
import { EMPTY_ROOT } from "@opentao/trie";
import * as z from "zod";
import { readBoundedText } from "../primitives/boundedFile.ts";
import { NodeError } from "../primitives/errors.ts";
import { SignatureVerifier, StateExternalities, TrieState } from "../state/index.ts";
import { MAX_SPEC_BYTES, RawSpecSchema, SpecSchema } from "./schema.ts";
import type { ChainProperties, ChainSpec } from "./spec.ts";

const TAO: ChainProperties = { ss58Format: 42, tokenDecimals: 9, tokenSymbol: "TAO" };

/** Names of chains, which the runtime's presets do not give. */
const KNOWN: Readonly<Record<string, Pick<ChainSpec, "name" | "id" | "chainType">>> = {
  local: { name: "Bittensor", id: "bittensor", chainType: "Local" },
  dev: { name: "Bittensor", id: "bittensor", chainType: "Local" },
  mainnet: { name: "OpenTAO", id: "opentao", chainType: "Live" },
};

const Preset = option(bytes());
const Names = vec(str);

function callOverNothing(runtime: Runtime, method: string, input: Uint8Array): Uint8Array {
  const state = new TrieState({ get: () => undefined }, EMPTY_ROOT);
  return runtime.call(method, input, new StateExternalities(state, new SignatureVerifier()));
}

function invalid(what: string, cause?: unknown): NodeError {
  const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? cause.message : "";
  const hint = "Give the name of a preset, or a JSON file with name, id, chainType, properties, bootNodes and genesis.";
  return new NodeError("INVALID_SPEC", reason === "" ? what : `${what}: ${reason}`, hint, { cause });
}

/** Names of the runtime's presets. */
export function presetNames(runtime: Runtime): string[] {
  return Names.decode(callOverNothing(runtime, "GenesisBuilder_preset_names", new Uint8Array()));
}

/**
 * The specification of a preset's chain (`local`, `dev`, `mainnet`), or that of a file.
 *
 * @throws NodeError `INVALID_SPEC` when the name is neither a preset nor a file, or the file is not a specification
 */
export function loadSpec(nameOrFile: string, runtime: Runtime): ChainSpec {
  const names = presetNames(runtime);
  if (!names.includes(nameOrFile)) return readSpec(nameOrFile, names);
  const preset = Preset.decode(callOverNothing(runtime, "GenesisBuilder_get_preset", option(str).encode(nameOrFile)));
  if (preset === undefined) throw invalid(`the runtime has no preset ${nameOrFile}`);
  const about = KNOWN[nameOrFile] ?? { name: nameOrFile, id: nameOrFile, chainType: "Development" };
  const genesis: unknown = JSON.parse(new TextDecoder().decode(preset));
  return parseSpec({ ...about, properties: TAO, bootNodes: [], genesis }, `the preset ${nameOrFile}`);
}

/** Checks what a file or another program gave. @throws NodeError `INVALID_SPEC` that says what is wrong where */
export function parseSpec(value: unknown, where: string): ChainSpec {
  // Which form was meant is known beforehand, so that a mistake is named in the words of that form.
  const parsed = (hasRawGenesis(value) ? RawSpecSchema : SpecSchema).safeParse(value);
  if (!parsed.success) throw invalid(`${where} is not a chain specification`, parsed.error);
  return parsed.data;
}

function hasRawGenesis(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("genesis" in value)) return false;
  const { genesis } = value;
  return typeof genesis === "object" && genesis !== null && "raw" in genesis;
}

function readSpec(file: string, names: readonly string[]): ChainSpec {
  let text: string;
  try {
    text = readBoundedText(file, MAX_SPEC_BYTES);
  } catch (error) {
    // The system, and the bounds of the file, throw plain errors.
    throw invalid(`${file} is neither a preset (${names.join(", ")}) nor a file that can be read`, error);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // Nothing but the parser runs here.
    throw invalid(`${file} is not JSON`, error);
  }
  return parseSpec(value, file);
}
