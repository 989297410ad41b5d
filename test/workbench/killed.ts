// A workbench in a process of its own, for the test that kills it: prints its port and a session's cookie.
import { openWorkbench } from "../../src/server/listen.ts";

const [folder, memory] = process.argv.slice(2);
const workbench = await openWorkbench({ folder, memory, web: folder });
const origin = `http://127.0.0.1:${workbench.port}`;
const opened = await fetch(workbench.address(), { redirect: "manual" });
const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
await fetch(`${origin}/api/identity`, {
  method: "POST",
  headers: { cookie, origin, "content-type": "application/json" },
  body: JSON.stringify({ name: "A tester" }),
});
process.stdout.write(`${JSON.stringify({ port: workbench.port, cookie, origin })}\n`);
