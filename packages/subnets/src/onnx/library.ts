/**
 * The ONNX runtime, silenced. As it comes, it writes an identifier of the machine to disk and looks up its maker's
 * telemetry host as soon as it is loaded. The variable that forbids both has to stand before that, so the library is
 * loaded here, after it, and nowhere else; a static import would be hoisted above the assignment.
 *
 * @packageDocumentation
 */

import type * as onnx from "onnxruntime-node";

process.env.ORT_DISABLE_TELEMETRY = "1";

/** Sessions and tensors of the runtime. */
export const { InferenceSession, Tensor } = await import("onnxruntime-node");
export type InferenceSession = onnx.InferenceSession;
export type Tensor = onnx.Tensor;
