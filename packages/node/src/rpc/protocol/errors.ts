/** An error that a client sees: JSON-RPC's `error` member. */
export class RpcError extends Error {
  override readonly name = "RpcError";
  readonly code: number;
  /** Text that clients show beside the message. */
  readonly data: string | undefined;

  constructor(code: number, message: string, data?: string) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/**
 * Codes of JSON-RPC 2.0, of the servers that the ecosystem's clients know, and of its methods (protocol: clients §a.6).
 */
export const RPC_CODES = {
  parseError: -32_700,
  invalidRequest: -32_600,
  methodNotFound: -32_601,
  invalidParams: -32_602,
  internal: -32_603,
  server: -32_000,
  tooManySubscriptions: -32_006,
  requestTooBig: -32_007,
  responseTooBig: -32_008,
  tooBusy: -32_009,
  batchTooLong: -32_010,
  tooManyFollows: -32_800,
  blockNotPinned: -32_801,
  withoutRuntime: -32_802,
  notWaiting: -32_803,
  duplicateHashes: -32_804,
  runtimeFailed: 1,
  finality: 1,
  badFormat: 1001,
  unverifiable: 1002,
  invalidTransaction: 1010,
  unknownValidity: 1011,
  banned: 1012,
  alreadyImported: 1013,
  priorityTooLow: 1014,
  cycle: 1015,
  dropped: 1016,
  noTags: 1019,
  author: 1040,
  system: 2001,
  chain: 3001,
  invalidRange: 4001,
  invalidCount: 4002,
  state: 4003,
  sealing: 15_000,
} as const;

/** A parameter is not what it should be. */
export function invalidParams(what: string): RpcError {
  return new RpcError(RPC_CODES.invalidParams, "Invalid params", what);
}
