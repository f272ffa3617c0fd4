import { Call, type CallContext } from "./call/call.ts";
import { RPC_CODES, RpcError } from "./protocol/errors.ts";
import { errorMessage, idOf, parseRequest, type Request, resultMessage } from "./protocol/message.ts";
import { Params } from "./protocol/params.ts";
import { parseMessage } from "./protocol/parse.ts";
import { batchTooLong } from "./protocol/scan.ts";
import { translate } from "./protocol/translate.ts";
import { methods, UNSAFE } from "./registry.ts";

/** Text to send to a client, and what to do once it is sent. */
export interface Answer {
  /** `undefined` when the client wants no answer. */
  readonly text: string | Buffer | undefined;
  readonly sent: () => void;
}

/** Bytes of a message that takes no time worth mentioning. */
const SHORT_MESSAGE = 16 * 1024;

const nothing = (): void => undefined;

/** Answers one message: a request, or a batch of them. Never throws: what is wrong with it is the answer. */
export async function answer(message: Uint8Array, context: CallContext): Promise<Answer> {
  let value: unknown;
  try {
    value = await parse(message, context);
  } catch (error) {
    return { text: errorMessage(null, toRpcError(error, "", context)), sent: nothing };
  }
  return Array.isArray(value) ? answerBatch(value, context) : answerOne(value, context);
}

/** Parses a message. Long ones are parsed by the workers. @throws RpcError, WorkerError */
async function parse(message: Uint8Array, { services, limits, client }: CallContext): Promise<unknown> {
  if (message.length <= SHORT_MESSAGE) return parseMessage(message, limits);
  const { depth, values, batchLength, plainBytes } = limits;
  return services.workers.run("parse", { message, limits: { depth, values, batchLength, plainBytes } }, client);
}

async function answerBatch(batch: readonly unknown[], context: CallContext): Promise<Answer> {
  const { batchLength, responseBytes } = context.limits;
  if (batch.length === 0)
    return refuse(new RpcError(RPC_CODES.invalidRequest, "Invalid request", "the batch is empty"));
  if (batch.length > batchLength) return refuse(batchTooLong(batchLength));
  const answers: Answer[] = [];
  let size = 0;
  try {
    for (const value of batch) {
      const one = await answerOne(value, context);
      answers.push(one);
      const length = one.text?.length ?? 0;
      size += length;
      context.making(length);
      if (size > responseBytes) return refuse(tooBig(responseBytes));
    }
  } finally {
    context.making(-size);
  }
  const texts = answers.flatMap((one) => one.text ?? []);
  return {
    text: texts.length === 0 ? undefined : listOf(texts),
    sent: () => {
      for (const one of answers) one.sent();
    },
  };
}

function listOf(texts: readonly (string | Buffer)[]): Buffer {
  const parts = texts.flatMap((text, i) => [Buffer.from(i === 0 ? "[" : ","), Buffer.from(text)]);
  return Buffer.concat([...parts, Buffer.from("]")]);
}

async function answerOne(value: unknown, context: CallContext): Promise<Answer> {
  const id = idOf(value);
  let request: Request;
  try {
    request = parseRequest(value);
  } catch (error) {
    return { text: errorMessage(id, toRpcError(error, "", context)), sent: nothing };
  }
  // A client that gives no id wants no answer: a call without an effect on it would be for nothing.
  if (request.id === undefined) return { text: undefined, sent: nothing };
  const call = new Call(context, new Params(request.params));
  try {
    const text = resultMessage(id, await run(request, call, context));
    if (Buffer.byteLength(text) > context.limits.responseBytes) throw tooBig(context.limits.responseBytes);
    return { text, sent: () => call.answered() };
  } catch (error) {
    call.failed();
    return { text: errorMessage(id, toRpcError(error, request.method, context)), sent: nothing };
  }
}

function run(request: Request, call: Call, context: CallContext): unknown {
  const handler = methods.get(request.method);
  if (handler === undefined) throw new RpcError(RPC_CODES.methodNotFound, "Method not found");
  if (UNSAFE.has(request.method) && !context.trusted) {
    throw new RpcError(RPC_CODES.methodNotFound, "RPC call is unsafe to be called externally");
  }
  return handler(call);
}

function toRpcError(error: unknown, method: string, { services }: CallContext): RpcError {
  const known = translate(error, method);
  if (known !== undefined) return known;
  services.logger.error({ error, method }, "a JSON-RPC method failed");
  return new RpcError(RPC_CODES.internal, "Internal error");
}

function refuse(error: RpcError): Answer {
  return { text: errorMessage(null, error), sent: nothing };
}

function tooBig(limit: number): RpcError {
  return new RpcError(RPC_CODES.responseTooBig, "Response is too big", `Exceeded max limit of ${limit}`);
}
