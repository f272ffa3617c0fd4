/**
 * The subnets that ship: their tasks, the models that answer, and the scores of answers.
 *
 * @example
 * ```ts
 * import { subnets } from "@opentao/subnets";
 *
 * const judge = await subnets.image.createJudge({ seed: "only for this example" });
 * try {
 *   const { request, timeoutMs } = await judge.nextTask();
 *   console.log(request.images.length, timeoutMs); // 24 6000
 * } finally {
 *   await judge.close();
 * }
 * ```
 *
 * @packageDocumentation
 */

import { imageSubnet } from "./image/index.ts";
import { textSubnet } from "./text/index.ts";

export type { Questions, ShippedModel, SubnetDefinition } from "./definition.ts";
export { SUBNET_ERRORS, SubnetError, type SubnetErrorCode } from "./errors.ts";
export type { ImageSecret } from "./image/judge.ts";
export type { ImageRequest, ImageResponse } from "./image/synapse.ts";
export { DUMMY } from "./models.ts";
export type { TextSecret } from "./text/score.ts";
export type { TextRequest, TextResponse } from "./text/synapse.ts";

/** Every subnet that ships, by name. */
export const subnets = { text: textSubnet, image: imageSubnet };
