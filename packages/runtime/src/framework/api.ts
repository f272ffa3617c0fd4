import { type Codec, type Fields, type FieldValues, struct, toSnakeCase } from "@opentao/codec";
import type { ApiDescription } from "../metadata/description.ts";
import type { Dispatcher } from "./dispatch.ts";
import type { State } from "./state.ts";

/**
 * Context in which a method of a runtime API runs. What it writes is dropped, except by the methods that build blocks
 * and states.
 */
export interface ApiContext {
  readonly state: State;
  readonly runtime: Dispatcher;
}

/** Declaration of a method. */
export interface ApiMethodSpec<F extends Fields, O> {
  /** Arguments in order. */
  readonly args: F;
  /** Names in metadata of arguments whose TypeScript name does not tell it. */
  readonly argNames?: { readonly [K in keyof F]?: string };
  readonly output: Codec<O>;
  readonly docs: string;
  /**
   * Set when the method is for the node itself, which does not run it for others: it makes blocks or states, or keys.
   */
  readonly nodeOnly?: true;
  run(context: ApiContext, args: FieldValues<F>): O;
}

/** A method of a runtime API. */
export interface ApiMethod<F extends Fields = Fields, O = unknown> extends ApiMethodSpec<F, O> {
  /** Arguments as one struct: what the caller sends. */
  readonly input: Codec<FieldValues<F>>;
}

/** A runtime API: methods that a node calls as `Name_method`. */
export interface RuntimeApi {
  readonly name: string;
  readonly version: number;
  readonly docs?: string;
  /** Methods by TypeScript name. */
  readonly methods: Readonly<Record<string, ApiMethod>>;
}

/** Declares a method. */
// biome-ignore lint/suspicious/noExplicitAny: outputs of methods differ; only the method itself relates output and codec
export function apiMethod<const F extends Fields, O>(spec: ApiMethodSpec<F, O>): ApiMethod<F, any> {
  return { ...spec, input: struct(spec.args, spec.argNames === undefined ? {} : { fieldNames: spec.argNames }) };
}

/** Declares a runtime API. Callers and metadata spell `accountNonce` as `account_nonce`. */
export function runtimeApi(api: RuntimeApi): RuntimeApi {
  return api;
}

/** The API as metadata shows it. */
export function describeApi({ name, version, docs, methods }: RuntimeApi): ApiDescription {
  return {
    name,
    version,
    docs: docs === undefined ? [] : [docs],
    methods: Object.entries(methods).map(([methodName, { input, output, docs: methodDocs }]) => ({
      name: toSnakeCase(methodName),
      inputs: inputsOf(input),
      output: output.type,
      docs: [methodDocs],
    })),
  };
}

function inputsOf({ type }: Codec<unknown>): { name: string; type: Codec<unknown>["type"] }[] {
  if (type.def.kind !== "composite") return [];
  return type.def.fields.map((field) => ({ name: field.name ?? "", type: field.type }));
}
