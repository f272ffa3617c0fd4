// What execution alone takes: signatures count as verified (a node verifies each once, before), and roots are left to
// the trie. Processor time of one thread, so that what else the machine does counts little.
import { concat } from "@opentao/codec";
import { Block, Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { type Keypair, keypairFromSeed, keypairFromSuri, verifySr25519 } from "@opentao/crypto";
import { Balances } from "../src/pallets/balances/index.ts";
import { MemoryExternalities, type RootFunctions } from "../src/testing/memoryExternalities.ts";
import { address, author, runtime, TestChain } from "../test/executive/chain.ts";

const SENDERS = 50;
const TRANSFERS = 500;
const EMPTY_BLOCKS = 100;
const VERIFICATIONS = 1000;
/** Enough for the compiler to have seen everything before the median. */
const RUNS = 11;
const TAO = 1_000_000_000;

const NO_ROOT = new Uint8Array(32);
const noRoots: RootFunctions = { root: () => NO_ROOT, orderedRoot: () => NO_ROOT };

class VerifiedExternalities extends MemoryExternalities {
  override verify(): boolean {
    return true;
  }
}

const senders: Keypair[] = Array.from({ length: SENDERS }, (_, i) => keypairFromSeed(new Uint8Array(32).fill(i + 1)));
const local = TestChain.preset("local");
const config = { ...local, balances: { balances: senders.map((sender) => [sender.address, 1000 * TAO]) } };
const state = new VerifiedExternalities([], noRoots);
const chain = new TestChain(config, noRoots, state);
chain.build();

const transfer = Balances.call("transferKeepAlive", { dest: address(author.publicKey), value: 1000n });
const transfers = Array.from({ length: TRANSFERS }, (_, i) => {
  const sender = senders[i % SENDERS] ?? author;
  const signed = chain.sign(sender, transfer, { nonce: Math.floor(i / SENDERS), signature: new Uint8Array(64) });
  return OpaqueExtrinsic.encode(signed);
});
const header = chain.nextHeader();

/** Times that something is done in a second of processor time. `prepare` is not measured, and all is undone. */
function rate(times: number, run: () => void, prepare: () => void = () => undefined): number {
  const rates = Array.from({ length: RUNS }, () => {
    state.startTransaction();
    prepare();
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    state.rollbackTransaction();
    return (1_000_000 * times) / (user + system);
  });
  return rates.sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
}

const call = (method: string, ...input: Uint8Array[]): Uint8Array => runtime.call(method, concat(...input), state);

/** Calls a method whose result must be `Ok`. */
function succeed(method: string, ...input: Uint8Array[]): void {
  if (call(method, ...input)[0] !== 0) throw new Error(`${method} refused a transfer`);
}

function begin(): Uint8Array[] {
  call("Core_initialize_block", Header.encode(header));
  const [, ...inherents] = call("BlockBuilder_inherent_extrinsics", chain.inherentData());
  call("BlockBuilder_apply_extrinsic", Uint8Array.from(inherents));
  return [OpaqueExtrinsic.decode(Uint8Array.from(inherents))];
}

function apply(): void {
  for (const extrinsic of transfers) succeed("BlockBuilder_apply_extrinsic", extrinsic);
}

/** A block, encoded, that is made and undone. */
function blockOf(applyAll: () => void, body: readonly Uint8Array[]): Uint8Array {
  state.startTransaction();
  const extrinsics = [...begin(), ...body.map((extrinsic) => OpaqueExtrinsic.decode(extrinsic))];
  applyAll();
  const made = Header.decode(call("BlockBuilder_finalize_block"));
  state.rollbackTransaction();
  return Block.encode({ header: made, extrinsics });
}

function validate(): void {
  const parent = chain.hashes[chain.number] ?? NO_ROOT;
  for (const extrinsic of transfers) {
    succeed("TaggedTransactionQueue_validate_transaction", Uint8Array.of(2), extrinsic, parent);
  }
}

const full = blockOf(apply, transfers);
const empty = blockOf(() => undefined, []);
const alice = keypairFromSuri("//Alice");
const message = new Uint8Array(120);
const signature = alice.sign(message);
const rival = {
  name: "sr25519 verifications on one thread",
  value: rate(VERIFICATIONS, () => {
    for (let i = 0; i < VERIFICATIONS; i += 1) verifySr25519(signature, message, alice.publicKey);
  }),
};

const results: readonly (readonly [id: string, what: string, unit: string, value: number])[] = [
  ["validation", "execution: transfers validated", "transfers/s", rate(TRANSFERS, validate)],
  ["application", "execution: transfers applied to a block", "transfers/s", rate(TRANSFERS, apply, begin)],
  ["blocks", "execution: transfers in blocks", "transfers/s", rate(TRANSFERS, () => call("Core_execute_block", full))],
  [
    "empty-blocks",
    "execution: blocks without transactions",
    "blocks/s",
    rate(EMPTY_BLOCKS, () => {
      for (let i = 0; i < EMPTY_BLOCKS; i += 1) {
        state.startTransaction();
        call("Core_execute_block", empty);
        state.rollbackTransaction();
      }
    }),
  ],
];
for (const [id, what, unit, value] of results) {
  console.log(JSON.stringify({ id: `runtime/execution-${id}`, what, value, unit, rival }));
}
