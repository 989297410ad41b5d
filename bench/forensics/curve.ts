// Every test over all stations of one simulated election of so many stations (first argument): seconds and peak memory.
import { runBattery } from "../../src/forensics/battery/battery.ts";
import { allTests } from "../../src/forensics/tests.ts";
import { cleanStations } from "../../test/forensics-data.ts";

const size = Number(process.argv[2]);
const stations = cleanStations({ size, regions: 83 });
const started = performance.now();
const cpu = process.cpuUsage();
await runBattery(stations, { tests: allTests, levels: ["all"], seed: "1", threads: 2 });
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
const peak = process.resourceUsage().maxRSS / 1024;
console.log(
  `${size.toLocaleString("en").padStart(9)} stations: ${seconds.toFixed(1)} s on the clock, ${((user + system) / 1e6).toFixed(1)} s of processor, peak memory ${peak.toFixed(0)} MB`,
);
