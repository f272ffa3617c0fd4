// A runtime for threads under test: its methods do what must not take a node with it.
import { CodecError } from "@opentao/codec";
import { HostFault, RuntimePanic } from "@opentao/runtime/boundary";

/** Method that validates a transaction with a byte. */
const VALIDATIONS = [
  [0xe9, "Test_answer"],
  [0xee, "Test_hang"],
  [0xea, "Test_throw"],
  [0xeb, "Test_fault"],
  [0xec, "Test_damage"],
  [0xed, "Test_panic"],
];

const methods = {
  Test_echo: (input) => input,
  Test_answer: () => Uint8Array.of(7),
  Test_hang: () => {
    for (;;);
  },
  Test_fill: () => {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
  TaggedTransactionQueue_validate_transaction: (input) => {
    const [, method = "Test_fill"] = VALIDATIONS.find(([byte]) => input.includes(byte)) ?? [];
    return methods[method]();
  },
  Test_exit: () => process.exit(3),
  Test_throw: () => {
    throw new Error("a fault of the runtime");
  },
  Test_panic: () => {
    throw new RuntimePanic("the input is wrong");
  },
  Test_fault: () => {
    throw new HostFault("no stack is left");
  },
  Test_damage: () => {
    throw new CodecError("INVALID_VALUE", "what is stored cannot be read");
  },
  Test_recurse: () => {
    const deeper = () => deeper() + 1;
    return deeper();
  },
  Test_write: (_, state) => {
    for (let i = 0; ; i += 1) state.set(Uint8Array.of(i & 255, i >> 8), new Uint8Array(1024 * 1024));
  },
};

/** Methods by which a block is begun and ended. */
const NOTHING = () => Uint8Array.of(0);
const block = {
  AuraApi_slot_duration: () => Uint8Array.of(250, 0, 0, 0, 0, 0, 0, 0),
  AuraApi_authorities: NOTHING,
  Core_initialize_block: NOTHING,
  BlockBuilder_inherent_extrinsics: NOTHING,
  BlockBuilder_apply_extrinsic: () => Uint8Array.of(0, 0),
  BlockBuilder_finalize_block: NOTHING,
};

export function createRuntime() {
  return {
    methods: Object.keys(methods),
    nodeOnly: [],
    call: (method, input, state) => (methods[method] ?? block[method])(input, state),
  };
}
