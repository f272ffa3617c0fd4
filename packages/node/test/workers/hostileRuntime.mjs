// A runtime for threads under test: its methods do what must not take a node with it.
const methods = {
  Test_echo: (input) => input,
  Test_hang: () => {
    for (;;);
  },
  Test_fill: () => {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
  TaggedTransactionQueue_validate_transaction: (input) => methods[input.includes(0xee) ? "Test_hang" : "Test_fill"](),
  Test_exit: () => process.exit(3),
  Test_throw: () => {
    throw new Error("a fault of the runtime");
  },
  Test_recurse: () => {
    const deeper = () => deeper() + 1;
    return deeper();
  },
  Test_write: (_, state) => {
    for (let i = 0; ; i += 1) state.set(Uint8Array.of(i & 255, i >> 8), new Uint8Array(1024 * 1024));
  },
};

export function createRuntime() {
  return {
    methods: Object.keys(methods),
    nodeOnly: [],
    call: (method, input, state) => methods[method](input, state),
  };
}
