#!/usr/bin/env python3
"""Writes the broken files of this folder and the small valid ones of ../valid, byte by byte and without any library of
the formats. Each broken file is made to fail another check; its name says which. Run it after a change: make.py"""
import json
import os
import struct
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
VALID = os.path.join(HERE, "..", "valid")


def put(root, parser, name, data):
    folder = os.path.join(root, parser)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as out:
        out.write(data if isinstance(data, bytes) else data.encode())


# --- safetensors -------------------------------------------------------------------------------------------------

def st(header, data=b"", claimed=None):
    text = header if isinstance(header, bytes) else (header if isinstance(header, str) else json.dumps(header)).encode()
    return struct.pack("<Q", len(text) if claimed is None else claimed) + text + data


def entry(dtype, shape, begin, end):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def safetensors():
    good = {"__metadata__": {"format": "pt"}, "a": entry("F32", [2, 1], 0, 8), "b": entry("F64", [], 8, 16)}
    yield VALID, "two.safetensors", st(good, bytes(16))
    yield VALID, "empty_tensor.safetensors", st({"a": entry("BF16", [0, 3], 0, 0)})
    bad = {
        "short": b"1234567",
        "huge_header": st("{}", claimed=100_000_001),
        "header_behind_end": st("{}", claimed=1000),
        "not_an_object": st("[1]"),
        "not_json": st('{"a":'),
        "not_utf8": st(b'{"\xff":1}'),
        "nul": st(b'{}\0'),
        "deep": st('{"a":{"x":' + "[" * 500 + "]" * 500 + "}}"),
        "twice": st('{"a":%s,"a":%s}' % ((json.dumps(entry("U8", [1], 0, 1)),) * 2), b"1"),
        "no_dtype": st({"a": {"shape": [1], "data_offsets": [0, 1]}}, b"1"),
        "unknown_dtype": st({"a": entry("F99", [1], 0, 1)}, b"1"),
        "float8": st({"a": entry("F8_E4M3", [1], 0, 1)}, b"1"),
        "half_byte": st({"a": entry("F4", [3], 0, 1)}, b"1"),
        "overflow": st({"a": entry("F32", [2 ** 62, 4], 0, 4)}, b"1234"),
        "wrong_size": st({"a": entry("F32", [2], 0, 4)}, b"1234"),
        "ends_before": st({"a": entry("U8", [1], 2, 1)}, b"12"),
        "hole": st({"a": entry("U8", [1], 0, 1), "b": entry("U8", [1], 2, 3)}, b"123"),
        "overlap": st({"a": entry("U8", [2], 0, 2), "b": entry("U8", [2], 1, 3)}, b"123"),
        "cut_data": st({"a": entry("U8", [4], 0, 4)}, b"123"),
        "trailing": st({"a": entry("U8", [1], 0, 1)}, b"12"),
        "metadata_number": st({"__metadata__": {"a": 1}}),
        "negative_extent": st({"a": entry("U8", [-1], 0, 1)}, b"1"),
        "lfs_pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n",
    }
    for name, data in bad.items():
        yield HERE, name + ".safetensors", data


# --- index -------------------------------------------------------------------------------------------------------

def index():
    """The test lays one.safetensors with the tensor "a" beside each."""
    yield VALID, "one.json", '{"metadata":{"total_size":1},"weight_map":{"a":"one.safetensors"}}'
    yield VALID, "unknown_keys.json", '{"metadata":{"x":[1]},"new":{},"weight_map":{"a":"./one.safetensors"}}'
    bad = {
        "empty": "",
        "list": "[]",
        "cut": '{"weight_map":{"a":',
        "not_utf8": b'{"weight_map":{"\xff":"one.safetensors"}}',
        "no_map": '{"metadata":{}}',
        "empty_map": '{"weight_map":{}}',
        "map_list": '{"weight_map":["a"]}',
        "map_twice": '{"weight_map":{"a":"one.safetensors"},"weight_map":{}}',
        "tensor_twice": '{"weight_map":{"a":"one.safetensors","a":"one.safetensors"}}',
        "shard_number": '{"weight_map":{"a":1}}',
        "parent": '{"weight_map":{"a":"../one.safetensors"}}',
        "hidden_parent": '{"weight_map":{"a":"x/../../one.safetensors"}}',
        "absolute": '{"weight_map":{"a":"/etc/one.safetensors"}}',
        "other_suffix": '{"weight_map":{"a":"one.bin"}}',
        "missing_shard": '{"weight_map":{"a":"two.safetensors"}}',
        "missing_tensor": '{"weight_map":{"a":"one.safetensors","b":"one.safetensors"}}',
        "deep": '{"x":' + "[" * 500,
    }
    for name, data in bad.items():
        yield HERE, name + ".json", data


# --- pickle: what torch.save writes ------------------------------------------------------------------------------

def text(s):
    raw = s.encode() if isinstance(s, str) else s
    return b"X" + struct.pack("<I", len(raw)) + raw


def number(n):
    if 0 <= n < 256:
        return b"K" + bytes([n])
    if -2 ** 31 <= n < 2 ** 31:
        return b"J" + struct.pack("<i", n)
    return b"\x8a\x08" + struct.pack("<q", n)


def numbers(values):
    return b"(" + b"".join(map(number, values)) + b"t"


def storage(key, count, kind="FloatStorage", tag="storage"):
    return b"(" + text(tag) + b"ctorch\n" + kind.encode() + b"\n" + text(key) + text("cpu") + number(count) + b"tQ"


def tensor(store, shape, strides, offset=0, tail=b""):
    return (b"ctorch._utils\n_rebuild_tensor_v2\n(" + store + number(offset) + numbers(shape) + numbers(strides) +
            b"\x89ccollections\nOrderedDict\n)R" + tail + b"tR")


def parameter(value):
    return b"ctorch._utils\n_rebuild_parameter\n(" + value + b"\x88ccollections\nOrderedDict\n)RtR"


def state(items, build=True):
    body = b"\x80\x02ccollections\nOrderedDict\n)R(" + b"".join(text(k) + v for k, v in items) + b"u"
    return body + (b"}" + text("_metadata") + b"}sb" if build else b"") + b"."


def archive(entries, stem="m", method=0, flags=0x0808, zip64=True, local_name=None, comment=b""):
    """In the layout of torch's writer: contents 64-byte aligned by an FB field, sizes behind them, zip64 end record."""
    out, central = b"", b""
    for name, data in entries:
        full = (stem + "/" + name).encode()
        place = len(out)
        pad = -(place + 30 + len(full) + 4) % 64
        extra = b"FB" + struct.pack("<H", pad) + b"Z" * pad
        crc = zlib.crc32(data)
        begin = local_name.encode() if local_name and name == "data.pkl" else full
        out += struct.pack("<IHHHIIIIHH", 0x04034B50, 0, flags, method, 0, 0, 0, 0, len(begin), len(extra)) + begin + extra
        out += data + struct.pack("<IIII", 0x08074B50, crc, len(data), len(data))
        central += struct.pack("<IHHHHIIIIHHHHHII", 0x02014B50, 0, 0, flags, method, 0, crc, len(data), len(data), len(full),
                               0, 0, 0, 0, 0, place) + full
    start = len(out)
    out += central
    if zip64:
        end64 = len(out)
        out += struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 0x31E, 45, 0, 0, len(entries), len(entries), len(central), start)
        out += struct.pack("<IIQI", 0x07064B50, 0, end64, 1)
    return out + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(central), start,
                             len(comment)) + comment


def floats(*values):
    return struct.pack("<%df" % len(values), *values)


def torch_file(program, data=(("0", floats(0, 1, 2, 3, 4, 5)),), **options):
    return archive([("data.pkl", program)] + [("data/" + k, v) for k, v in data] + [("version", b"3\n")], **options)


def pickle():
    s0 = storage("0", 6)
    plain = tensor(s0, [2, 3], [3, 1])
    # The tied pair, a transpose, a parameter, a slice, a scalar and an int64 buffer.
    rich = state([("model.embed_tokens.weight", plain), ("t.weight", tensor(s0, [3, 2], [1, 3])),
                  ("p.weight", parameter(tensor(s0, [2], [1], 4))), ("scalar", tensor(s0, [], [], 5)),
                  ("ids", tensor(storage("1", 2, "LongStorage"), [1, 2], [2, 1])), ("lm_head.weight", plain)])
    yield VALID, "rich.bin", torch_file(rich, [("0", floats(0, 1, 2, 3, 4, 5)), ("1", struct.pack("<2q", -1, 7))])
    yield VALID, "plain_dict.bin", torch_file(b"\x80\x02}" + text("a") + plain + b"s.", zip64=False)
    wrapped = b"\x80\x02}(" + text("epoch") + b"K\x03" + text("lr") + b"G" + bytes(8) + text("state_dict") + b"}" + text(
        "a") + plain + b"su."
    yield VALID, "wrapped.bin", torch_file(wrapped)
    good = torch_file(state([("a", plain)]))
    small = torch_file(state([("a", plain)]), zip64=False)

    def one(value, **options):
        return torch_file(state([("a", value)]), **options)

    bad = {
        "empty": b"",
        "not_zip": b"{}",
        "legacy": b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.",
        "cut": good[:-30],
        "cut_in_data": good[:200],
        "compressed": torch_file(state([("a", plain)]), method=8),
        "encrypted": torch_file(state([("a", plain)]), flags=0x0809),
        "other_local_name": torch_file(state([("a", plain)]), local_name="m/data.pkx"),
        "entry_twice": archive([("data.pkl", state([("a", plain)]))] * 2),
        "no_program": archive([("version", b"3\n")]),
        "two_programs": archive([("data.pkl", b""), ("../n/data.pkl", b"")]).replace(b"m/../n/d", b"xxxxxx/d"),
        "place_behind_end": small[:-6] + struct.pack("<IH", 0xFFFFFF, 0),
        "many_entries": good.replace(struct.pack("<QQ", 3, 3), struct.pack("<QQ", 2 ** 40, 2 ** 40)),
        "big_endian": archive([("data.pkl", state([("a", plain)])), ("data/0", floats(0, 1, 2, 3, 4, 5)), ("byteorder", b"big")]),
        "system": torch_file(b"\x80\x02cos\nsystem\n" + text("true") + b"\x85R."),
        "whole_module": torch_file(b"\x80\x02ctransformers.models.llama.modeling_llama\nLlamaForCausalLM\n)\x81."),
        "builtin_eval": torch_file(b"\x80\x02c__builtin__\neval\n" + text("1") + b"\x85R."),
        "protocol_4": torch_file(b"\x80\x04."),
        "unknown_opcode": torch_file(b"\x80\x02\xff."),
        "no_stop": torch_file(b"\x80\x02}"),
        "nothing_left": torch_file(b"\x80\x02."),
        "pop_below_mark": torch_file(b"\x80\x02}(s."),
        "odd_items": torch_file(b"\x80\x02}(" + text("a") + b"u."),
        "unknown_memo": torch_file(b"\x80\x02h\x07."),
        "long_text": torch_file(b"\x80\x02X\xff\xff\xff\xffa."),
        "not_utf8": torch_file(state([(b"\xff", plain)])),
        "circle": torch_file(b"\x80\x02}q\x00" + text("a") + b"h\x00s."),
        "no_tensors": torch_file(b"\x80\x02}."),
        "a_list": torch_file(b"\x80\x02]" + plain + b"a."),
        "name_twice": torch_file(state([("a", plain), ("a", plain)])),
        "numbered": torch_file(b"\x80\x02}K\x01" + plain + b"s."),
        "storage_missing": one(tensor(storage("9", 6), [2, 3], [3, 1])),
        "storage_count": one(tensor(storage("0", 7), [2, 3], [3, 1])),
        "storage_escape": one(tensor(storage("../version", 6), [2, 3], [3, 1])),
        "storage_two_types": torch_file(state([("a", plain), ("b", tensor(storage("0", 3, "DoubleStorage"), [3], [1]))])),
        "complex_storage": one(tensor(storage("0", 3, "ComplexFloatStorage"), [3], [1])),
        "not_a_storage": one(tensor(storage("0", 6, tag="module"), [2, 3], [3, 1])),
        "offset_behind": one(tensor(s0, [2, 3], [3, 1], 1)),
        "stride_behind": one(tensor(s0, [2, 3], [4, 1])),
        "stride_overflow": one(tensor(s0, [3], [2 ** 62])),
        "shape_overflow": one(tensor(s0, [2 ** 62, 4], [0, 0])),
        "expanded": one(tensor(s0, [2 ** 40], [0])),
        "negative_extent": one(tensor(s0, [-1], [1])),
        "rank": one(tensor(s0, [1] * 65, [1] * 65)),
        "fewer_strides": one(tensor(s0, [2, 3], [3])),
        "conjugate": one(tensor(s0, [2, 3], [3, 1], tail=b"}" + text("neg") + b"\x88s")),
    }
    for name, data in bad.items():
        yield HERE, name + ".bin", data


# --- GGUF --------------------------------------------------------------------------------------------------------

def gtext(s):
    raw = s.encode() if isinstance(s, str) else s
    return struct.pack("<Q", len(raw)) + raw


def gvalue(key, kind, raw):
    return gtext(key) + struct.pack("<I", kind) + raw


def gtensor(name, extents, kind, offset):
    return gtext(name) + struct.pack("<I", len(extents)) + b"".join(struct.pack("<Q", e & (2 ** 64 - 1)) for e in extents) + struct.pack(
        "<IQ", kind, offset)


def gguf_bytes(values, tensors, data=b"", version=3, counts=None, magic=b"GGUF", align=32):
    counts = counts or (len(tensors), len(values))
    head = magic + struct.pack("<IQQ", version, *counts) + b"".join(values) + b"".join(tensors)
    return head + bytes(-len(head) % align) + data


def u32(n):
    return struct.pack("<I", n)


def gguf():
    llama = [gvalue("general.architecture", 8, gtext("llama")), gvalue("llama.block_count", 4, u32(1)),
             gvalue("llama.embedding_length", 4, u32(32)), gvalue("llama.attention.head_count", 4, u32(2)),
             gvalue("llama.attention.head_count_kv", 4, u32(1)), gvalue("llama.context_length", 4, u32(64)),
             gvalue("tokenizer.ggml.scores", 9, struct.pack("<IQ", 6, 100) + bytes(400))]
    # Q8_0 rows: block k has scale k + 1 and values 0 to 31.
    q8 = b"".join(struct.pack("<e32b", k + 1, *range(32)) for k in range(4))
    f32 = b"".join(struct.pack("<32f", *[row * 100 + i for i in range(32)]) for row in range(4))
    rich = [gtensor("token_embd.weight", [32, 4], 8, 0), gtensor("blk.0.attn_q.weight", [32, 8], 8, 160),
            gtensor("blk.0.attn_k.weight", [32, 4], 0, 448), gtensor("blk.0.ffn_down.weight", [2, 3], 1, 960),
            gtensor("blk.0.ffn_up.weight", [256, 1], 14, 992), gtensor("output_norm.weight", [2], 30, 1216)]
    data = q8 + bytes(24) + b"".join(struct.pack("<e32b", row + 1, *[row] * 32) for row in range(8)) + bytes(16) + f32
    data += struct.pack("<6e", 1, 2, 3, 4, 5, 6) + bytes(20) + bytes(210) + bytes(14) + struct.pack("<2H", 0x3F80, 0x4000)
    yield VALID, "rich.gguf", gguf_bytes(llama, rich, data)
    yield VALID, "version_2.gguf", gguf_bytes([], [gtensor("a", [2], 0, 0)], floats(1, 2), version=2)

    def one(extents, kind, offset=0, data=bytes(64), values=()):
        return gguf_bytes(list(values), [gtensor("a", extents, kind, offset)], data)

    bad = {
        "empty": b"",
        "short": b"GGUF\x03\0\0\0",
        "magic": gguf_bytes([], [gtensor("a", [2], 0, 0)], floats(1, 2), magic=b"GGML"),
        "version_1": gguf_bytes([], [], bytes(8), version=1),
        "big_endian": gguf_bytes([], [], bytes(8), version=0x03000000),
        "many_tensors": gguf_bytes([], [], bytes(64), counts=(2 ** 60, 0)),
        "many_keys": gguf_bytes([], [], bytes(64), counts=(0, 2 ** 60)),
        "cut_keys": gguf_bytes(llama, [], counts=(0, 30)),
        "cut_table": gguf_bytes([], [gtensor("a", [2], 0, 0)], bytes(8))[:45],
        "long_key": gguf_bytes([struct.pack("<Q", 2 ** 63) + bytes(40)], []),
        "key_twice": gguf_bytes([llama[0], llama[0]], []),
        "key_not_utf8": gguf_bytes([gvalue(b"\xff", 4, u32(1))], [], bytes(8)),
        "value_type": gguf_bytes([gvalue("a", 13, u32(1))], [], bytes(8)),
        "list_of_lists": gguf_bytes([gvalue("a", 9, struct.pack("<IQ", 9, 1) + bytes(12))], [], bytes(8)),
        "long_list": gguf_bytes([gvalue("a", 9, struct.pack("<IQ", 0, 2 ** 62))], [], bytes(8)),
        "no_dimensions": one([], 0),
        "five_dimensions": one([1] * 5, 0),
        "overflow": one([2 ** 62, 4], 0),
        "negative": one([-1], 0),
        "overflow_before_zero": one([0, 2 ** 56, 2 ** 22], 0),
        "ragged_blocks": one([33], 8),
        "alignment_3": one([2], 0, values=[gvalue("general.alignment", 4, u32(3))]),
        "alignment_text": one([2], 0, values=[gvalue("general.alignment", 8, gtext("x"))]),
        "alignment_huge": one([2], 0, values=[gvalue("general.alignment", 4, u32(1 << 31))]),
        "offset_unaligned": one([2], 0, 4),
        "offset_behind": one([2], 0, 2 ** 62),
        "cut_data": one([17], 0),
        "no_data": gguf_bytes([], [gtensor("a", [2], 0, 0)])[:-8],
        "overlap": gguf_bytes([], [gtensor("a", [16], 0, 0), gtensor("b", [2], 0, 32)], bytes(64)),
        "name_twice": gguf_bytes([], [gtensor("a", [2], 0, 0), gtensor("a", [2], 0, 32)], bytes(64)),
        "only_unknown_types": one([2], 77),
        "only_k_quants": one([256], 12, data=bytes(144)),
    }
    for name, data in bad.items():
        yield HERE, name + ".gguf", data


# --- plan --------------------------------------------------------------------------------------------------------

def plan():
    good = {"format": "prunescope-plan", "version": 1, "id": "0" * 32, "name": "p",
            "matrices": [{"name": "a", "method": "magnitude", "sparsity": 0.5}]}
    yield VALID, "plan.psplan", json.dumps(good)

    def changed(**keys):
        return json.dumps({**good, **keys})

    def matrix(**keys):
        return changed(matrices=[{**good["matrices"][0], **keys}])

    bad = {
        "empty": "", "list": "[]", "cut": json.dumps(good)[:-5], "not_utf8": b'{"format":"\xff"}',
        "other_format": changed(format="x"), "no_format": json.dumps({"version": 1}), "newer": changed(version=99),
        "version_text": changed(version="1"), "matrices_object": changed(matrices={}), "matrix_number": changed(matrices=[1]),
        "matrix_twice": changed(matrices=good["matrices"] * 2), "unknown_method": matrix(method="nothing"),
        "sparsity_2": matrix(sparsity=2), "sparsity_negative": matrix(sparsity=-0.1), "sparsity_text": matrix(sparsity="0.5"),
        "sparsity_huge": json.dumps(good).replace("0.5", "1e999"), "pattern_3_2": matrix(pattern="3:2"),
        "pattern_text": matrix(pattern="x"), "pattern_differs": matrix(pattern="2:4", sparsity=0.25), "name_number": matrix(name=1),
        "deep": '{"x":' + "[" * 500,
    }
    for name, data in bad.items():
        yield HERE, name + ".psplan", data


# --- tokenizer.json, merges, config ------------------------------------------------------------------------------

def tokenizer_json():
    model = {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2, "<unk>": 3}, "merges": ["a b"]}
    good = {"version": "1.0", "added_tokens": [], "normalizer": None, "pre_tokenizer": None, "post_processor": None,
            "decoder": None, "model": model}
    yield VALID, "bpe.json", json.dumps(good)

    def changed(**keys):
        return json.dumps({**good, **keys})

    def model_with(**keys):
        return changed(model={**model, **keys})

    bad = {
        "empty": "", "list": "[]", "cut": json.dumps(good)[:-5], "not_utf8": b'{"model":"\xff"}', "no_model": json.dumps({"version": "1.0"}),
        "model_list": changed(model=[]), "model_type": model_with(type="Neural"), "no_vocab": changed(model={"type": "BPE", "merges": []}),
        "vocab_list": model_with(vocab=["a"]), "id_negative": model_with(vocab={"a": -1}), "id_text": model_with(vocab={"a": "0"}),
        "id_huge": model_with(vocab={"a": 2 ** 40}), "id_taken": model_with(vocab={"a": 0, "b": 0}, merges=[]),
        "merge_unknown": model_with(merges=["a x"]), "merge_number": model_with(merges=[1]), "merge_one_part": model_with(merges=["a"]),
        "dropout": model_with(dropout=0.5), "normalizer_unknown": changed(normalizer={"type": "Magic"}),
        "normalizer_list": changed(normalizer=[1]), "pre_tokenizer_unknown": changed(pre_tokenizer={"type": "Magic"}),
        "regex_broken": changed(pre_tokenizer={"type": "Split", "pattern": {"Regex": "("}, "behavior": "Isolated", "invert": False}),
        "decoder_unknown": changed(decoder={"type": "Magic"}), "added_object": changed(added_tokens={"a": 1}),
        "added_no_id": changed(added_tokens=[{"content": "x"}]), "deep": '{"x":' + "[" * 500,
    }
    for name, data in bad.items():
        yield HERE, name + ".json", data


def merges():
    """Lines of merges.txt over the vocabulary of the printable ASCII characters and all pairs of the letters a to e."""
    yield VALID, "merges.txt", "#version: 0.2\na b\nc d\ne e\n"
    bad = {"one_part": "a\n", "three_parts": "a b c\n", "unknown_first": "xy a\n", "unknown_second": "a xy\n", "unknown_result": "a z\n",
           "only_space": " \n", "leading_space": " a\n", "trailing_space": "a \n", "not_utf8": b"\xff a\n", "emoji": "\U0001F600 a\n",
           "tab": "a\tb\n"}
    for name, data in bad.items():
        yield HERE, name + ".txt", data


def config():
    good = {"model_type": "llama", "hidden_size": 8, "intermediate_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2,
            "vocab_size": 10, "max_position_embeddings": 16, "rms_norm_eps": 1e-5}
    yield VALID, "llama.json", json.dumps(good)

    def changed(**keys):
        return json.dumps({**good, **keys})

    bad = {"no_width": json.dumps({k: v for k, v in good.items() if k != "hidden_size"}), "width_0": changed(hidden_size=0),
           "width_negative": changed(hidden_size=-8), "width_text": changed(hidden_size="8"), "width_huge": changed(hidden_size=2 ** 62),
           "width_fraction": changed(hidden_size=8.5), "heads_3": changed(num_attention_heads=3), "blocks_huge": changed(num_hidden_layers=10 ** 9),
           "blocks_list": changed(num_hidden_layers=[1]), "kv_heads_3": changed(num_key_value_heads=3), "rope_unknown":
               changed(rope_scaling={"rope_type": "spiral", "factor": 2.0}), "theta_0": changed(rope_theta=0),
           "activation": changed(hidden_act="tanhshrink"), "head_odd": changed(head_dim=3)}
    for name, data in bad.items():
        yield HERE, name + ".json", data


# --- plans of other programs: a model of 3 blocks with q_proj and up_proj ------------------------------------------------

def recipe():
    def modifier(body, name="SparseGPTModifier"):
        return "prune_stage:\n  prune_modifiers:\n    %s:\n%s" % (name, "".join("      %s\n" % line for line in body))

    yield VALID, "layers.yaml", modifier(["sparsity: [0.1, 0.2, 0.3]", "targets: ['re:model.layers.\\d+$']"])
    yield VALID, "aliases.yaml", modifier(["sparsity: &half 0.5", "dampening_frac: *half", "targets: Linear"])
    bad = {
        "empty": "", "list": "[1, 2]\n", "word": "hello\n", "no_modifier": "prune_stage:\n  prune_modifiers: {}\n",
        "cut": "prune_stage: {prune_modifiers: {SparseGPTModifier: {sparsity: [0.1,", "tab": "a:\n\t- b: {\n",
        "not_utf8": b"SparseGPTModifier: {sparsity: '\xff'}\n", "nul": b"Spar\0seGPTModifier: {}\n",
        "deep_flow": "a: " + "[" * 100 + "]" * 100, "deep_block": "".join(" " * i + "a%d:\n" % i for i in range(100)),
        "deep_dashes": "- " * 100 + "a\n",
        "alias_bomb": "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join("%s: &%s [%s]\n" % (c, c, ", ".join(["*" + p] * 10))
                                                                   for p, c in zip("abcdefg", "bcdefgh")),
        "alias_loop": "a: &a [*a]\n", "alias_unknown": "a: *b\n", "key_twice": modifier(["sparsity: 0.1", "sparsity: 0.2"]),
        "key_list": "? [a]\n: b\n", "two_documents": modifier(["sparsity: 0.1"]) + "---\n" + modifier(["sparsity: 0.2"]),
        "modifier_number": "prune_stage: {SparseGPTModifier: 7}\n", "no_sparsity": modifier(["targets: [Linear]"]),
        "sparsity_2": modifier(["sparsity: 2"]), "sparsity_negative": modifier(["sparsity: -0.1"]),
        "sparsity_text": modifier(["sparsity: half"]), "sparsity_nan": modifier(["sparsity: .nan"]),
        "list_short": modifier(["sparsity: [0.1, 0.2]", "targets: ['re:model.layers.\\d+$']"]),
        "list_text": modifier(["sparsity: [0.1, b, 0.3]", "targets: ['re:model.layers.\\d+$']"]),
        "list_2": modifier(["sparsity: [0.1, 2, 0.3]", "targets: ['re:model.layers.\\d+$']"]),
        "targets_number": modifier(["sparsity: 0.1", "targets: 3"]), "targets_nested": modifier(["sparsity: 0.1", "targets: [[a]]"]),
        "pattern_broken": modifier(["sparsity: 0.1", "targets: ['re:(']"]),
        "pattern_endless": modifier(["sparsity: 0.1", "targets: ['re:(([a-z.0-9_]+)*)*[XZ]']"]),
        "pattern_long": modifier(["sparsity: 0.1", "targets: ['re:%s']" % ("a" * 3000)]),
        "structure_word": modifier(["mask_structure: half"]), "structure_4_4": modifier(["mask_structure: '4:4'"]),
        "structure_huge": modifier(["mask_structure: '2:4000000000000000000000'"]),
        "block_size_0": modifier(["sparsity: 0.1", "block_size: 0"]), "block_size_text": modifier(["sparsity: 0.1", "block_size: big"]),
        "damping_9": modifier(["sparsity: 0.1", "dampening_frac: 9"]),
    }
    for name, data in bad.items():
        yield HERE, name + ".yaml", data


def nni():
    q0 = "model.layers.0.self_attn.q_proj"
    yield VALID, "list.json", json.dumps([{"op_types": ["Linear"], "sparse_ratio": 0.5, "exclude_op_names_re": [".*up_proj"]}])
    bad = {
        "empty": "", "number": "3", "object": "{}", "cut": '[{"op_names": [', "deep": "[" * 500, "entry_number": "[3]",
        "names_text": json.dumps([{"op_names": q0, "sparse_ratio": 0.5}]), "names_numbers": json.dumps([{"op_names": [1], "sparse_ratio": 0.5}]),
        "ratio_2": json.dumps([{"op_names": [q0], "sparse_ratio": 2}]), "ratio_text": json.dumps([{"op_names": [q0], "sparse_ratio": "0.5"}]),
        "ratio_negative": json.dumps([{"op_names": [q0], "target_settings": {"weight": {"sparse_ratio": -1}}}]),
        "conflict": json.dumps([{"op_types": ["Linear"], "sparse_ratio": 0.5}, {"op_names": [q0], "sparse_ratio": 0.6}]),
        "pattern_broken": json.dumps([{"op_names_re": ["["], "sparse_ratio": 0.5}]),
        "exclude_text": json.dumps([{"op_names": [q0], "exclude": "yes"}]), "not_utf8": b'[{"op_names": ["\xff"]}]',
        "config_list_object": '{"config_list": {}}',
    }
    for name, data in bad.items():
        yield HERE, name + ".json", data


def mergekit():
    def slices(*ranges, method="passthrough", model="small"):
        return "slices:\n" + "".join("  - sources:\n      - model: %s\n        layer_range: %s\n" % (model, r) for r in ranges) + \
            "merge_method: %s\ndtype: bfloat16\n" % method

    yield VALID, "two.yaml", slices("[0, 1]", "[2, 3]")
    bad = {
        "empty": "", "no_slices": "merge_method: passthrough\n", "slices_word": "slices: all\n", "slice_word": "slices: [a]\n",
        "no_sources": "slices: [{layer_range: [0, 1]}]\n",
        "two_sources": "slices: [{sources: [{model: a, layer_range: [0, 1]}, {model: b, layer_range: [0, 1]}]}]\n",
        "two_models": "slices: [{sources: [{model: a, layer_range: [0, 1]}]}, {sources: [{model: b, layer_range: [1, 2]}]}]\n",
        "no_range": "slices: [{sources: [{model: a}]}]\n", "range_word": slices("all"), "range_one": slices("[1]"),
        "range_backwards": slices("[2, 1]"), "range_outside": slices("[0, 4]"), "range_negative": slices("[-1, 2]"),
        "range_huge": slices("[0, 9000000000000000000]"), "range_fraction": slices("[0, 1.5]"), "repeated": slices("[0, 2]", "[1, 3]"),
        "slerp": slices("[0, 3]", method="slerp"),
    }
    for name, data in bad.items():
        yield HERE, name + ".yaml", data


def csv():
    yield VALID, "table.csv", b"\xef\xbb\xbfname;sparsity;locked;colour\r\n\"model.layers.0.self_attn.q_proj\";0.5;yes;red\r\n\r\n"
    head = "name,method,sparsity,pattern,locked\n"
    bad = {
        "empty": "", "no_name": "method,sparsity\nwanda,0.5\n", "no_sparsity_column": "name,method\na,wanda\n",
        "column_twice": "name,name,sparsity\na,a,0.5\n", "quotes_open": head + '"a,wanda,0.5\n', "too_many": head + "a,wanda,0.5,unstructured,true,1\n",
        "sparsity_2": head + "a,wanda,2,unstructured,false\n", "sparsity_text": head + "a,wanda,half,unstructured,false\n",
        "sparsity_comma": "name;sparsity\na;0,5\n", "sparsity_missing": head + "a,wanda,,unstructured,false\n",
        "locked_maybe": head + "a,wanda,0.5,unstructured,maybe\n", "method_unknown": head + "a,magic,0.5,unstructured,false\n",
        "pattern_word": head + "a,wanda,0.5,odd,false\n", "pattern_differs": head + "a,wanda,0.6,2:4,false\n",
        "twice": head + "a,wanda,0.5,unstructured,false\na,wanda,0.5,unstructured,false\n", "no_name_value": head + ",wanda,0.5,unstructured,false\n",
        "not_utf8": b"name,sparsity\n\xff,0.5\n",
    }
    for name, data in bad.items():
        yield HERE, name + ".csv", data


def clear(folder):
    """All but the one file that this script did not make: written by libtorch 1.13's own archive writer."""
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        if name != "libtorch.bin":
            os.remove(os.path.join(folder, name))


def main():
    for maker in (safetensors, index, pickle, gguf, plan, recipe, nni, mergekit, csv, tokenizer_json, merges, config):
        for root in (HERE, VALID):
            clear(os.path.join(root, maker.__name__))
        for root, name, data in maker():
            put(root, maker.__name__, name, data)


main()
