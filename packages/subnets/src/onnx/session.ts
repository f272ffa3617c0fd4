import { access } from "node:fs/promises";
import { SubnetError } from "../errors.ts";
import { InferenceSession, Tensor } from "./library.ts";
import { misfits, nextOf, type Signature } from "./signature.ts";

/** State of a model from one run to the next, by the names of its inputs. */
export type States = Readonly<Record<string, Tensor>>;

/** Outputs of a run. */
export interface Outputs {
  /** Values of an output. @throws SubnetError `MODEL_SIGNATURE` when there is no such output of float32 */
  values(output: string): Float32Array;
  readonly states: States;
}

/** A loaded ONNX model whose inputs and outputs are known to have the expected form. */
export interface OnnxModel {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** The states before anything was read: zeros, with every open dimension empty. */
  readonly start: States;
  /**
   * Runs the model on feeds and states.
   *
   * @throws SubnetError `MODEL_SIGNATURE` when the outputs are not those that the model's file declares
   */
  run(feeds: Readonly<Record<string, Tensor>>, states?: States): Promise<Outputs>;
  close(): Promise<void>;
}

async function load(path: string): Promise<InferenceSession> {
  try {
    await access(path);
    // One thread and no memory arena: a whole network of such processes has to fit on a laptop with two cores.
    return await InferenceSession.create(path, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: "sequential",
      enableCpuMemArena: false,
      logSeverityLevel: 3,
    });
  } catch (cause) {
    // Errors of the runtime have no type of their own: any of them means that the file cannot be loaded.
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SubnetError(
      "MODEL_UNREADABLE",
      `${path} is no ONNX model that can be read: ${reason}`,
      "Check the path.",
      { cause },
    );
  }
}

function startingStates(session: InferenceSession): States {
  return Object.fromEntries(
    session.inputMetadata.flatMap((input): [string, Tensor][] => {
      if (!input.isTensor || nextOf(input.name) === undefined) return [];
      const shape = input.shape.map((size) => (typeof size === "number" && size > 0 ? size : 0));
      const count = shape.reduce((product, size) => product * size, 1);
      return [[input.name, new Tensor("float32", new Float32Array(count), shape)]];
    }),
  );
}

/**
 * Loads an ONNX model and checks its signature before its first run.
 *
 * @throws SubnetError `MODEL_UNREADABLE`, `MODEL_SIGNATURE`
 */
export async function openOnnx(path: string, signature: Signature): Promise<OnnxModel> {
  const session = await load(path);
  const problems = misfits(session, signature);
  if (problems.length > 0) {
    await session.release();
    const hint = `It needs ${signature.description}; packages/subnets/README.md says how to export one.`;
    throw new SubnetError("MODEL_SIGNATURE", `${path} does not fit this subnet: ${problems.join("; ")}`, hint);
  }
  const start = startingStates(session);
  const outputs = (results: Awaited<ReturnType<InferenceSession["run"]>>): Outputs => {
    const tensor = (name: string): Tensor => {
      const found = results[name];
      if (found instanceof Tensor && found.type === "float32") return found;
      const hint = `It needs ${signature.description}.`;
      throw new SubnetError("MODEL_SIGNATURE", `${path} gave no float32 output named ${name}`, hint);
    };
    return {
      // A tensor of type float32 holds its values in a Float32Array.
      values: (name) => tensor(name).data as Float32Array,
      states: Object.fromEntries(Object.keys(start).map((name) => [name, tensor(nextOf(name) ?? "")])),
    };
  };
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    start,
    run: async (feeds, states = {}) => outputs(await session.run({ ...feeds, ...states })),
    close: () => session.release(),
  };
}
