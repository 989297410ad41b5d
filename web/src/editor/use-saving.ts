import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError, api, segment } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { ClaimSource } from "../api/types.ts";

interface Save {
  text: string;
  base: string | null;
  reason: string;
}

const readNow = (id: string): Promise<ClaimSource> =>
  api.get<ClaimSource>(`/api/claims/${segment(id)}/source`);

/** Saving a claim; where its file is no longer the one edited, what is there now comes back instead. */
export const useSaving = (id: string, onSaved: (source: ClaimSource) => void) => {
  const client = useQueryClient();
  const [theirs, setTheirs] = useState<ClaimSource>();
  const mutation = useMutation({
    mutationFn: (save: Save) => api.put<ClaimSource>(`/api/claims/${segment(id)}`, save),
    onSuccess: (source) => {
      setTheirs(undefined);
      client.setQueryData(queries.source(id).queryKey, source);
      onSaved(source);
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.status === 409) setTheirs(await readNow(id));
    },
  });
  return { mutation, theirs, forget: () => setTheirs(undefined) };
};
