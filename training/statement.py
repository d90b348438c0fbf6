"""Trains the network of package statement: which words are cues, and which part
each word of the sentence plays for a cue.

`readout train --only statement` calls this script; it writes the lessons as numbers
(see internal/statement/lessons.go), reads the weights back and packs them into
data/model/statement-net.bin. The features are computed in Go, so that training
and reading cannot differ in them.
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

from parser import Layer

VIEW = 64  # width of what a word gives to the judgment of a cue
HELD = 10  # every so many articles one is held out, to set the threshold

AVERAGED = 10  # every so many steps the weights go into the average that is kept


class Lessons:
    """The numbers that Go wrote. A sentence is a slice of the flat arrays."""

    def __init__(self, folder):
        self.folder = folder
        with open(os.path.join(folder, "lessons.json")) as f:
            self.meta = m = json.load(f)
        lengths = self.read("lengths", np.int32)
        starts = np.concatenate([[0], np.cumsum(lengths)])
        self.states = np.memmap(os.path.join(folder, "states"), dtype=np.float32, mode="r").reshape(-1, m["size"])
        self.features = self.read("features", np.int32).reshape(-1, m["wordWidth"])
        self.views = self.read("views", np.int32).reshape(-1, m["views"])
        kind = self.read("cue", np.int32)
        self.can, self.cue = kind > 0, (kind == 2).astype(np.float32)
        self.part_features = self.read("partFeatures", np.int32).reshape(-1, m["partWidth"])
        self.parts = self.read("parts", np.int32)
        document = self.read("document", np.int32)
        # A sentence: its words, and for each cue its word and where its parts begin.
        cues = [[] for _ in lengths]
        at = 0
        for s, w in self.read("cues", np.int32).reshape(-1, 2):
            cues[s].append((int(w), at))
            at += lengths[s]
        all = [(int(a), int(b), c) for a, b, c in zip(starts[:-1], starts[1:], cues)]
        held = document % HELD == HELD - 1
        self.held = [s for s, h in zip(all, held) if h]
        self.learn = [s for s, h in zip(all, held) if not h]

    def read(self, name, kind):
        return np.fromfile(os.path.join(self.folder, name), dtype=kind)

    def batches(self, sentences, tokens, rng=None):
        """Groups of sentences of equal length, in random order with rng."""
        lengths = {}
        for s in sentences:
            if s[1] - s[0] <= 200:
                lengths.setdefault(s[1] - s[0], []).append(s)
        groups = []
        for n, same in sorted(lengths.items()):
            if rng is not None:
                same = [same[i] for i in rng.permutation(len(same))]
            most = max(1, tokens // n)
            groups += [same[i : i + most] for i in range(0, len(same), most)]
        if rng is not None:
            groups = [groups[i] for i in rng.permutation(len(groups))]
        return groups

    def batch(self, group):
        n = group[0][1] - group[0][0]
        where = np.array([a for a, _, _ in group])[:, None] + np.arange(n)
        b = {
            "states": torch.from_numpy(self.states[where]),
            "features": torch.from_numpy(self.features[where].astype(np.int64)),
            "views": torch.from_numpy(self.views[where].astype(np.int64)),
            "can": torch.from_numpy(self.can[where]),
            "cue": torch.from_numpy(self.cue[where]),
        }
        of = [(i, w, p) for i, (_, _, cues) in enumerate(group) for w, p in cues]
        if of:
            where = np.array([p for _, _, p in of])[:, None] + np.arange(n)
            b["sentence"] = torch.tensor([i for i, _, _ in of])
            b["word"] = torch.tensor([w for _, w, _ in of])
            b["partFeatures"] = torch.from_numpy(self.part_features[where].astype(np.int64))
            b["parts"] = torch.from_numpy(self.parts[where].astype(np.int64))
        return b


class Bag(nn.EmbeddingBag):
    """The sum of the vectors of features."""

    def __init__(self, rows, width, drop):
        super().__init__(rows, width, mode="sum", padding_idx=0, sparse=True)
        nn.init.normal_(self.weight, std=0.05)
        with torch.no_grad():
            self.weight[0] = 0
        self.drop = drop

    def forward(self, features):
        if self.training:
            features = features * (torch.rand(features.shape) >= self.drop)
        *shape, w = features.shape
        return super().forward(features.reshape(-1, w)).reshape(*shape, -1)


class Net(nn.Module):
    def __init__(self, meta, hidden, part_hidden, drop, bag):
        super().__init__()
        m = meta
        self.drop = drop
        wide, part_wide = hidden, part_hidden + 32
        self.words = Bag(m["wordRows"], wide, bag)
        self.state = nn.Linear(m["size"], wide)
        self.first = Layer(wide, hidden)
        self.view = nn.Linear(2 * hidden + wide, (m["views"] + 1) * VIEW)
        self.cue = nn.Linear(VIEW, 1)
        self.aux = nn.Linear(2 * hidden, 3)
        self.parts = Bag(m["partRows"], part_wide, bag)
        self.word = nn.Linear(2 * hidden + wide, part_wide)
        self.of = nn.Linear(2 * hidden + wide, part_wide, bias=False)
        self.second = Layer(part_wide, part_hidden)
        self.part = nn.Linear(2 * part_hidden + part_wide, m["parts"])
        self.move = nn.Parameter(torch.zeros(m["parts"], m["parts"]))

    def noise(self, x, p):
        """Dropout with one mask for all words of a sentence."""
        if not self.training:
            return x
        return x * (torch.rand(x.shape[0], 1, x.shape[2]) >= p).float() / (1 - p)

    def forward(self, b):
        x = F.relu(self.state(self.noise(b["states"], self.drop * 0.7)) + self.words(b["features"]))
        x = self.noise(x, self.drop * 0.7)
        h = self.noise(self.first(x), self.drop)
        h = torch.cat([h, x], 2)
        # A cue is judged by the word, its head, its speaker and its complement.
        own, *others = self.view(h).split(VIEW, 2)
        for v, other in enumerate(others):
            at = b["views"][..., v]
            own = own + other.gather(1, at.clamp(min=0)[..., None].expand(-1, -1, VIEW)) * (at >= 0)[..., None]
        cue = self.cue(F.dropout(F.relu(own), self.drop, self.training)).squeeze(2)
        aux = self.aux(h[..., : self.aux.in_features])
        parts = None
        if "parts" in b:
            of = self.of(h[b["sentence"], b["word"]])
            y = F.relu(self.word(h)[b["sentence"]] + of[:, None] + self.parts(b["partFeatures"]))
            y = self.noise(y, self.drop * 0.7)
            parts = self.part(torch.cat([self.noise(self.second(y), self.drop), y], 2))
        return cue, aux, parts

    def chain(self, scores, want):
        """Minus the log likelihood of the wanted parts, where each move from one
        to the next has a score (a conditional random field)."""
        n, t, k = scores.shape
        right = scores.gather(2, want[..., None]).sum() + self.move[want[:, :-1], want[:, 1:]].sum()
        alpha = scores[:, 0]
        for i in range(1, t):
            alpha = torch.logsumexp(alpha[:, :, None] + self.move, 1) + scores[:, i]
        return torch.logsumexp(alpha, 1).sum() - right

    @torch.no_grad()
    def best(self, scores, word):
        n, t, k = scores.shape
        fixed = torch.full((n, k), -1e4)
        fixed[:, 1] = 0
        scores = scores.clone()
        scores[torch.arange(n), word] += fixed
        alpha, back = scores[:, 0], []
        for i in range(1, t):
            top, at = (alpha[:, :, None] + self.move).max(1)
            back.append(at)
            alpha = top + scores[:, i]
        out = [alpha.argmax(1)]
        for at in reversed(back):
            out.append(at.gather(1, out[-1][:, None]).squeeze(1))
        return torch.stack(out[::-1], 1)

    def loss(self, b):
        cue, aux, parts = self(b)
        words = cue.numel()
        loss = F.binary_cross_entropy_with_logits(cue[b["can"]], b["cue"][b["can"]], reduction="sum")
        want = torch.zeros_like(aux)
        if parts is not None:
            for k in (1, 2, 3):
                want[..., k - 1].index_put_((b["sentence"],), (b["parts"] == k).float(), accumulate=True)
            loss = loss + 0.5 * self.chain(parts, b["parts"])
        loss = loss + 0.2 * F.binary_cross_entropy_with_logits(aux, want.clamp(max=1), reduction="sum")
        return loss / words * 4


def f1(right, found, gold):
    return 200 * right / max(1, found + gold)


def test(net, lessons, sentences):
    """The best F1 of cues, its threshold, and F1 of parts under the right cues."""
    net.eval()
    points, right = [], []
    hits, found, gold = np.zeros(4), np.zeros(4), np.zeros(4)
    with torch.no_grad():
        for group in lessons.batches(sentences, 4000):
            b = lessons.batch(group)
            cue, _, parts = net(b)
            points.append(cue[b["can"]].numpy())
            right.append(b["cue"][b["can"]].numpy())
            if parts is not None:
                got = net.best(parts, b["word"])
                for k in range(4):
                    hits[k] += int(((got == k) & (b["parts"] == k)).sum())
                    found[k] += int((got == k).sum())
                    gold[k] += int((b["parts"] == k).sum())
    net.train()
    points, right = np.concatenate(points), np.concatenate(right)
    order = np.argsort(-points, kind="stable")
    f = 200 * np.cumsum(right[order]) / (np.arange(len(order)) + 1 + right.sum())
    # The best score alone is a matter of luck: the middle of all that are near it.
    near = points[order][f > f.max() - 0.3]
    return float(f.max()), float(np.median(near)), [f1(hits[k], found[k], gold[k]) for k in (1, 2, 3)]


def main():
    folder = sys.argv[1]
    size = dict(hidden=96, parts=64, epochs=9, tokens=1700, drop=35, bag=20, rate=20, minutes=35, seed=7)
    for a in sys.argv[2:]:
        name, number = a.split("=")
        size[name] = int(number)
    torch.set_num_threads(1)
    torch.manual_seed(size["seed"])
    lessons = Lessons(folder)
    net = Net(lessons.meta, size["hidden"], size["parts"], size["drop"] / 100, size["bag"] / 100)
    rng = np.random.default_rng(size["seed"])
    best = copy.deepcopy(net)
    rate = size["rate"] * 1e-4
    bags = [net.words.weight, net.parts.weight]
    dense = [p for p in net.parameters() if all(p is not x for x in bags)]
    # Of the vectors of features only those that a batch has are moved.
    optimizers = [torch.optim.Adam(dense, lr=rate, betas=(0.9, 0.98)), torch.optim.SparseAdam(bags, lr=rate, betas=(0.9, 0.98))]
    start, step = time.time(), 0
    for epoch in range(size["epochs"]):
        total, count = 0.0, 0
        groups = lessons.batches(lessons.learn, size["tokens"], rng)
        for i, group in enumerate(groups):
            done = max((epoch + i / len(groups)) / size["epochs"], (time.time() - start) / (60 * size["minutes"]))
            if done >= 1:
                break
            step += 1
            for o in optimizers:
                for g in o.param_groups:
                    g["lr"] = rate * min(1, step / 200) * (1 - done) + 1e-6
                o.zero_grad()
            loss = net.loss(lessons.batch(group))
            loss.backward()
            nn.utils.clip_grad_norm_(dense, 5.0)
            for o in optimizers:
                o.step()
            if step % AVERAGED == 0:
                keep = min(0.97, step / (step + 200))
                with torch.no_grad():
                    for a, b in zip(best.parameters(), net.parameters()):
                        a.lerp_(b, 1 - keep)
            total, count = total + loss.item(), count + 1
        cue, threshold, parts = test(best, lessons, lessons.held)
        with torch.no_grad():
            for name, x in best.state_dict().items():
                x.numpy().astype("<f4").tofile(os.path.join(folder, name))
        np.array([threshold], dtype="<f4").tofile(os.path.join(folder, "threshold"))
        print("epoch %d: loss %.3f, held out: cues %.2f at %.2f, their words %.2f, sources %.2f, content %.2f; %.0f s" % (
            epoch + 1, total / max(count, 1), cue, threshold, *parts, time.time() - start), file=sys.stderr, flush=True)
        if done >= 1:
            break


if __name__ == "__main__":
    main()
