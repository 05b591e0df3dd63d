// One run of the npm package rcon-client: node rcon-client.mjs PACKAGE ADDRESSES SESSIONS DEPTH
// WARM-UP MEASURE, or "check" in place of the sessions.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";

const [folder, addresses, sessions, depth, warmUp, measure] = process.argv.slice(2);
const { Rcon } = createRequire(folder + "/")("rcon-client");
const servers = readFileSync(addresses, "utf8").trim().split("\n").map((line) => {
  const colon = line.lastIndexOf(":");
  return { host: line.slice(0, colon), port: Number(line.slice(colon + 1)) };
});
const password = "bench";

async function answered(command, expected) {
  try {
    const rcon = await Rcon.connect({ ...servers[0], password, timeout: 5000 });
    const text = await rcon.send(command);
    rcon.end().catch(() => {});
    return text === expected ? "yes" : "no";
  } catch (e) {
    return String(e).includes("imeout") ? "hangs" : "fails";
  }
}

async function refused() {
  try {
    await Rcon.connect({ ...servers[0], password: "wrong", timeout: 5000 });
    return "no";
  } catch {
    return "yes";
  }
}

if (sessions === "check") {
  let whole = "";
  for (let line = 0; whole.length < 100000; line++) {
    whole += "line " + line + " of a long answer\n";
  }
  const accents = "příliš žluťoučký kůň ☃ 漢字";
  console.log("CHECKED whole:" + (await answered("whole", whole))
    + " letters:" + (await answered("letters", accents)) + " refusal:" + (await refused()));
  process.exit(0);
}

let answers = 0;
let failures = 0;
const before = process.memoryUsage().rss;
const open = [];
for (let i = 0; i < Number(sessions); i++) {
  open.push(Rcon.connect({
    ...servers[i % servers.length], password, maxPending: Number(depth), timeout: 60000 }));
}
const all = await Promise.all(open);
const idle = process.memoryUsage().rss;
for (const rcon of all) {
  for (let i = 0; i < Number(depth); i++) {
    (async () => {
      for (;;) {
        try {
          (await rcon.send("status of all player")).length > 0 ? answers++ : failures++;
        } catch {
          failures++;
          return;
        }
      }
    })();
  }
}
await pause(Number(warmUp));
const cpu = process.cpuUsage();
const start = process.hrtime.bigint();
const first = answers;
await pause(Number(measure));
const used = process.cpuUsage(cpu);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const done = answers - first;
console.log("SAMPLE perSecond=" + done / seconds
  + " cpuMicros=" + (used.user + used.system) / done
  + " residentPerSession=" + (idle - before) / Number(sessions)
  + " failures=" + failures);
process.exit(0);
