// The official client of the Model Context Protocol, in a process of its own: each line of its input is a call
// { id, name, args }, or { id } for the list of tools; each line of its output is an answer { id, answer }.
import { createInterface } from "node:readline";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

const [command, ...args] = process.argv.slice(2);
const client = new Client({ name: "test", version: "1" });
await client.connect(new StdioClientTransport({ command, args, stderr: "ignore" }));
const calls = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { id, name, args: given } = JSON.parse(line);
  const asked = name === undefined ? client.listTools() : client.callTool({ name, arguments: given });
  calls.push(asked.then((answer) => process.stdout.write(`${JSON.stringify({ id, answer })}\n`)));
}
await Promise.all(calls);
await client.close();
