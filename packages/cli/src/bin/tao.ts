#!/usr/bin/env node
import { watchOutput } from "../output/closedOutput.ts";
import { runTao } from "../program.ts";

watchOutput();
process.exitCode = await runTao(process.argv.slice(2));
