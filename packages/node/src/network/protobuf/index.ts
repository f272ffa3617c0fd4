export { bytesOf, readFields, u32Of } from "./reader.ts";
export { MessageWriter } from "./writer.ts";
