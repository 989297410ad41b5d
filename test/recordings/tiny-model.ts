/** The few parts of ONNX's protobuf (onnx.proto, IR version 8) that a model of one layer needs, written by hand. */
type Bytes = Buffer;

const varint = (value: number): Bytes => {
  const out: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...out, left]);
    out.push((left % 128) + 128);
  }
};

const number = (field: number, value: number): Bytes =>
  Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, value: Bytes | string): Bytes => {
  const data = typeof value === "string" ? Buffer.from(value) : value;
  return Buffer.concat([varint(field * 8 + 2), varint(data.length), data]);
};
const message = (...fields: Bytes[]): Bytes => Buffer.concat(fields);

const FLOAT = 1;
const INT64 = 7;

const tensor = (name: string, dims: number[], values: number[]): Bytes =>
  message(
    ...dims.map((dim) => number(1, dim)),
    number(2, FLOAT),
    bytes(8, name),
    bytes(9, Buffer.from(Float32Array.from(values).buffer)),
  );

const value = (name: string, type: number, dims: (string | number)[]): Bytes => {
  const shape = message(
    ...dims.map((dim) => bytes(1, typeof dim === "number" ? number(1, dim) : bytes(2, dim))),
  );
  return message(bytes(1, name), bytes(2, bytes(1, message(number(1, type), bytes(2, shape)))));
};

const node = (op: string, inputs: string[], output: string, ...attributes: Bytes[]): Bytes =>
  message(
    ...inputs.map((input) => bytes(1, input)),
    bytes(2, output),
    bytes(4, op),
    ...attributes.map((attribute) => bytes(5, attribute)),
  );

const ints = (name: string, values: number[]): Bytes =>
  message(bytes(1, name), ...values.map((each) => number(8, each)), number(20, 7));

const BANDS = 80;

/**
 * A speech model with no training in it: one layer over 80 mel bands that says “low” where the lower bands are
 * louder, “high” where the upper are, and nothing else. In the form of NeMo's CTC models, as sherpa-onnx loads them.
 */
export const tinyModel = (): { model: Buffer; tokens: string } => {
  // Columns: low, high, blank. Either word gains by its own half of the bands and loses by the other.
  const weights = Array.from({ length: BANDS }, (_, band) => {
    const sign = band < BANDS / 2 ? 1 : -1;
    return [sign, -sign, 0];
  }).flat();
  const graph = message(
    bytes(1, node("Transpose", ["features"], "frames", ints("perm", [0, 2, 1]))),
    bytes(1, node("MatMul", ["frames", "weights"], "sums")),
    bytes(1, node("Add", ["sums", "bias"], "biased")),
    bytes(1, node("LogSoftmax", ["biased"], "logits")),
    bytes(2, "tiny"),
    bytes(5, tensor("weights", [BANDS, 3], weights)),
    bytes(5, tensor("bias", [3], [0, 0, 40])),
    bytes(11, value("features", FLOAT, ["n", BANDS, "t"])),
    bytes(11, value("length", INT64, ["n"])),
    bytes(12, value("logits", FLOAT, ["n", "t", 3])),
  );
  const about = { vocab_size: "3", subsampling_factor: "1", normalize_type: "" };
  const model = message(
    number(1, 8),
    bytes(7, graph),
    bytes(8, message(bytes(1, ""), number(2, 13))),
    ...Object.entries(about).map(([key, text]) =>
      bytes(14, message(bytes(1, key), bytes(2, text))),
    ),
  );
  return { model, tokens: "▁low 0\n▁high 1\n<blk> 2\n" };
};
