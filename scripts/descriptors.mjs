// npm run descriptors [-- --check]: writes the types and checksums by which the SDK knows the chain
// (packages/sdk/src/descriptors/generated) from the runtime's own metadata. With --check it writes nothing and fails
// when they are not those of the runtime, or when other files are among them (part of npm run check).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { differences, formatted } from "./generated.mjs";
import { ensureCode } from "./reader.mjs";
import { tellScales } from "./scales.mjs";
import { root } from "./setup.mjs";

const sdk = join(root, "packages/sdk");
const folder = join(sdk, "src/descriptors/generated");
const WIDTH = 120;
const HEADER = "// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.";

/** Exports of the packages, which are TypeScript, that this script needs. */
const NEEDED = `
  export { bytes, option, str, u32 } from "@opentao/codec";
  export { createRuntime, MemoryExternalities } from "@opentao/runtime";
  export { I32F32Bits, I64F64Bits, I96F32Bits, U64F64Bits, U96F32Bits } from "../runtime/src/primitives/amounts.ts";
  export { getLookupFn } from "@polkadot-api/metadata-builders";
  export { decAnyMetadata, unifyMetadata } from "@polkadot-api/substrate-bindings";
  export { checksumOf } from "./src/descriptors/checksum.ts";
  export { entriesOf, KINDS } from "./src/descriptors/entries.ts";
  export { TypeHasher } from "./src/descriptors/typeHasher.ts";
  export { TypeWriter } from "./src/descriptors/typeText.ts";
`;

async function load() {
  await ensureCode();
  const outfile = join(mkdtempSync(join(sdk, ".descriptors-")), "needed.mjs");
  try {
    await build({
      stdin: { contents: NEEDED, resolveDir: sdk, loader: "ts" },
      bundle: true,
      format: "esm",
      platform: "node",
      conditions: ["source"],
      outfile,
      logLevel: "error",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(join(outfile, ".."), { recursive: true, force: true });
  }
}

const { bytes, option, str, u32, createRuntime, MemoryExternalities, ...tools } = await load();
const { getLookupFn, decAnyMetadata, unifyMetadata, checksumOf, entriesOf, KINDS, TypeHasher, TypeWriter } = tools;
const fixedPoint = [tools.I32F32Bits, tools.I64F64Bits, tools.I96F32Bits, tools.U64F64Bits, tools.U96F32Bits];

/** Metadata of the runtime; presets differ in state alone. */
function metadata() {
  const runtime = createRuntime();
  const state = new MemoryExternalities();
  const preset = option(bytes()).decode(runtime.call("GenesisBuilder_get_preset", option(str).encode("local"), state));
  runtime.call("GenesisBuilder_build_state", bytes().encode(preset), state);
  const opaque = runtime.call("Metadata_metadata_at_version", u32.encode(15), state);
  return unifyMetadata(decAnyMetadata(option(bytes()).decode(opaque)));
}

/** Fails when two keys of a map could be taken for each other: packages/sdk/src/descriptors/keyNames.ts names them. */
function ensureTold(entry, writer) {
  const [, keys = ""] = /^StorageItem<readonly \[([^\]]*)\]/.exec(entry.text(writer)) ?? [];
  const types = keys.split(", ").filter((type) => type !== "");
  if (new Set(types).size < types.length) throw new Error(`keys of ${entry.owner}.${entry.name} need names: ${keys}`);
}

/** A doc comment of the first paragraph of some docs. */
function comment(docs, indent) {
  const end = docs.findIndex((line, at) => at > 0 && line.trim() === "");
  const text = docs
    .slice(0, end < 0 ? undefined : end)
    .join(" ")
    .replaceAll("*/", "* /")
    .replace(/\s+/g, " ")
    .trim();
  if (text === "") return "";
  if (indent.length + text.length + 7 <= WIDTH) return `${indent}/** ${text} */\n`;
  const lines = [""];
  for (const word of text.split(" ")) {
    if (indent.length + 3 + lines.at(-1).length + 1 + word.length > WIDTH) lines.push("");
    lines.push(`${lines.pop()} ${word}`);
  }
  return `${indent}/**\n${lines.map((line) => `${indent} *${line}\n`).join("")}${indent} */\n`;
}

/** Types that have names in the metadata, as declarations, in the order in which they are met. */
class Names {
  #lookup;
  #byId = new Map();
  declarations = new Map();
  /** Comments of the declarations, by name. */
  comments = new Map();

  constructor(lookup) {
    this.#lookup = lookup;
  }

  of = (entry, body) => {
    const { path, docs } = this.#lookup.metadata.lookup[entry.id];
    const isNamed = entry.type === "struct" || (entry.type === "enum" && entry.byteLength === undefined);
    if (!isNamed || path.length === 0) return undefined;
    const known = this.#byId.get(entry.id);
    if (known !== undefined) return known;
    const name = this.#free(path.at(-1), path, body());
    this.#byId.set(entry.id, name);
    const said = comment(docs, "") || comment([`Type \`${path.join("::")}\` of the metadata.`], "");
    if (!this.comments.has(name)) this.comments.set(name, said);
    return name;
  };

  /** The first name that is free or has this body already. */
  #free(short, path, body) {
    const camel = path.slice(0, -1).map((part) => part.replace(/(?:^|_)(\w)/g, (_, first) => first.toUpperCase()));
    const candidates = [short, ...camel.map((_, at) => camel.slice(0, at + 1).join("") + short)];
    for (const name of candidates) {
      const found = this.declarations.get(name);
      if (found === undefined) this.declarations.set(name, body);
      if (found === undefined || found === body) return name;
    }
    throw new Error(`two types are named ${path.join("::")}`);
  }
}

const own = ["Address", "BitSequence", "FixedArray", "Hex", "KeyHash", "ModuleError", "Outcome", "RuntimeEvent"];
const shapes = new Set([...own, "ApiMethod", "CallIn", "StorageItem"]);

/** A file with what it imports: of the shapes, of the named types, of the calls. */
function file(text, names, name) {
  const typesOnly = text.replace(/\/\*[\s\S]*?\*\/|readonly \w+:|"[^"]*"/g, "");
  const used = new Set(typesOnly.match(/\b[A-Z]\w*\b/g));
  const from = (path, known) => {
    const wanted = [...used].filter((word) => known(word)).sort();
    return wanted.length === 0 ? "" : `import type { ${wanted.join(", ")} } from "${path}";\n`;
  };
  const imports = [
    from("../shapes.ts", (word) => shapes.has(word)),
    name === "call" ? "" : from("./call.ts", (word) => word === "RuntimeCall"),
    name === "types" ? "" : from("./types.ts", (word) => names.declarations.has(word)),
  ];
  return `${HEADER}\n${imports.join("")}\n${text}`;
}

const TITLES = {
  storage: ["Storage", "Storage items by pallet."],
  call: ["Calls", "Arguments of calls by pallet."],
  event: ["Events", "Data of events by pallet."],
  error: ["Errors", "Errors by pallet; none holds anything."],
  constant: ["Constants", "Constants by pallet."],
  api: ["Apis", "Methods of runtime APIs."],
};

/** Checksums of all entries of a metadata, by group. */
function checksumsOf(lookup) {
  const hasher = new TypeHasher(lookup);
  const checksums = new Map();
  const entries = entriesOf(lookup);
  for (const entry of KINDS.flatMap((kind) => entries.filter((one) => one.kind === kind))) {
    const group = `${entry.kind} ${entry.owner}`;
    checksums.set(group, [...(checksums.get(group) ?? []), checksumOf(entry, hasher)]);
  }
  return checksums;
}

/** Checksums that entries have only where the metadata tells scales; changes what the runtime's metadata says. */
function scaledChecksums(own) {
  tellScales(fixedPoint);
  const scaled = [...checksumsOf(getLookupFn(metadata()))].map(([group, list]) => {
    const known = new Set(own.get(group));
    return [group, list.filter((checksum) => !known.has(checksum))];
  });
  return scaled.filter(([, list]) => list.length > 0);
}

/** Groups of checksums as the members of an object. */
const members = (groups) =>
  [...groups].map(([group, list]) => `  ${JSON.stringify(group)}: "${list.join(" ")}",\n`).join("");

function files() {
  const lookup = getLookupFn(metadata());
  const names = new Names(lookup);
  const writer = new TypeWriter(lookup, names.of);
  const written = new Map();
  const entries = entriesOf(lookup);
  for (const kind of KINDS) {
    const owners = new Map();
    for (const entry of entries.filter((one) => one.kind === kind)) {
      if (kind === "storage") ensureTold(entry, writer);
      const line = `${comment(entry.docs, "    ")}    readonly ${entry.name}: ${entry.text(writer)};\n`;
      owners.set(entry.owner, (owners.get(entry.owner) ?? "") + line);
    }
    const [title, docs] = TITLES[kind];
    const body = [...owners].map(([owner, lines]) => `  readonly ${owner}: {\n${lines}  };\n`).join("");
    const call = kind === "call" ? "\n/** A call of any pallet. */\nexport type RuntimeCall = CallIn<Calls>;\n" : "";
    written.set(kind, `/** ${docs} */\nexport interface ${title} {\n${body}}\n${call}`);
  }
  const types = [...names.declarations].map(([name, body]) =>
    body.startsWith("{ readonly type:")
      ? `${names.comments.get(name)}export type ${name} = ${body};\n`
      : `${names.comments.get(name)}export interface ${name} ${body}\n`,
  );
  const checksums = checksumsOf(lookup);
  return new Map([
    ["types", file(types.join("\n"), names, "types")],
    ...[...written].map(([name, text]) => [name, file(text, names, name)]),
    [
      "checksums",
      [
        `${HEADER}\n\n/** Checksums of entries (see ../checksum.ts), by kind and pallet or runtime API. */`,
        `export const CHECKSUMS: Readonly<Record<string, string>> = {\n${members(checksums)}};\n`,
        "/** Checksums of entries with fixed-point numbers where a metadata tells their scale, which ours does not. */",
        `export const SCALED_CHECKSUMS: Readonly<Record<string, string>> = {\n${members(scaledChecksums(checksums))}};\n`,
      ].join("\n"),
    ],
  ]);
}

mkdirSync(folder, { recursive: true });
const wanted = new Map();
for (const [name, text] of files()) wanted.set(`${name}.ts`, formatted(text, join(folder, `${name}.ts`)));
const { stale, foreign } = differences(folder, wanted);
if (process.argv.includes("--check")) {
  const problems = [
    ...stale.map((name) => `${name} differs from the runtime`),
    ...foreign.map((name) => `${name} is not made of the runtime`),
  ];
  for (const problem of problems) console.error(`${relative(root, folder)}: ${problem}: npm run descriptors`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  for (const name of stale) writeFileSync(join(folder, name), wanted.get(name));
  for (const name of foreign) rmSync(join(folder, name), { recursive: true });
  const done = [...stale.map((name) => `wrote ${name}`), ...foreign.map((name) => `removed ${name}`)];
  console.log(done.length === 0 ? "The descriptors are those of the runtime." : done.join("\n"));
}
