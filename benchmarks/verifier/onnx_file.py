"""The weights that train.py wrote -> the network as onnxruntime runs it, in bytes.

python benchmarks/verifier/onnx_file.py FOLDER OUT DATA MODEL

reads OUT/model.safetensors and the words of FOLDER/init.npz, writes MODEL/model.onnx and MODEL/config.json
and copies FOLDER/tokenizer.json there. The words have four bits, as E5's file has them.

The rows that a matrix is multiplied with become bytes while the network runs, all of a passage by one scale;
a few columns are twenty times as large as the others and would leave these hardly any. So columns are
divided by scales that the matrix is multiplied with beforehand (SmoothQuant: G. Xiao et al., 2023), which are
chosen by how large the columns are in faithful passages.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from batches import read_arrays
from network import CLS, MARKS, NORM_FLOOR, SEP
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from passages import FAITHFUL, passages
from safetensors import safe_open
from tokenizers import Tokenizer

from muqabala.verifier.network import IDS, SIDES, laid_out

ALPHA = 0.8
"""How much of the size of columns goes into the matrix: 1 would make them all alike (SmoothQuant, 3.2)."""

SMALLEST = 1e-3
"""Of a column, lest it be made larger without bound."""

LARGEST = 127
"""Of a byte; in matrices, of two neighbours' sum: processors without VNNI add their products in 16 bits."""

CALIBRATING = 6
"""Every so many passages of the even lines set the scales."""

RUNTIME = "com.microsoft"
OF_RUNTIME = ("DynamicQuantizeMatMul", "FastGelu", "MultiHeadAttention")
"""The domain of onnxruntime's own operators, and those of them that are used."""

OPERATORS, FORMAT = 18, 9
"""Versions of the other operators and of the file's format; onnxruntime reads them from 1.15 on."""

OUTPUT = "shares"
"""The shares of the classes at each token."""

WORDS = ("words_q", "words_s")
"""The numbers of the words, from -8 to 7, and the scale of each block of a row of them."""

MIDDLE, BITS = 8, 4
"""What is added to these numbers, and the bits that they take then."""

TOKENIZER = "tokenizer.json"

Arrays = dict[str, NDArray[Any]]
Layer = Callable[["Graph", str, str], str]
"""Adds the matrix of a name to a graph: takes the rows' name, and returns that of what comes out."""


class Graph:
    """A graph that is being built; its values have names."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._tensors: list[Any] = []

    def node(self, operator: str, *inputs: str, gives: str = "", **attributes: float | str) -> str:
        """Add an operator whose output is called ``gives``, and return that name."""
        return self.nodes(operator, *inputs, gives=[gives or f"{operator}{len(self._nodes)}"], **attributes)[
            0
        ]

    def nodes(self, operator: str, *inputs: str, gives: list[str], **attributes: float | str) -> list[str]:
        """Add an operator with several outputs, and return their names."""
        domain = RUNTIME if operator in OF_RUNTIME else ""
        self._nodes.append(helper.make_node(operator, inputs, gives, domain=domain, **attributes))
        return gives

    def tensor(self, name: str, array: NDArray[Any]) -> str:
        """Add a constant and return its name."""
        self._tensors.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def file(self, outputs: Iterable[str]) -> bytes:
        """Return the file of the graph, which gives these values."""
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["tokens"]) for name in (IDS, SIDES)]
        given = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
        graph = helper.make_graph(self._nodes, "verifier", inputs, given, self._tensors)
        versions = [helper.make_opsetid("", OPERATORS), helper.make_opsetid(RUNTIME, 1)]
        model = helper.make_model(graph, opset_imports=versions, ir_version=FORMAT)
        file: bytes = model.SerializeToString()
        return file


def main(folder: Path, out: Path, data: Path, model: Path) -> None:
    """Write the network."""
    shutil.copy(folder / TOKENIZER, model)
    metadata, weights = read_weights(out / "model.safetensors")
    weights |= {name: array for name, array in read_arrays(folder / "init.npz").items() if name in WORDS}
    heads = int(metadata["heads"])
    begin, end = (len(weights[WORDS[0]]) - MARKS + mark for mark in (CLS, SEP))
    texts = list(calibrating(data / "ours", model, begin, end))
    sizes = column_sizes(weights, heads, texts)
    smooth(weights, sizes)
    network = built(weights, heads, quantised(weights)).file([OUTPUT])
    (model / "model.onnx").write_bytes(network)
    config = {
        "classes": metadata["classes"].split(","),
        "begin": begin,
        "end": end,
        "sha256": hashlib.sha256(network).hexdigest(),
    }
    (model / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def read_weights(path: Path) -> tuple[dict[str, str], Arrays]:
    """Return the metadata, and the weights as float32."""
    with safe_open(path, framework="numpy") as file:
        weights = {name: file.get_tensor(name).astype(np.float32) for name in file.keys()}  # noqa: SIM118
        return file.metadata(), weights


def calibrating(ours: Path, model: Path, begin: int, end: int) -> Iterator[dict[str, NDArray[np.int64]]]:
    """Yield faithful passages that were trained on, as the network is given them."""
    tokenizer = Tokenizer.from_file(str(model / TOKENIZER))
    for passage in passages(ours)[::CALIBRATING]:
        for text in passage:
            if text.source == "even" and text.label == FAITHFUL:
                english, arabic = (
                    tokenizer.encode(side, add_special_tokens=False).ids
                    for side in (text.english, text.arabic)
                )
                yield laid_out(english, arabic, begin, end)


def column_sizes(weights: Arrays, heads: int, texts: list[dict[str, NDArray[np.int64]]]) -> Arrays:
    """Return the greatest size of each column of the rows that go into each matrix, shape (columns)."""
    largest: dict[str, str] = {}

    def layer(graph: Graph, rows: str, name: str) -> str:
        axes = graph.tensor(f"{name}.axes", np.array([0, 1]))
        largest[name] = graph.node("ReduceMax", graph.node("Abs", rows), axes, keepdims=0)
        return exact(weights)(graph, rows, name)

    network = built(weights, heads, layer).file(largest.values())
    session = onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
    read = [session.run(None, text) for text in texts]
    return {name: np.max(sizes, axis=0) for name, sizes in zip(largest, zip(*read, strict=True), strict=True)}


def smooth(weights: Arrays, sizes: Arrays) -> None:
    """Multiply scales into the matrices; ``NAME.smooth`` are those that the rows are to be multiplied with.

    Those of the attention's output are multiplied into the matrix before it, which makes these rows alone.
    """
    for name, size in sizes.items():
        if not name.startswith("blocks."):
            continue
        matrix = weights[f"{name}.weight"]
        scale = np.maximum(size, SMALLEST) ** ALPHA / np.abs(matrix).max(axis=1) ** (1 - ALPHA)
        scale /= np.exp(np.log(scale).mean())
        weights[f"{name}.weight"] = matrix * scale[:, None]
        if name.endswith(".o"):
            before = name.removesuffix("o") + "qkv"
            weights[f"{before}.weight"][:, -len(scale) :] /= scale
            weights[f"{before}.bias"][-len(scale) :] /= scale
        else:
            weights[f"{name}.smooth"] = 1 / scale


def exact(weights: Arrays) -> Layer:
    """Return how a matrix is added as floats."""

    def layer(graph: Graph, rows: str, name: str) -> str:
        matrix = graph.tensor(f"{name}.weight", weights[f"{name}.weight"])
        product = graph.node("MatMul", rows, matrix)
        return graph.node("Add", product, graph.tensor(f"{name}.bias", weights[f"{name}.bias"]))

    return layer


def quantised(weights: Arrays) -> Layer:
    """Return how a matrix is added in bytes, with a scale for each output; the small last one as floats."""

    def layer(graph: Graph, rows: str, name: str) -> str:
        if not name.startswith("blocks."):
            return exact(weights)(graph, rows, name)
        if f"{name}.smooth" in weights:
            rows = graph.node("Mul", rows, graph.tensor(f"{name}.smooth", weights[f"{name}.smooth"]))
        matrix = weights[f"{name}.weight"]
        sums = np.abs(matrix[::2]) + np.abs(matrix[1::2])
        scale = sums.max(axis=0) / LARGEST
        return graph.node(
            "DynamicQuantizeMatMul",
            rows,
            graph.tensor(f"{name}.weight", np.round(matrix / scale).astype(np.int8)),
            graph.tensor(f"{name}.scale", scale),
            graph.tensor(f"{name}.zero", np.zeros(len(scale), np.int8)),
            graph.tensor(f"{name}.bias", weights[f"{name}.bias"]),
        )

    return layer


def built(weights: Arrays, heads: int, layer: Layer) -> Graph:
    """Return the graph of BERT's layers, with matrices as ``layer`` adds them."""
    graph = Graph()
    rows = _norm(graph, weights, "norm", _vectors(graph, weights))
    for number in range(len({name.split(".")[1] for name in weights if name.startswith("blocks.")})):
        block = f"blocks.{number}."
        mixed = layer(graph, rows, f"{block}qkv")
        parts = graph.nodes("Split", mixed, gives=[f"{block}{it}" for it in "qkv"], axis=-1, num_outputs=3)
        seen = graph.node("MultiHeadAttention", *parts, num_heads=heads)
        rows = _norm(graph, weights, f"{block}n1", rows, layer(graph, seen, f"{block}o"))
        wide = graph.node("FastGelu", layer(graph, rows, f"{block}f1"))
        rows = _norm(graph, weights, f"{block}n2", rows, layer(graph, wide, f"{block}f2"))
    judged = graph.node("Squeeze", layer(graph, rows, "judge"), "zero")
    graph.node("Softmax", judged, gives=OUTPUT, axis=-1)
    return graph


def _vectors(graph: Graph, weights: Arrays) -> str:
    """Add the vectors of tokens, places and sides; their sum has the shape (1, tokens, columns)."""
    zero = graph.tensor("zero", np.array([0]))
    places = graph.tensor("positions", weights["positions"].astype(np.float16))
    cut = graph.node("Slice", places, zero, graph.node("Shape", IDS), zero)
    cut = graph.node("Cast", cut, to=TensorProto.FLOAT)
    placed = graph.node("Add", _words(graph, *(weights[name] for name in WORDS)), cut)
    sided = graph.node("Add", placed, graph.node("Gather", graph.tensor("types", weights["types"]), SIDES))
    return graph.node("Unsqueeze", sided, zero)


def _words(graph: Graph, numbers: NDArray[np.int8], scales: NDArray[np.float16]) -> str:
    """Add the vectors of tokens. Two numbers share a byte: one of a block's first half, one of its second."""
    count, columns = numbers.shape
    halves = (numbers + MIDDLE).astype(np.uint8).reshape(count, scales.shape[1], 2, -1)
    packed = graph.tensor("words", halves[:, :, 0] | halves[:, :, 1] << BITS)
    pairs = graph.node("Gather", packed, IDS)
    high = graph.node("BitShift", pairs, graph.tensor("bits", np.array(BITS, np.uint8)), direction="RIGHT")
    low = graph.node("BitwiseAnd", pairs, graph.tensor("low", np.array((1 << BITS) - 1, np.uint8)))
    whole = graph.node("Cast", graph.node("Concat", low, high, axis=2), to=TensorProto.FLOAT)
    centred = graph.node("Sub", whole, graph.tensor("middle", np.array(MIDDLE, np.float32)))
    scale = graph.node("Gather", graph.tensor("words.scale", scales[:, :, None]), IDS)
    scale = graph.node("Cast", scale, to=TensorProto.FLOAT)
    shape = graph.tensor("vectors", np.array([-1, columns]))
    return graph.node("Reshape", graph.node("Mul", centred, scale), shape)


def _norm(graph: Graph, weights: Arrays, name: str, rows: str, added: str = "") -> str:
    parts = [graph.tensor(f"{name}.{it}", weights[f"{name}.{it}"]) for it in ("weight", "bias")]
    if added:  # in two steps: onnxruntime's SkipLayerNormalization takes five times as long
        rows = graph.node("Add", rows, added)
    return graph.node("LayerNormalization", rows, *parts, axis=-1, epsilon=NORM_FLOOR)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:5]))
