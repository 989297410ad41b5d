import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const config = (folder: string): string => `
[ req ]
distinguished_name = dn
prompt = no
[ dn ]
CN = Test Authority
[ ca ]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[ stamp ]
extendedKeyUsage = critical,timeStamping
[ plain ]
extendedKeyUsage = clientAuth
[ tsa ]
default_tsa = tsa_config
[ tsa_config ]
dir = ${folder}
serial = ${folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = no
`;

/** A root, and a timestamp authority under it, made with openssl: real, if nobody's. */
export const makeAuthority = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): Buffer =>
    execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"] });
  writeFileSync(at("conf"), config(folder));
  writeFileSync(at("serial"), "01\n");
  const key = ["-newkey", "rsa:2048", "-nodes"];
  openssl(
    "req",
    "-x509",
    ...key,
    "-keyout",
    at("ca.key"),
    "-out",
    at("ca.pem"),
    "-config",
    at("conf"),
    "-extensions",
    "ca",
    "-days",
    "3650",
    "-subj",
    "/CN=Test Root",
  );
  openssl("req", ...key, "-keyout", at("tsa.key"), "-out", at("tsa.csr"), "-config", at("conf"));
  openssl(
    "x509",
    "-req",
    "-in",
    at("tsa.csr"),
    "-CA",
    at("ca.pem"),
    "-CAkey",
    at("ca.key"),
    "-out",
    at("tsa.pem"),
    "-extfile",
    at("conf"),
    "-extensions",
    "stamp",
    "-days",
    "3650",
    "-set_serial",
    "7",
  );
  const answer = (request: Uint8Array): Buffer => {
    writeFileSync(at("query"), request);
    openssl(
      "ts",
      "-reply",
      "-config",
      at("conf"),
      "-queryfile",
      at("query"),
      "-signer",
      at("tsa.pem"),
      "-inkey",
      at("tsa.key"),
      "-out",
      at("reply"),
    );
    return readFileSync(at("reply"));
  };
  return {
    answer,
    root: readFileSync(at("ca.pem"), "utf8"),
    rootFile: at("ca.pem"),
    signerFile: at("tsa.pem"),
  };
};

/** The authority on loopback, over HTTP as RFC 3161 says. */
export const serveAuthority = async (
  answer: (request: Uint8Array) => Uint8Array,
): Promise<string> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.setHeader("content-type", "application/timestamp-reply");
      response.end(answer(Buffer.concat(chunks)));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};
