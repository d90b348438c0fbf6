"""Trains the tagger and parser of package syntax.

`readout train` calls this script; it writes the lessons as numbers (see
internal/syntax/lessons.go), reads the weights back and packs them into
data/model/parser.bin and vectors.bin. Needs PyTorch and a fast BLAS (Debian: python3-torch
libopenblas0-pthread); two cores suffice. The features are computed in Go, so
that training and reading cannot differ in them.

Three steps:
  1. the network learns the treebanks;
  2. it tags and parses the news sentences, which have no trees;
  3. it learns on from the treebanks and what it made of the news.
"""

import copy
import json
import os
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

FEATURES = 96  # width of the summed feature vectors
TAG = 32  # width of what the second layer is told of the tags
ARC, LABEL = 128, 40  # widths of heads and dependents in the two biaffine scorers


class Lessons:
    """The numbers that Go wrote. A sentence is a slice of the flat arrays."""

    def __init__(self, folder):
        self.folder = folder
        with open(os.path.join(folder, "lessons.json")) as f:
            self.meta = json.load(f)
        m = self.meta
        self.vectors = self.read("vectors", np.int8).reshape(-1, m["dims"]).astype(np.float32) * self.read("scales", np.float32)[:, None]
        self.features = self.read("features", np.int32).reshape(-1, m["width"])
        self.vector = self.read("vector", np.int32)
        self.tag = self.read("tag", np.int32)
        self.head = self.read("head", np.int32)
        self.label = self.read("label", np.int32)
        lengths = self.read("lengths", np.int32)
        starts = np.concatenate([[0], np.cumsum(lengths)])
        spans = [(int(a), int(b)) for a, b in zip(starts[:-1], starts[1:])]
        gold, dev = m["gold"], m["dev"]
        self.gold, self.dev, self.news = spans[:gold], spans[gold : gold + dev], spans[gold + dev :]

    def read(self, name, kind):
        return np.fromfile(os.path.join(self.folder, name), dtype=kind)

    def batch(self, spans):
        """Sentences of equal length as tensors."""
        where = torch.tensor([a for a, _ in spans])[:, None] + torch.arange(spans[0][1] - spans[0][0])
        return {k: torch.from_numpy(getattr(self, k)[where.numpy()].astype(np.int64)) for k in ("features", "vector", "tag", "head", "label")}

    def batches(self, spans, tokens, rng=None):
        """Groups of sentences of equal length, in random order with rng."""
        lengths = {}
        for a, b in spans:
            lengths.setdefault(b - a, []).append((a, b))
        groups = []
        for n, same in sorted(lengths.items()):
            if rng is not None:
                rng.shuffle(same)
            most = max(1, tokens // n)
            groups += [same[i : i + most] for i in range(0, len(same), most)]
        if rng is not None:
            order = rng.permutation(len(groups))
            groups = [[tuple(x) for x in groups[i]] for i in order]
        return groups


class Recurrence(torch.autograd.Function):
    """What an LSTM does from word to word, for both directions at once. gates
    are the inputs' share of the gates (words, 2, sentences, 4 * hidden), in the
    order input, forget, output, new; w is (2, hidden, 4 * hidden). Written by
    hand because PyTorch's own is three times as slow in training on a CPU."""

    @staticmethod
    def forward(ctx, gates, w):
        t, _, n, width = gates.shape
        k = width // 4
        act = torch.empty_like(gates)
        hs = gates.new_zeros(t + 1, 2, n, k)
        cs = gates.new_zeros(t + 1, 2, n, k)
        tc = gates.new_empty(t, 2, n, k)
        for i in range(t):
            z = torch.baddbmm(gates[i], hs[i], w)
            a = act[i]
            torch.sigmoid(z[..., : 3 * k], out=a[..., : 3 * k])
            torch.tanh(z[..., 3 * k :], out=a[..., 3 * k :])
            torch.mul(a[..., k : 2 * k], cs[i], out=cs[i + 1])
            cs[i + 1].addcmul_(a[..., :k], a[..., 3 * k :])
            torch.tanh(cs[i + 1], out=tc[i])
            torch.mul(a[..., 2 * k : 3 * k], tc[i], out=hs[i + 1])
        ctx.save_for_backward(act, hs, cs, tc, w)
        return hs[1:]

    @staticmethod
    def backward(ctx, grad):
        act, hs, cs, tc, w = ctx.saved_tensors
        t, _, n, width = act.shape
        k = width // 4
        wt = w.transpose(1, 2).contiguous()
        # The slopes of all gates at once.
        slope = torch.cat([act[..., : 3 * k] * (1 - act[..., : 3 * k]), 1 - act[..., 3 * k :] ** 2], 3)
        dz = torch.empty_like(act)
        through = act[..., 2 * k : 3 * k] * (1 - tc * tc)
        dh, dc = 0, 0
        for i in range(t - 1, -1, -1):
            a, d = act[i], dz[i]
            dh = grad[i] + dh
            dc = dh * through[i] + dc
            torch.mul(dc, a[..., 3 * k :], out=d[..., :k])
            torch.mul(dc, cs[i], out=d[..., k : 2 * k])
            torch.mul(dh, tc[i], out=d[..., 2 * k : 3 * k])
            torch.mul(dc, a[..., :k], out=d[..., 3 * k :])
            d.mul_(slope[i])
            dh = torch.bmm(d, wt)
            dc = dc * a[..., k : 2 * k]
        flat = hs[:-1].permute(1, 3, 0, 2).reshape(2, k, t * n)
        return dz, torch.bmm(flat, dz.permute(1, 0, 2, 3).reshape(2, t * n, width))


class Layer(nn.Module):
    """An LSTM in both directions over sentences of equal length."""

    def __init__(self, width, hidden):
        super().__init__()
        self.hidden = hidden
        self.input = nn.Linear(width, 8 * hidden)  # forward gates, backward gates
        self.again = nn.Parameter(torch.empty(2, hidden, 4 * hidden))
        for w in (self.input.weight, self.again):
            nn.init.uniform_(w, -(hidden**-0.5), hidden**-0.5)
        nn.init.zeros_(self.input.bias)
        with torch.no_grad():  # remember, at first
            self.input.bias.view(2, 4, hidden)[:, 1] = 1

    def forward(self, x):
        n, t, _ = x.shape
        g = self.input(x).view(n, t, 2, 4 * self.hidden).permute(1, 2, 0, 3)
        g = torch.stack([g[:, 0], g[:, 1].flip(0)], 1)
        h = Recurrence.apply(g, self.again)
        return torch.cat([h[:, 0], h[:, 1].flip(0)], 2).transpose(0, 1)


class Net(nn.Module):
    def __init__(self, lessons, hidden, drop):
        super().__init__()
        m = lessons.meta
        self.drop = drop
        self.register_buffer("vectors", torch.from_numpy(lessons.vectors), persistent=False)
        self.features = nn.EmbeddingBag(m["rows"], FEATURES, mode="sum", padding_idx=0)
        nn.init.normal_(self.features.weight, std=0.1)
        with torch.no_grad():
            self.features.weight[0] = 0
        self.first = Layer(m["dims"] + FEATURES, hidden)
        self.tag = nn.Linear(2 * hidden, m["tags"])
        self.told = nn.Linear(m["tags"], TAG, bias=False)
        self.second = Layer(2 * hidden + TAG, hidden)
        self.parts = nn.Linear(2 * hidden, 2 * ARC + 2 * LABEL)
        self.root = nn.Parameter(torch.zeros(ARC + LABEL))
        self.arc = nn.Linear(ARC, ARC)  # its bias scores heads by themselves
        self.label = nn.Linear(LABEL, m["labels"] * (LABEL + 1))  # + 1: dependents by themselves
        self.label_head = nn.Linear(LABEL, m["labels"], bias=False)
        self.labels = m["labels"]

    def noise(self, x, p):
        """Dropout with one mask for all words of a sentence."""
        if not self.training:
            return x
        return x * (torch.rand(x.shape[0], 1, x.shape[2]) >= p).float() / (1 - p)

    def forward(self, b):
        features, vector = b["features"], b["vector"]
        if self.training:
            # Unknown words: without a vector, or without the word itself.
            vector = vector * (torch.rand(vector.shape) >= 0.12)
            keep = torch.rand(features.shape) >= 0.08
            keep[..., 0] = torch.rand(features.shape[:2]) >= 0.25
            features = features * keep
        n, t, w = features.shape
        bag = self.features(features.reshape(n * t, w)).reshape(n, t, -1)
        x = torch.cat([F.embedding(vector, self.vectors), bag], 2)
        h1 = self.noise(self.first(self.noise(x, self.drop * 0.7)), self.drop)
        tags = self.tag(h1)
        h2 = self.second(torch.cat([h1, self.told(F.softmax(tags, 2))], 2))
        parts = self.noise(F.relu(self.parts(self.noise(h2, self.drop))), self.drop)
        dep, head, ldep, lhead = parts.split([ARC, ARC, LABEL, LABEL], 2)
        rarc, rlabel = self.root.split([ARC, LABEL])
        head = torch.cat([rarc.expand(n, 1, ARC), head], 1)
        lhead = torch.cat([rlabel.expand(n, 1, LABEL), lhead], 1)
        arcs = self.arc(dep) @ head.transpose(1, 2)
        return tags, arcs, ldep, lhead

    def label_scores(self, ldep, lhead, heads):
        """Scores of the labels of the arcs to the given heads."""
        chosen = lhead.gather(1, heads.clamp(min=0)[..., None].expand(-1, -1, LABEL))
        w = self.label(ldep).view(*ldep.shape[:2], self.labels, LABEL + 1)
        return (w[..., :LABEL] @ chosen[..., None]).squeeze(3) + w[..., LABEL] + self.label_head(chosen)

    def loss(self, b):
        tags, arcs, ldep, lhead = self(b)
        labels = self.label_scores(ldep, lhead, b["head"])

        def cross(scores, want):
            return F.cross_entropy(scores.reshape(-1, scores.shape[-1]), want.reshape(-1), ignore_index=-1, reduction="sum")

        words = (b["head"] >= 0).sum()
        return (cross(tags, b["tag"]) + cross(arcs, b["head"]) + cross(labels, b["label"])) / words

    @torch.no_grad()
    def read(self, b):
        tags, arcs, ldep, lhead = self(b)
        heads = arcs.argmax(2)
        return tags.argmax(2), heads, self.label_scores(ldep, lhead, heads).argmax(2)


def test(net, lessons, spans):
    net.eval()
    tag = uas = las = words = 0
    for group in lessons.batches(spans, 4000):
        b = lessons.batch(group)
        tags, heads, labels = net.read(b)
        known = b["head"] >= 0
        words += int(known.sum())
        tag += int(((tags == b["tag"]) & known).sum())
        uas += int(((heads == b["head"]) & known).sum())
        las += int(((heads == b["head"]) & (labels == b["label"]) & known).sum())
    net.train()
    return "tags %.2f UAS %.2f LAS %.2f" % (100 * tag / words, 100 * uas / words, 100 * las / words)


def train(net, lessons, spans, rate, epochs, tokens, minutes, name):
    """Trains a network for some epochs, or fewer when the time is up; returns
    the average of its weights over the last steps, saved after each epoch."""
    rng = np.random.default_rng(7)
    best = copy.deepcopy(net)
    optimizer = torch.optim.Adam(net.parameters(), lr=rate, betas=(0.9, 0.95))
    start, step, done = time.time(), 0, 0.0
    for epoch in range(epochs):
        total, count = 0.0, 0
        groups = lessons.batches(spans(epoch), tokens, rng)
        for i, group in enumerate(groups):
            # The rate falls in a line to nothing over the epochs or the time.
            done = max((epoch + i / len(groups)) / epochs, (time.time() - start) / (60 * minutes))
            if done >= 1:
                break
            step += 1
            for g in optimizer.param_groups:
                g["lr"] = rate * min(1, step / 300) * (1 - done) + 1e-6
            loss = net.loss(lessons.batch(group))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            decay = min(0.998, step / (step + 20))
            with torch.no_grad():
                for a, b in zip(best.parameters(), net.parameters()):
                    a.lerp_(b, 1 - decay)
            total, count = total + loss.item(), count + 1
        save(best, lessons.folder)
        print("%s epoch %d: loss %.3f, dev %s, %.0f s" % (
            name, epoch + 1, total / max(count, 1), test(best, lessons, lessons.dev), time.time() - start), file=sys.stderr, flush=True)
        if done >= 1:
            break
    best.eval()
    return best


def annotate(net, lessons, spans):
    """Lets the network tag and parse sentences, in place."""
    for group in lessons.batches(spans, 4000):
        for (a, b), *found in zip(group, *net.read(lessons.batch(group))):
            for array, x in zip((lessons.tag, lessons.head, lessons.label), found):
                array[a:b] = x[: b - a].numpy()


def save(net, folder):
    with torch.no_grad():
        for name, x in net.state_dict().items():
            x.numpy().astype("<f4").tofile(os.path.join(folder, name))


def main():
    folder = sys.argv[1]
    size = dict(hidden=128, epochs=28, minutes=60, news_epochs=9, news_minutes=40, tokens=1200)
    for a in sys.argv[2:]:
        name, number = a.split("=")
        size[name] = int(number)
    torch.set_num_threads(1)
    torch.manual_seed(7)
    lessons = Lessons(folder)
    net = train(Net(lessons, size["hidden"], 0.33), lessons, lambda _: lessons.gold, 2.4e-3, size["epochs"], size["tokens"], size["minutes"], "treebanks")
    if lessons.news and size["news_epochs"]:
        annotate(net, lessons, lessons.news)
        # A third of the news in each epoch: with all of it the treebanks
        # would be a small part of the lessons.
        mixed = lambda epoch: lessons.gold + lessons.news[epoch % 3 :: 3]
        train(net.train(), lessons, mixed, 1e-3, size["news_epochs"], size["tokens"], size["news_minutes"], "news")


if __name__ == "__main__":
    main()
