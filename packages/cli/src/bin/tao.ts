#!/usr/bin/env node
import { runTao } from "../program.ts";

process.exitCode = await runTao(process.argv.slice(2));
