import type { InferenceSession } from "./library.ts";

/** A tensor that a model takes or gives; a dimension without number is free: the model must leave it open. */
export interface TensorForm {
  /** Name; without one the only tensor on that side is meant. */
  readonly name?: string;
  readonly type: "float32" | "int64";
  readonly shape: readonly (number | "free")[];
}

/** Inputs and outputs that a subnet needs of an ONNX model. */
export interface Signature {
  readonly inputs: readonly TensorForm[];
  readonly outputs: readonly TensorForm[];
  /**
   * True when the model may have further inputs `state.X`, each with an output `next.X` of its form to feed it from.
   */
  readonly states?: boolean;
  /** In words, for error messages. */
  readonly description: string;
}

type Metadata = InferenceSession["inputMetadata"][number];

const STATE = "state.";

/** Name of the output that a state is fed from; `undefined` for an input that is no state. */
export function nextOf(input: string): string | undefined {
  return input.startsWith(STATE) ? `next.${input.slice(STATE.length)}` : undefined;
}

function describe(metadata: Metadata): string {
  return metadata.isTensor ? `${metadata.type}[${metadata.shape.join(", ")}]` : "no tensor";
}

function fits(metadata: Metadata, form: TensorForm): boolean {
  return (
    metadata.isTensor &&
    metadata.type === form.type &&
    metadata.shape.length === form.shape.length &&
    form.shape.every((size, axis) => {
      const actual = metadata.shape[axis];
      // Exporters leave an open dimension unnamed or name it; of outputs they often do not know the size.
      return size === "free" ? typeof actual !== "number" || actual < 0 : typeof actual !== "number" || actual === size;
    })
  );
}

function sideMisfits(side: "input" | "output", actual: readonly Metadata[], forms: readonly TensorForm[]): string[] {
  return forms.flatMap((form) => {
    const found = form.name === undefined ? actual[0] : actual.find(({ name }) => name === form.name);
    if (found === undefined) return [`it has no ${side} ${form.name ?? ""}`.trimEnd()];
    if (fits(found, form)) return [];
    return [`${side} ${found.name} is ${describe(found)}, not ${form.type}[${form.shape.join(", ")}]`];
  });
}

function stateMisfits(input: Metadata, outputs: readonly Metadata[]): string[] {
  const next = outputs.find(({ name }) => name === nextOf(input.name));
  if (next === undefined) return [`no output feeds the input ${input.name}`];
  if (!input.isTensor || !next.isTensor || input.type !== "float32" || next.type !== "float32") {
    return [`${input.name} and ${next.name} are not float32`];
  }
  return input.shape.length === next.shape.length ? [] : [`${input.name} and ${next.name} differ in form`];
}

/** Reasons why a loaded model does not have the signature; empty when it does. */
export function misfits(
  session: Pick<InferenceSession, "inputMetadata" | "outputMetadata">,
  signature: Signature,
): string[] {
  const states =
    signature.states === true ? session.inputMetadata.filter(({ name }) => nextOf(name) !== undefined) : [];
  const count = session.inputMetadata.length - states.length;
  const wanted = signature.inputs.length;
  return [
    ...sideMisfits("input", session.inputMetadata, signature.inputs),
    ...sideMisfits("output", session.outputMetadata, signature.outputs),
    ...(count > wanted ? [`it wants ${count} inputs, not ${wanted}`] : []),
    ...states.flatMap((state) => stateMisfits(state, session.outputMetadata)),
  ];
}
