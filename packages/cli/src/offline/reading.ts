import { type RuntimeTypes, readPayload, type SignerPayload } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { describeError } from "../output/errors.ts";
import { safeCell } from "../output/text.ts";
import { formatTao, grouped } from "../output/units.ts";
import type { TransactionFile } from "../shared/offline/file.ts";
import { callLines, type NameOf } from "./fields.ts";

/** A transaction as a runtime's types read it. */
export interface Reading {
  /** Decoded call; `undefined` when it cannot be read. */
  readonly call: ReturnType<RuntimeTypes["extrinsics"]["readCall"]> | undefined;
  /** Reason for which it is not sure what it does; `undefined` when it is. */
  readonly doubt: string | undefined;
}

/** Reads what a payload does, by the types of a runtime. */
export function readTransaction(types: RuntimeTypes, payload: SignerPayload): Reading {
  const { call: encoded, versions } = readPayload(payload);
  try {
    const call = types.extrinsics.readCall(encoded);
    const extensions = types.extensions.map(({ identifier }) => identifier);
    if (versions.specVersion !== types.specVersion)
      return {
        call,
        doubt: `it is for version ${versions.specVersion} of the chain, and read by ${types.specVersion}`,
      };
    const isUsual = extensions.join() === payload.signedExtensions.join();
    return { call, doubt: isUsual ? undefined : "its list of extensions is not the chain's" };
  } catch (error) {
    return { call: undefined, doubt: describeError(error).message };
  }
}

/** Renders who signs, and when it is valid. */
export function termLines(payload: SignerPayload, nameOf: NameOf): readonly string[] {
  const { values, versions, end } = readPayload(payload);
  const known = nameOf(payload.address);
  const valid = Number.isFinite(end)
    ? `in blocks up to ${grouped(end - 1)}; it was made at block ${grouped(Number(payload.blockNumber))}`
    : "for ever";
  return [
    `signer     ${payload.address}${known === undefined ? "" : ` (here: ${safeCell(known, 64)})`}`,
    `number     ${values.nonce} of this account`,
    ...(values.tip === 0n ? [] : [`tip        ${formatTao(values.tip)} TAO`]),
    `valid      ${valid}`,
    `chain      ${payload.genesisHash}, version ${versions.specVersion}`,
  ];
}

/** Renders a transaction for a person who is to agree to it. */
export function renderTransaction(file: TransactionFile, reading: Reading, nameOf: NameOf): string {
  const { call, doubt } = reading;
  return [
    ...(call === undefined ? ["It cannot be read what it does."] : callLines(call, nameOf).map(bold)),
    ...termLines(file.payload, nameOf),
    `made as    ${JSON.stringify(safeCell(file.what, 300))}: nobody has checked that`,
    ...(doubt === undefined ? [] : [out.yellow(`Not sure:  ${doubt}`)]),
  ].join("\n");
}

function bold(line: string, at: number): string {
  return at === 0 ? out.bold(line) : line;
}
