import { type Codec, CodecError, compact, concat, option, str, u32, u64, vec } from "@opentao/codec";
import {
  ApplyExtrinsicResult,
  type Block,
  Era,
  eraCheckpoint,
  Header,
  IMMORTAL,
  InherentData,
  OpaqueExtrinsic,
  TransactionValidity,
  writeEnvelope,
} from "@opentao/codec/primitives";
import { blake2b256, type Keypair, keypairFromSuri } from "@opentao/crypto";
import { EMPTY_ROOT, orderedRoot, update } from "@opentao/trie";
import { assembleRuntime } from "../../src/assembly/assemble.ts";
import { pallets } from "../../src/assembly/pallets.ts";
import {
  createDispatcher,
  inherentIdentifier,
  type Json,
  type Pallet,
  type RuntimeCall,
  State,
  withRuntimeCalls,
  withRuntimeEvents,
} from "../../src/framework/index.ts";
import { outerEvents } from "../../src/framework/runtimeEvent.ts";
import { createRuntime, type Runtime } from "../../src/index.ts";
import { Account, Events } from "../../src/pallets/system/storage.ts";
import { MemoryExternalities, type RootFunctions } from "../../src/testing/memoryExternalities.ts";

const NO_STORE = { get: () => undefined };
const roots: RootFunctions = {
  root: (entries, version) => update(NO_STORE, EMPTY_ROOT, entries, version).root,
  orderedRoot,
};

export const runtime = createRuntime();
const { calls } = createDispatcher(pallets, "node_subtensor_runtime::RuntimeCall");

/** A runtime with its enumeration of calls. */
interface Machine {
  readonly runtime: Runtime;
  readonly calls: Codec<RuntimeCall>;
}

/** The runtime with further pallets, for calls that no real one has. */
export function machineWith(...further: readonly Pallet[]): Machine {
  const all = [...pallets, ...further];
  const { calls } = createDispatcher(all, "node_subtensor_runtime::RuntimeCall");
  return { runtime: assembleRuntime(all, { code: () => new Uint8Array() }), calls };
}
const events = outerEvents(
  pallets.flatMap(({ name, index, codecs }) =>
    codecs.events === undefined ? [] : [{ name, index, codec: codecs.events }],
  ),
  "node_subtensor_runtime::RuntimeEvent",
);

export const alice = keypairFromSuri("//Alice");
export const bob = keypairFromSuri("//Bob");
/** Author of the blocks of the development chain. */
export const author = keypairFromSuri("//One");
/** Rao in one TAO. */
export const TAO = 1_000_000_000n;
export const charlie = keypairFromSuri("//Charlie");
/** An account that nobody has the key of. */
export const account = (byte: number) => new Uint8Array(32).fill(byte);
export const address = (key: Uint8Array) => ({ type: "Id" as const, value: key });

/** Runs `action` where calls inside calls are those of the runtime. */
export const withCalls = <T>(action: () => T): T => withRuntimeCalls(calls, action);
export const encodeCall = (call: RuntimeCall): Uint8Array => calls.encode(call);

/** Returns whether bytes are a call of the runtime. */
export function isCall(bytes: Uint8Array): boolean {
  try {
    calls.decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof CodecError) return false;
    throw error;
  }
}

/** Differences from a usual transaction. */
export interface SignOptions {
  readonly nonce?: number;
  readonly era?: Era;
  readonly tip?: bigint;
  readonly genesis?: Uint8Array;
  readonly specVersion?: number;
  readonly signature?: Uint8Array;
}

/** The parts of a transaction: its extensions, its call, and the bytes to sign. */
export function payloadOf(chain: TestChain, encoded: Uint8Array, options: SignOptions) {
  const { nonce = 0, era = IMMORTAL, tip = 0n, specVersion = 425 } = options;
  const extra = concat(Era.encode(era), compact(u32).encode(nonce), compact(u64).encode(tip), Uint8Array.of(0));
  const genesis = options.genesis ?? chain.hashes[0] ?? new Uint8Array(32);
  const checkpoint =
    era.type === "Immortal" ? genesis : (chain.hashes[eraCheckpoint(era, chain.number + 1)] ?? genesis);
  const additional = concat(u32.encode(specVersion), u32.encode(1), genesis, checkpoint, Uint8Array.of(0));
  const payload = concat(encoded, extra, additional);
  return { extra, signed: payload.length > 256 ? blake2b256(payload) : payload };
}

/** A chain in memory whose blocks are made on demand. */
export class TestChain {
  readonly state: MemoryExternalities;
  readonly blocks: Block[] = [];
  /** Hashes by block number. */
  readonly hashes: Uint8Array[] = [];
  readonly #slotDuration: bigint;
  readonly #machine: Machine;
  #slot: bigint;

  /**
   * @param rootFunctions - the trie's by default; digests are faster where only their equality matters
   * @param host - the empty state, where another than the usual one is wanted
   * @param machine - the runtime, likewise
   */
  constructor(
    config: Readonly<Record<string, Json>>,
    rootFunctions: RootFunctions = roots,
    host: MemoryExternalities = new MemoryExternalities([], rootFunctions),
    machine: Machine = { runtime, calls },
  ) {
    this.state = host;
    this.#machine = machine;
    const json = new TextEncoder().encode(JSON.stringify(config));
    const built = machine.runtime.call("GenesisBuilder_build_state", OpaqueExtrinsic.encode(json), this.state);
    if (built[0] !== 0) throw new Error(str.decode(built.subarray(1)));
    const parameters = config.parameters as { slotDuration: number };
    this.#slotDuration = BigInt(parameters.slotDuration);
    this.#slot = 1_000_000n;
    const header = {
      parentHash: new Uint8Array(32),
      number: 0,
      stateRoot: this.state.root(1),
      extrinsicsRoot: orderedRoot([], 0),
      digest: { logs: [] },
    };
    this.hashes.push(blake2b256(Header.encode(header)));
  }

  static preset(name: string): Readonly<Record<string, Json>> {
    const bytes = option(OpaqueExtrinsic).decode(
      runtime.call("GenesisBuilder_get_preset", option(str).encode(name), new MemoryExternalities()),
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /** The development chain. */
  static local(): TestChain {
    return new TestChain(TestChain.preset("local"));
  }

  get number(): number {
    return this.hashes.length - 1;
  }

  call(method: string, ...input: Uint8Array[]): Uint8Array {
    return this.#machine.runtime.call(method, concat(...input), this.state.fork());
  }

  /** The header with which the next block begins. */
  nextHeader(): Header {
    this.#slot += 1n;
    return {
      parentHash: this.hashes[this.number] ?? new Uint8Array(32),
      number: this.number + 1,
      stateRoot: new Uint8Array(32),
      extrinsicsRoot: new Uint8Array(32),
      digest: { logs: [{ type: "PreRuntime", value: [new TextEncoder().encode("aura"), u64.encode(this.#slot)] }] },
    };
  }

  /** Time of the last block, in milliseconds. */
  time(): bigint {
    return this.#slot * this.#slotDuration;
  }

  inherentData(): Uint8Array {
    const time = u64.encode(this.time());
    return InherentData.encode({ data: [[inherentIdentifier("timstap0"), time]] });
  }

  /** Makes a block of extrinsics; those that are refused are left out. */
  build(extrinsics: readonly Uint8Array[] = []): { block: Block; results: ApplyExtrinsicResult[] } {
    const header = this.nextHeader();
    this.#machine.runtime.call("Core_initialize_block", Header.encode(header), this.state);
    const inherents = vec(OpaqueExtrinsic).decode(
      this.#machine.runtime.call("BlockBuilder_inherent_extrinsics", this.inherentData(), this.state),
    );
    const body: Uint8Array[] = [];
    const results: ApplyExtrinsicResult[] = [];
    for (const extrinsic of [...inherents, ...extrinsics]) {
      const result = ApplyExtrinsicResult.decode(
        this.#machine.runtime.call("BlockBuilder_apply_extrinsic", OpaqueExtrinsic.encode(extrinsic), this.state),
      );
      results.push(result);
      if (result.type === "Ok") body.push(extrinsic);
    }
    const made = Header.decode(this.#machine.runtime.call("BlockBuilder_finalize_block", new Uint8Array(), this.state));
    const block = { header: made, extrinsics: body };
    this.blocks.push(block);
    this.hashes.push(blake2b256(Header.encode(made)));
    return { block, results: results.slice(inherents.length) };
  }

  sign(keypair: Keypair, call: RuntimeCall, options: SignOptions = {}): Uint8Array {
    const nonce = options.nonce ?? this.nonce(keypair.publicKey);
    const encoded = this.#machine.calls.encode(call);
    const { extra, signed } = payloadOf(this, encoded, { ...options, nonce });
    return writeEnvelope({
      type: "Signed",
      address: address(keypair.publicKey),
      signature: {
        type: keypair.scheme === "sr25519" ? "Sr25519" : "Ed25519",
        value: options.signature ?? keypair.sign(signed),
      },
      payload: concat(extra, encoded),
    });
  }

  validate(extrinsic: Uint8Array) {
    const hash = this.hashes[this.number] ?? new Uint8Array(32);
    const input = [Uint8Array.of(2), OpaqueExtrinsic.encode(extrinsic), hash];
    return TransactionValidity.decode(this.call("TaggedTransactionQueue_validate_transaction", ...input));
  }

  nonce(who: Uint8Array): number {
    return u32.decode(this.call("AccountNonceApi_account_nonce", who));
  }

  free(who: Uint8Array): bigint {
    return Account.get(this.reader(), who).data.free;
  }

  /** The state, for reading. */
  reader(): State {
    return new State(this.state);
  }

  /** Names of the block's events, `Pallet.Event`, with their values, by the extrinsic's position. */
  events(extrinsic?: number): { readonly name: string; readonly value: unknown }[] {
    const records = withRuntimeCalls(calls, () => withRuntimeEvents(events, () => Events.get(this.reader())));
    return records
      .filter(({ phase }) => extrinsic === undefined || (phase.type === "ApplyExtrinsic" && phase.value === extrinsic))
      .map(({ event }) => ({ name: `${event.type}.${event.value.type}`, value: event.value.value }));
  }
}

/** A configuration without subnets: accounts, an author and a sudo key. */
export const plainConfig = (parameters: Readonly<Record<string, Json>> = {}): Readonly<Record<string, Json>> => ({
  ...TestChain.preset("local"),
  parameters: { ...(TestChain.preset("local").parameters as object), ...parameters },
});
