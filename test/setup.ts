import { configureGlobal } from "fast-check";

// A suite that passes must pass again: property tests draw from one seed, and FC_SEED=$RANDOM looks further.
configureGlobal({ seed: Number(process.env.FC_SEED ?? 20240208) });
