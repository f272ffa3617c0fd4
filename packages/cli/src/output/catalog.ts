import { type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of the command line, with cause and cure of each. */
export const CLI_ERRORS = defineErrors("Command line", 7000, {
  USAGE: [0, "Options or arguments of the command are wrong.", "See --help."],
  INTERRUPTED: [1, "The command was stopped before it was done.", "Run it again."],
  CANCELLED: [2, "A question of the command was answered with no.", "Run it again when you want to."],
  NO_TERMINAL: [
    3,
    "Something must be typed, and there is no terminal.",
    "Run it in a terminal, or use the option that reads it from a file.",
  ],
  PORT_IN_USE: [4, "Another program listens on the port.", "Stop it, or choose another port."],
  SAME_PORT: [5, "Two listeners were given one port.", "Give one of them another port."],
  FILE_EXISTS: [6, "The file to be written exists.", "Choose another name."],
  AUTHOR_KEY_UNREADABLE: [7, "The file of the author's key cannot be read or holds no seed.", "Check the path."],
  SIGN_KEY_UNREADABLE: [8, "The file of the signing key cannot be read or holds no secret.", "Check the path."],
  SECRET_UNREADABLE: [9, "The file of a secret cannot be read.", "Check the path."],
  NOT_A_SECRET: [10, "A text is no secret of session keys.", "Give a phrase, a seed or a derivation of one."],
  PASSWORD_UNREADABLE: [
    11,
    "The file of a password cannot be read, or begins with an empty line.",
    "Write the password in its first line.",
  ],
  PASSWORDS_DIFFER: [12, "The two passwords that were typed differ.", "Run the command again."],
  WORDS_UNREADABLE: [13, "The file of a phrase cannot be read.", "Check the path."],
  INVALID_MNEMONIC: [14, "No phrase was given.", "Give the 12 to 24 words of the key."],
  WALLET_EXISTS: [15, "The wallet has this key already.", "Choose another name."],
  BALANCE_TOO_LOW: [
    16,
    "The account has not enough TAO for the amount and its fee.",
    "Send less, or bring TAO there first.",
  ],
  STAKE_TOO_LOW: [17, "There is not that much stake.", "Ask for no more than there is."],
  UNKNOWN_UID: [18, "The subnet has no neuron with this UID.", "`tao metagraph N` shows which it has."],
  UNKNOWN_SUBNET: [19, "The chain has no subnet of this number.", "List the subnets with `tao subnets`."],
  WHICH_KEYSTORE: [20, "It was not said which keystore is meant.", "Give --base-path or --keystore-path."],
  NO_KEYSTORE: [21, "The folder holds no session keys.", "Insert keys with `tao keys insert`."],
  NOT_SESSION_KEYS: [
    22,
    "A text gives no session keys.",
    "Give `aura:SS58,gran:SS58`, or a file of `tao keys generate`.",
  ],
  SAME_KEY_TWICE: [23, "Two authorities have a key in common.", "Name each authority once."],
  TOO_MANY_AUTHORITIES: [
    24,
    "There are fewer well-known authorities than were asked for.",
    "Make others with `tao keys generate`.",
  ],
  SPEC_IS_RAW: [
    25,
    "The specification holds a raw state, in which nothing can be configured.",
    "Start from a preset or from the specification that it was made of.",
  ],
  OTHER_VERSION: [
    26,
    "The node speaks another version of the status protocol.",
    "Use the version of tao that the node is of.",
  ],
  NETWORK_RUNNING: [27, "This network runs already.", "Stop it, or start another with --base-path."],
  NETWORK_DAMAGED: [
    28,
    "The stored facts of the network cannot be read.",
    "Restore its folder from a backup, or start anew with --reset.",
  ],
  OTHER_NODES: [
    29,
    "The network was created with another number of nodes.",
    "Leave --nodes out, or start anew with --reset.",
  ],
  RESET_UNCONFIRMED: [30, "--reset would remove something, and it was not confirmed.", "Add --yes to remove it."],
  NODE_FAILED: [31, "A node of the network cannot start.", "Read its log."],
  NEURON_FAILED: [32, "A miner or validator of the network cannot start.", "Read its log."],
  PAGE_FAILED: [45, "The page for browsers cannot be served.", "Read the message above, or leave --explorer out."],
  NOT_PAID: [33, "No scored epoch was paid in time.", "Read the neurons' logs, or allow more time with --timeout."],
  SUPPLY_MISMATCH: [
    34,
    "The issued TAO is not the sum of what accounts, pools and stake hold.",
    "Keep the network's folder and report it: it is a defect.",
  ],
  NO_PERMISSION: [35, "The operating system does not allow it.", "Choose a place that is yours to write."],
  DISK_FULL: [36, "The disk is full.", "Free some space."],
  NO_FOLDER: [37, "A path does not exist, or a part of it is a file.", "Check the path."],
  NO_FILE: [38, "A path is a folder where a file is needed.", "Give a file."],
  TOO_MANY_FILES: [39, "The process has too many files open.", "Allow more (`ulimit -n 4096`)."],
  SYSTEM_ERROR: [
    43,
    "The operating system reported an error.",
    "Look up its code, such as ECONNREFUSED, which stands in the message.",
  ],
  NO_EFFECT: [
    44,
    "An option has no effect in the mode that another asks for.",
    "Leave it out, or the option that it does not go with.",
  ],
  NO_LIGHT_PEERS: [
    46,
    "No address is known at which a light client in a browser reaches a node.",
    "Give --bootnodes the address of a node's WebSocket port, such as /dns4/node.example/tcp/30334/wss/p2p/12D3KooW….",
  ],
  MESSAGE_UNREADABLE: [47, "The file of a message cannot be read.", "Check the path."],
  NO_WORDS: [
    48,
    "The key was not made of words, or its file does not hold them.",
    "Look for the words where you wrote them down, or export the key itself.",
  ],
  UNKNOWN_CODE: [42, "No error has this code, number or name.", "Look it up in docs/errors.md."],
  UNEXPECTED: [40, "An error that was not foreseen.", "Report it with the message and what you did."],
  UNKNOWN: [41, "Something that is no error was thrown.", "Report it with what you did."],
});

/** Code of an error of the command line. */
export type CliErrorCode = CodeOf<typeof CLI_ERRORS>;
