import type { Problem } from "./types.ts";

/** What the server says went wrong; its code is the one the command line prints. */
export class ApiError extends Error {
  readonly problem: Problem;
  readonly status: number;
  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.status = status;
    this.problem = problem;
  }
}

const offline: Problem = {
  code: "server/gone",
  message: "Mandate is not running any more.",
  fix: "Run mandate open again in the terminal.",
};

const failure = async (response: Response): Promise<ApiError> => {
  const problem: Problem = await response
    .json()
    .catch(() => ({ code: "server/unreadable", message: response.statusText }));
  return new ApiError(response.status, problem);
};

const send = async <T>(path: string, options: RequestInit = {}): Promise<T> => {
  const response = await fetch(path, options).catch(() => {
    throw new ApiError(0, offline);
  });
  if (!response.ok) throw await failure(response);
  return response.json() as Promise<T>;
};

const withBody = (method: string, body: unknown, signal?: AbortSignal): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
  ...(signal && { signal }),
});

const sendFile = <T>(path: string, file: File): Promise<T> =>
  send<T>(path, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });

/** Requests to the server of this page. Each throws an ApiError. */
export const api = {
  get: <T>(path: string): Promise<T> => send<T>(path),
  post: <T>(path: string, body: unknown = {}): Promise<T> => send<T>(path, withBody("POST", body)),
  put: <T>(path: string, body: unknown): Promise<T> => send<T>(path, withBody("PUT", body)),
  sendFile,
  delete: <T>(path: string): Promise<T> => send<T>(path, { method: "DELETE" }),
};

/** One segment of an address. */
export const segment = encodeURIComponent;
