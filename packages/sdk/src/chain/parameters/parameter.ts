import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { ChainError } from "../errors.ts";
import type { StorageReads, TypedReads } from "../reads/typed.ts";
import type { Form } from "./forms.ts";

/** A parameter of a subnet: its value, who may change it, and by which call. */
export interface SubnetParameter {
  /** Account that may change it: the subnet's owner, who may not do so at any time, or the chain's own (sudo) key. */
  readonly changer: "owner" | "root";
  /** In a sentence after "Give": what it takes. */
  readonly takes: string;
  /** Reads its value, as the chain has it and as a person reads it. @throws ChainError */
  readonly read: (reads: TypedReads, netuid: number) => Promise<ParameterValue>;
  /** Makes the call that sets it. @throws ChainError `INVALID_ARGUMENT` */
  readonly call: (netuid: number, text: string) => RuntimeCall;
  /** Makes the call by which root sets it, where that is another one. @throws ChainError `INVALID_ARGUMENT` */
  readonly rootCall: (netuid: number, text: string) => RuntimeCall;
}

/** Value of a parameter. */
export interface ParameterValue {
  readonly value: unknown;
  readonly text: string;
}

/** Storage in which parameters stand. */
type Items = StorageReads["SubtensorModule"];

type CallMaker<Value> = (netuid: number, value: Value) => RuntimeCall;

/** Declares parameters that an account may change. */
function declaring(changer: SubnetParameter["changer"]) {
  return <Value>(
    form: Form<Value>,
    read: (items: Items, netuid: number) => Promise<Value>,
    call: CallMaker<Value>,
    rootCall: CallMaker<Value> = call,
  ): SubnetParameter => {
    const made = (make: CallMaker<Value>) => (netuid: number, text: string) => {
      const value = form.parse(text.trim());
      if (value !== undefined) return make(netuid, value);
      throw new ChainError("INVALID_ARGUMENT", `${JSON.stringify(text)} is no such value`, `Give ${form.takes}.`);
    };
    return {
      changer,
      takes: form.takes,
      read: async (reads, netuid) => {
        const value = await read(reads.query.SubtensorModule, netuid);
        return { value, text: form.text(value) };
      },
      call: made(call),
      rootCall: made(rootCall),
    };
  };
}

/** Declares a parameter that the owner of a subnet may change. */
export const byOwner: ReturnType<typeof declaring> = declaring("owner");

/** Declares a parameter that only root may change. */
export const byRoot: ReturnType<typeof declaring> = declaring("root");
