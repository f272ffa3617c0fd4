import {
  AccountId,
  bytes,
  CodecError,
  option,
  Reader,
  result,
  str,
  struct,
  u8,
  u32,
  u64,
  type Value,
  vec,
} from "@opentao/codec";
import {
  ApplyExtrinsicResult,
  Block,
  CheckInherentsResult,
  ExtrinsicInclusionMode,
  Header,
  InherentData,
  OpaqueExtrinsic,
  RuntimeVersion,
  SlotDuration,
  TransactionSource,
  TransactionValidity,
} from "@opentao/codec/primitives";
import { decodeAddress } from "@opentao/crypto";
import { type Externalities, type Runtime, RuntimePanic } from "@opentao/runtime/boundary";

const encoder = new TextEncoder();
const NOTHING = new Uint8Array();
const key = (name: string, rest: Uint8Array = NOTHING) => Uint8Array.from([...encoder.encode(name), ...rest]);

/** A transfer of the ledger: who, which of their transfers it is, to whom, how much. */
export const Transfer = struct({ kind: u8, from: AccountId, nonce: u32, to: AccountId, amount: u64, filler: bytes() });
export type Transfer = Value<typeof Transfer>;
const Account = struct({ nonce: u32, balance: u64 });
const Inherent = struct({ kind: u8, timestamp: u64 });
const HEADER = key(":header");

/** Form of the ledger's genesis configuration. */
export interface LedgerGenesis {
  readonly [key: string]: string[] | number | { [address: string]: number };
  readonly authorities: string[];
  readonly slotDuration: number;
  readonly balances: { [address: string]: number };
}

function accountOf(state: Externalities, id: Uint8Array): Value<typeof Account> {
  const stored = state.get(key("account", id));
  return stored === undefined ? { nonce: 0, balance: 0n } : Account.decode(stored);
}

function refusal(state: Externalities, { from, nonce, amount }: Transfer): "Stale" | "Future" | "Payment" | undefined {
  const account = accountOf(state, from);
  if (nonce !== account.nonce) return nonce < account.nonce ? "Stale" : "Future";
  return account.balance < amount ? "Payment" : undefined;
}

/**
 * The smallest runtime that a node can run: accounts with balances, transfers without signatures, a clock. A transfer
 * of 666 panics, one of 999 does not fit any block.
 */
export const ledgerRuntime: Runtime = {
  methods: [],
  nodeOnly: [],
  call(method, input, state) {
    const run = methods[method];
    if (run === undefined) throw new RuntimePanic(`no method ${method}`);
    try {
      return run(input, state);
    } catch (error) {
      if (error instanceof CodecError) throw new RuntimePanic(error.message, { cause: error });
      throw error;
    }
  },
};

const methods: Readonly<Record<string, (input: Uint8Array, state: Externalities) => Uint8Array>> = {
  Core_version: () =>
    RuntimeVersion.encode({
      specName: "ledger",
      implName: "ledger",
      authoringVersion: 1,
      specVersion: 1,
      implVersion: 1,
      apis: [],
      transactionVersion: 1,
      systemVersion: 1,
    }),
  Core_initialize_block: (input, state) => {
    state.set(HEADER, input);
    state.clearPrefix(key("extrinsic"));
    return ExtrinsicInclusionMode.encode({ type: "AllExtrinsics" });
  },
  BlockBuilder_inherent_extrinsics: (input) => {
    const timestamp = InherentData.decode(input).data.find(([id]) => new TextDecoder().decode(id) === "timstap0")?.[1];
    if (timestamp === undefined) throw new RuntimePanic("no timestamp");
    return vec(OpaqueExtrinsic).encode([Inherent.encode({ kind: 0, timestamp: u64.decode(timestamp) })]);
  },
  BlockBuilder_check_inherents: (input) => {
    const reader = new Reader(input);
    const { extrinsics } = Block.decodeFrom(reader);
    const { data } = InherentData.decodeFrom(reader);
    const now = u64.decode(data.find(([id]) => new TextDecoder().decode(id) === "timstap0")?.[1] ?? NOTHING);
    const okay = Inherent.decode(extrinsics[0] ?? NOTHING).timestamp <= now + 30_000n;
    return CheckInherentsResult.encode({ okay, fatalError: !okay, errors: { data: [] } });
  },
  BlockBuilder_apply_extrinsic: (input, state) =>
    ApplyExtrinsicResult.encode(apply(OpaqueExtrinsic.decode(input), state)),
  BlockBuilder_finalize_block: (_, state) => Header.encode(finish(state)),
  Core_execute_block: (input, state) => {
    const { header, extrinsics } = Block.decode(input);
    state.set(HEADER, Header.encode(header));
    state.clearPrefix(key("extrinsic"));
    for (const extrinsic of extrinsics) {
      if (apply(extrinsic, state).type === "Err") throw new RuntimePanic("an extrinsic of the block is refused");
    }
    finish(state);
    return NOTHING;
  },
  TaggedTransactionQueue_validate_transaction: (input, state) => {
    const reader = new Reader(input);
    TransactionSource.decodeFrom(reader);
    const transfer = Transfer.decode(OpaqueExtrinsic.decodeFrom(reader));
    const why = refusal(state, transfer);
    if (why === "Stale" || why === "Payment")
      return TransactionValidity.encode({ type: "Err", value: { type: "Invalid", value: { type: why } } });
    const tag = (nonce: number) => Uint8Array.from([...transfer.from, ...u32.encode(nonce)]);
    const { nonce } = transfer;
    const requires = nonce > accountOf(state, transfer.from).nonce ? [tag(nonce - 1)] : [];
    const valid = { priority: 1n, requires, provides: [tag(nonce)], longevity: 64n, propagate: true };
    return TransactionValidity.encode({ type: "Ok", value: valid });
  },
  AuraApi_slot_duration: (_, state) => state.get(key("slotDuration")) ?? NOTHING,
  AuraApi_authorities: (_, state) => state.get(key("authorities")) ?? NOTHING,
  GenesisBuilder_preset_names: () => vec(str).encode(["local"]),
  GenesisBuilder_get_preset: (input) => {
    const known = option(str).decode(input) === "local";
    return option(bytes()).encode(known ? encoder.encode(JSON.stringify({ authorities: [] })) : undefined);
  },
  GenesisBuilder_build_state: (input, state) => {
    const config: LedgerGenesis = JSON.parse(new TextDecoder().decode(bytes().decode(input)));
    if (config.balances === undefined) return result(str, str).encode({ type: "Err", value: "`balances` is missing" });
    state.set(key("slotDuration"), SlotDuration.encode(BigInt(config.slotDuration)));
    state.set(key("authorities"), vec(AccountId).encode(config.authorities.map((address) => decodeAddress(address))));
    for (const [address, balance] of Object.entries(config.balances)) {
      state.set(key("account", decodeAddress(address)), Account.encode({ nonce: 0, balance: BigInt(balance) }));
    }
    return Uint8Array.of(0);
  },
};

function apply(extrinsic: Uint8Array, state: Externalities): Value<typeof ApplyExtrinsicResult> {
  const count = u32.decode(state.get(key(":count")) ?? u32.encode(0));
  if (extrinsic[0] === 0) state.set(key("now"), u64.encode(Inherent.decode(extrinsic).timestamp));
  else {
    const transfer = Transfer.decode(extrinsic);
    if (transfer.amount === 666n) throw new RuntimePanic("the devil's transfer");
    const why = transfer.amount === 999n ? "ExhaustsResources" : refusal(state, transfer);
    if (why !== undefined) return { type: "Err", value: { type: "Invalid", value: { type: why } } };
    const { from, to, amount } = transfer;
    const sender = accountOf(state, from);
    state.set(key("account", from), Account.encode({ nonce: sender.nonce + 1, balance: sender.balance - amount }));
    const receiver = accountOf(state, to);
    state.set(key("account", to), Account.encode({ ...receiver, balance: receiver.balance + amount }));
  }
  state.set(key("extrinsic", u32.encode(count).reverse()), extrinsic);
  state.set(key(":count"), u32.encode(count + 1));
  return { type: "Ok", value: { type: "Ok", value: undefined } };
}

/** The header with its roots; the block's own items leave the state. */
function finish(state: Externalities): Header {
  const header = Header.decode(state.get(HEADER) ?? NOTHING);
  const extrinsics: Uint8Array[] = [];
  for (let at = state.nextKey(key("extrinsic")); at !== undefined && at[0] === 101; at = state.nextKey(at)) {
    extrinsics.push(OpaqueExtrinsic.encode(state.get(at) ?? NOTHING));
  }
  state.clear(HEADER);
  state.clear(key(":count"));
  const extrinsicsRoot = state.orderedRoot(extrinsics, 0);
  return { ...header, extrinsicsRoot, stateRoot: state.root(1) };
}

/** Balance of an account. */
export function balanceOf(state: { get(key: Uint8Array): Uint8Array | undefined }, id: Uint8Array): bigint {
  const stored = state.get(key("account", id));
  return stored === undefined ? 0n : Account.decode(stored).balance;
}
