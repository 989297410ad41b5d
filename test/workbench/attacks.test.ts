import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { starterCase, temporaryFolder } from "../temporary.ts";
import { rawRequest, serve } from "./serve.ts";

const json = { "content-type": "application/json" };

describe("who may speak to the server", () => {
  test("nothing is served without the session's cookie, and a wrong one is none", async () => {
    const { origin, cookie } = await serve(starterCase());
    for (const path of [
      "/",
      "/api/case",
      "/assets/page.js",
      "/report/index.html",
      "/openapi.json",
    ]) {
      expect((await fetch(`${origin}${path}`)).status, path).toBe(401);
      const wrong = { cookie: `${cookie.slice(0, -4)}AAAA` };
      expect((await fetch(`${origin}${path}`, { headers: wrong })).status, path).toBe(401);
      expect((await fetch(`${origin}${path}`, { headers: { cookie } })).status, path).not.toBe(401);
    }
  });

  test("the address works once, and its cookie is strict and out of reach of script", async () => {
    const { workbench } = await serve(starterCase());
    const address = workbench.address();
    const first = await fetch(address, { redirect: "manual" });
    expect(first.status).toBe(303);
    expect(first.headers.get("set-cookie")).toMatch(/HttpOnly/);
    expect(first.headers.get("set-cookie")).toMatch(/SameSite=Strict/);
    expect((await fetch(address, { redirect: "manual" })).status).toBe(401);
    expect((await fetch(`${address}x`, { redirect: "manual" })).status).toBe(401);
  });

  test("another name for this machine (DNS rebinding) is refused, even with the cookie", async () => {
    const { workbench, cookie } = await serve(starterCase());
    const { port } = workbench;
    const status = (host: string): Promise<number> =>
      rawRequest(port, { path: "/api/case", headers: { cookie, host } });
    expect(await status(`127.0.0.1:${port}`)).toBe(200);
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1",
      `127.0.0.1:${port + 1}`,
    ])
      expect(await status(host), host).toBe(421);
  });

  test("another origin's fetch and form post are refused, even with the cookie", async () => {
    const { ask } = await serve(starterCase());
    const evil = { origin: "https://evil.example" };
    expect((await ask("/api/case", { headers: evil })).status).toBe(403);
    expect((await ask("/api/case", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(
      403,
    );
    expect((await ask("/api/case", { headers: { "sec-fetch-site": "same-site" } })).status).toBe(
      403,
    );
    expect((await ask("/api/report", { method: "POST", headers: evil })).status).toBe(403);
    expect((await ask("/api/report", { method: "POST", headers: { origin: "null" } })).status).toBe(
      403,
    );
    const form = await ask("/api/drafts", {
      method: "POST",
      body: new URLSearchParams({ id: "x" }),
    });
    expect(form.status).toBe(415);
  });

  test("a change that does not say which page asks for it is refused", async () => {
    const { workbench, cookie } = await serve(starterCase());
    const headers = { cookie, host: `127.0.0.1:${workbench.port}` };
    const post = { path: "/api/report", method: "POST", headers };
    expect(await rawRequest(workbench.port, post)).toBe(403);
  });

  test("it listens on loopback alone", async () => {
    const { workbench } = await serve(starterCase());
    // Were every address taken, the port could not be bound on another loopback address.
    const other = createServer();
    await new Promise<void>((done, fail) => {
      other.once("error", fail);
      other.listen(workbench.port, "127.0.0.2", done);
    });
    other.close();
  });
});

describe("what is sent", () => {
  test("no answer may be framed, sniffed or cached, and a page may run only its own files", async () => {
    const { ask } = await serve(starterCase());
    const page = await ask("/claims");
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("frame-ancestors 'none'");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(await page.text()).toContain(`content="${nonce}"`);
    for (const path of ["/", "/api/case", "/api/nothing"]) {
      const { headers } = await ask(path);
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("x-frame-options"), path).toBe("DENY");
      expect(headers.get("cache-control"), path).toBe("no-store");
      expect(headers.get("access-control-allow-origin"), path).toBeNull();
    }
  });

  test("no path leads out of the folder it names", async () => {
    const folder = starterCase();
    writeFileSync(join(folder, "..", "secret.md"), "---\nclaim: secret\n---\n");
    const { workbench, cookie, ask } = await serve(folder);
    const ways = [
      "..%2f..%2fsecret",
      "%2e%2e%2fsecret",
      "..%5csecret",
      "..",
      "%00",
      "a%2f..%2f..%2fsecret",
    ];
    for (const way of ways) {
      for (const path of [
        `/api/claims/${way}`,
        `/api/claims/${way}/source`,
        `/report/${way}.md`,
        `/assets/${way}.md`,
        `/api/tabulations/${way}/sheets`,
        `/api/tabulations/${way}/pictures`,
        `/api/tabulations/sheets/pictures/${way}`,
        `/api/reconcile?a=${way}&b=${way}`,
        `/api/exhibits/${way}/text`,
        `/api/contests/${way}`,
      ]) {
        const headers = { cookie, host: `127.0.0.1:${workbench.port}` };
        const status = await rawRequest(workbench.port, { path, headers });
        const text = await (await ask(path)).text();
        expect(text, path).not.toContain("claim: secret");
        if (!path.startsWith("/report/..") && !path.startsWith("/assets/.."))
          expect(status, path).toBeGreaterThanOrEqual(400);
      }
    }
    const put = {
      method: "PUT",
      headers: json,
      body: JSON.stringify({ text: "x", base: null, reason: "x" }),
    };
    expect((await ask("/api/claims/..%2f..%2fsecret", put)).status).toBe(400);
    const draft = {
      method: "POST",
      headers: json,
      body: JSON.stringify({ id: "x/../../y", text: "x" }),
    };
    expect((await ask("/api/drafts", draft)).status).toBeLessThan(500);
    const readings = {
      method: "POST",
      headers: json,
      body: JSON.stringify({ exhibit: "../../secret.md", facts: {} }),
    };
    for (const path of ["/api/imports", "/api/proposals"]) {
      const answer = await ask(path, readings);
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(await answer.text(), path).not.toContain("claim: secret");
    }
  });

  test("a name that is no file of the case is missing, not a fault: encoded badly, absent, a folder, a link away", async () => {
    const folder = starterCase();
    writeFileSync(join(folder, "..", "secret.txt"), "secret words");
    mkdirSync(join(folder, "exhibits", "folder"), { recursive: true });
    symlinkSync(join(folder, "..", "secret.txt"), join(folder, "exhibits", "away.csv"));
    symlinkSync(join(folder, "nowhere"), join(folder, "exhibits", "dangling.csv"));
    writeFileSync(join(folder, "exhibits", "here.csv"), "a,b\n1,2\n");
    symlinkSync(
      join(folder, "..", "secret.txt"),
      join(folder, "exhibits", "here.csv.custody.yaml"),
    );
    const { ask, read, workbench, cookie } = await serve(folder);
    const headers = { cookie, host: `127.0.0.1:${workbench.port}` };
    for (const path of ["/report/%", "/report/%E0%A4%A", "/assets/%"])
      expect(await rawRequest(workbench.port, { path, headers }), path).toBe(404);
    for (const [exhibit, status] of [
      ["absent.csv", 404],
      ["__proto__", 404],
      ["folder", 404],
      ["away.csv", 422],
      ["dangling.csv", 422],
    ] as const)
      for (const path of ["/api/imports", "/api/proposals"]) {
        const body = JSON.stringify({ exhibit });
        const answer = await ask(path, { method: "POST", headers: json, body });
        expect(answer.status, `${path} ${exhibit}`).toBe(status);
        expect(await answer.text()).not.toContain("secret words");
      }
    const names = (await read("/api/exhibits")).map(({ name }: { name: string }) => name);
    expect(names).toEqual(["here.csv"]);
  });

  test("a multipart body, malformed or not, a body that is no JSON, and one too large are refused", async () => {
    const { ask } = await serve(starterCase());
    const post = (type: string, body: string): Promise<Response> =>
      ask("/api/drafts", { method: "POST", headers: { "content-type": type }, body });
    expect((await post("multipart/form-data; boundary=x", "--x\r\nbroken")).status).toBe(415);
    expect((await post("multipart/form-data", "")).status).toBeGreaterThanOrEqual(400);
    expect((await post("application/json", "{")).status).toBe(400);
    expect((await post("application/json", JSON.stringify({ id: 1 }))).status).toBe(400);
    expect((await post("application/json", `"${"x".repeat(3_000_000)}"`)).status).toBe(413);
  });

  test("script in a claim comes back as text", async () => {
    const bad = '<img src=x onerror="alert(1)"><script>alert(1)</script>';
    const folder = starterCase({
      "claims/bad.md": `---\nclaim: ${JSON.stringify(bad)}\n---\n${bad}\n\n[x](javascript:alert(1))\n`,
    });
    const { read } = await serve(folder);
    const { body, line } = await read("/api/claims/bad");
    expect(line.claim).toBe(bad);
    const html: string = body.map((part: { html?: string }) => part.html ?? "").join("");
    expect(html).not.toMatch(/<(?:img|script)/);
    expect(html).not.toContain('href="javascript:');
  });
});

describe("what it withstands", () => {
  test("500 requests at once are all answered", async () => {
    const { ask } = await serve(starterCase());
    await ask("/api/overview");
    const all = Array.from({ length: 500 }, (_, index) =>
      ask(index % 2 ? "/api/case" : "/api/overview").then((answer) => answer.status),
    );
    expect(new Set(await Promise.all(all))).toEqual(new Set([200]));
  });

  test("a client that never ends its headers is cut off, while others are served", async () => {
    const { workbench, ask } = await serve(starterCase(), {
      patience: { headers: 300, idle: 20_000 },
    });
    const slow = connect(workbench.port, "127.0.0.1");
    const drip = setInterval(() => slow.write("X"), 50);
    slow.on("error", () => {});
    slow.write("GET / HTTP/1.1\r\nHost: ");
    const closed = new Promise<void>((done) => slow.once("close", () => done()));
    expect((await ask("/api/case")).status).toBe(200);
    await closed;
    clearInterval(drip);
    expect((await ask("/api/case")).status).toBe(200);
  });

  test("a client that never ends its body is cut off, while others are served", async () => {
    const { workbench, ask, cookie, origin } = await serve(starterCase(), {
      patience: { headers: 1000, idle: 500 },
    });
    const slow = connect(workbench.port, "127.0.0.1");
    slow.on("error", () => {});
    const closed = new Promise<void>((done) => slow.once("close", () => done()));
    slow.write(
      `POST /api/drafts HTTP/1.1\r\nHost: 127.0.0.1:${workbench.port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\n` +
        'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"id":',
    );
    expect((await ask("/api/case")).status).toBe(200);
    await closed;
    expect((await ask("/api/case")).status).toBe(200);
  });

  test("a folder that is no case says so, and serves what it can", async () => {
    const { ask } = await serve(temporaryFolder());
    expect(await (await ask("/api/case")).json()).toMatchObject({
      state: "empty",
      problem: { code: "case/no-case-yaml" },
    });
    expect((await ask("/api/overview")).status).toBe(422);
  });
});
