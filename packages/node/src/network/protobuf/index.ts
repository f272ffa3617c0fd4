export { bytesOf, type Field, readFields, u32Of } from "./reader.ts";
export { MessageWriter } from "./writer.ts";
