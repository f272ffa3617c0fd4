import { blocksImportedPerSecond } from "./import.ts";
import { transfersPerSecond } from "./transfers.ts";

const figures = [
  ...(await transfersPerSecond()),
  await blocksImportedPerSecond(200),
  await blocksImportedPerSecond(50, 40),
];
for (const { name, value, unit } of figures) console.log(`${name.padEnd(40)} ${value.toFixed(0).padStart(8)} ${unit}`);
