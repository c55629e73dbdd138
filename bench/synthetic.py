"""A corpus of made-up studies, to see how everything grows; never shipped, never read by the app.

Sizes and mixtures follow the real corpus; names, titles and locators say that nothing of it exists.
Studies are written as supplement files, beside the real ones where a whole corpus is wanted.

    python -m bench.synthetic 1000 FOLDER      writes 1,000 studies and prints the files
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import yaml

from evidence.corpus.loading import default_paths, read_files
from evidence.corpus.vocabulary import Primary, Region, words

Entry: TypeAlias = dict[str, object]

SEED = 7
PER_FILE = 1_500
HEADER = "# Synthetic: no study in this file exists. Made by bench/synthetic.py to see growth.\n"
SOURCE: Entry = {"basis": "primary", "locator": "synthetic, no source"}

DESIGNS = {"case series": 70, "comparative cohort": 17, "randomised trial": 13}
AETIOLOGIES = {"tumour": 60, "osteoporosis": 22, "hemangioma": 9, "mixed": 6, "not stated": 3}
TREATMENTS = {
    ("PVP",): 50,
    ("PKP",): 16,
    ("RFA", "PVP"): 8,
    ("PVP or PKP",): 5,
    ("MWA", "PVP"): 5,
    ("PVP", "125I"): 4,
    ("PVP", "pedicle screws"): 4,
    ("cryoablation", "PVP"): 3,
    ("PVP", "vertebral stent"): 2,
    ("PKP", "radiotherapy"): 2,
    ("PVP", "ethanol"): 1,
}
COMPARATORS = {("conservative care",): 50, ("sham",): 25, ("radiotherapy",): 25}
INSTRUMENTS = {"VAS": 55, "NRS": 15, "KPS": 12, "ODI": 12, "RDQ": 6}
SCALES = {"VAS": (0, 10), "NRS": (0, 10), "KPS": (0, 100), "ODI": (0, 100), "RDQ": (0, 24)}
VISITS = (0.03, 0.23, 1, 3, 6, 12, 24)
EVENTS = (
    ("pain response", "response", "patients", "not stated"),
    ("cement leakage", "leakage", "vertebrae", "any"),
    ("cement leakage", "leakage", "patients", "asymptomatic"),
    ("major complication", "complication", "patients", "major"),
    ("any complication", "complication", "patients", "any"),
    ("nerve injury", "complication", "patients", "symptomatic"),
    ("new vertebral fracture", "new fracture", "patients", "not stated"),
    ("local control", "local control", "patients", "not stated"),
    ("death", "death", "patients", "not stated"),
)
TOPICS = ("finding", "recruitment", "follow-up", "age", "technique", "sex", "cement", "imaging")


def studies(number: int, seed: int = SEED) -> Iterator[Entry]:
    """Yield that many studies, the same for the same seed."""
    chance = random.Random(seed)
    for index in range(1, number + 1):
        yield _study(chance, index)


def write(number: int, folder: Path, seed: int = SEED) -> list[Path]:
    """Write that many studies as files of the corpus into a folder; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = list(studies(number, seed))
    paths = []
    for start in range(0, number, PER_FILE):
        path = folder / f"supplement-{start // PER_FILE + 1:03}.yaml"
        content = {"collection": "supplement", "studies": made[start : start + PER_FILE]}
        lines = yaml.dump(
            content, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100
        )
        path.write_text(HEADER + lines, encoding="utf-8")
        paths.append(path)
    return paths


def corpus_of(total: int, folder: Path) -> list[Path]:
    """Write the synthetic studies that bring the real corpus up to `total`; return all files."""
    real = default_paths()
    known = sum(len(file.records.studies) for file in read_files(real))
    return [*real, *write(max(0, total - known), folder)]


def _picked(chance: random.Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def _treatment(chance: random.Random, weights: dict[tuple[str, ...], int]) -> list[str]:
    return list(chance.choices(list(weights), list(weights.values()))[0])


def _study(chance: random.Random, index: int) -> Entry:
    design = _picked(chance, DESIGNS)
    size = max(4, round(chance.lognormvariate(3.9, 0.8)))
    arms = _arms(chance, size, two=design != "case series")
    study: Entry = {
        "id": f"synthetic-{index}",
        "label": f"Synthetic {index}",
        "authors": "; ".join(f"Nobody {letter}" for letter in "ABCDE"[: chance.randint(2, 5)]),
        "first_author": "Nobody",
        "year": chance.randint(1998, 2025),
        "title": f"Synthetic study {index}: these patients do not exist and nothing was measured",
        "journal": "No Journal",
        "design": design,
        "read": [{"what": "abstract", "where": "nowhere: synthetic", "on": "2025-11-30"}],
        "aetiology": _picked(chance, AETIOLOGIES),
        "patients": {"n": size, "unit": "patients", **SOURCE},
        "lesions": {"n": round(size * chance.uniform(1, 1.8)), "unit": "vertebrae", **SOURCE},
        "arms": arms,
        "scores": [series for arm in arms for series in _scores(chance, arm)],
        "directions": list(_directions(chance, arms)),
        "events": [event for arm in arms for event in _events(chance, arm)],
        "details": [_detail(chance) for _ in range(chance.randint(1, 7))],
        "notes": ["Synthetic: made up to measure how the dashboard grows."],
    }
    if chance.random() < 0.25:
        study["cohort_family"] = f"synthetic-family-{chance.randint(1, index // 3 + 1)}"
    if chance.random() < 0.3:
        study["primaries"] = [_split(chance, "primary", words(Primary), size)]
    if chance.random() < 0.3:
        study["regions"] = [_split(chance, "region", words(Region), size)]
    return {key: value for key, value in study.items() if value != []}


def _arms(chance: random.Random, size: int, *, two: bool) -> list[Entry]:
    first = size // 2 if two else size
    made = [("pvp", "intervention", TREATMENTS, first)]
    if two:
        alone = chance.random() < 0.5
        other = ("comparator", COMPARATORS) if alone else ("intervention", TREATMENTS)
        made.append(("other", *other, size - first))
    arms = []
    for name, role, treatments, n in made:
        parts = _treatment(chance, treatments)
        arm = {"id": name, "label": " + ".join(parts), "components": parts, "role": role}
        arms.append({**arm, "n_patients": n, **SOURCE})
    return arms


def _scores(chance: random.Random, arm: Entry) -> Iterator[Entry]:
    if chance.random() < 0.5:
        return
    instrument = _picked(chance, INSTRUMENTS)
    low, high = SCALES[instrument]
    rises = instrument == "KPS"
    before = chance.uniform(0.35, 0.5) if rises else chance.uniform(0.6, 0.85)
    end = chance.uniform(0.6, 0.85) if rises else chance.uniform(0.15, 0.45)
    months = [0.0, *sorted(chance.sample(VISITS, chance.choice((1, 1, 2, 3, 4))))]
    spread = chance.random() < 0.6
    visits = []
    for place, month in enumerate(months):
        share = before if place == 0 else end + chance.uniform(-0.08, 0.08)
        visit: Entry = {
            "months": month,
            "timepoint": f"{month:g} months" if month else "before treatment",
            "value": round(low + share * (high - low), 1),
            "n": arm["n_patients"],
        }
        if spread:
            visit["spread"] = round(chance.uniform(0.08, 0.22) * (high - low), 1)
        visits.append(visit)
    yield {
        "arm": arm["id"],
        "instrument": instrument,
        "statistic": "mean" if spread or chance.random() < 0.6 else "median",
        **({"spread_kind": "SD"} if spread else {}),
        "scale_min": low,
        "scale_max": high,
        **SOURCE,
        "visits": visits,
    }


def _directions(chance: random.Random, arms: list[Entry]) -> Iterator[Entry]:
    for instrument in chance.sample(list(INSTRUMENTS), chance.choice((0, 0, 1, 2, 4))):
        yield {
            "arm": arms[0]["id"],
            "instrument": instrument,
            "direction": _picked(chance, {"better": 70, "no difference": 27, "worse": 3}),
            "against": "baseline" if len(arms) == 1 or chance.random() < 0.5 else arms[1]["id"],
            **SOURCE,
            "visits": [{"months": month, "timepoint": f"{month:g} months"} for month in (1, 3)],
        }


def _events(chance: random.Random, arm: Entry) -> Iterator[Entry]:
    total = arm["n_patients"]
    assert isinstance(total, int)
    for event, kind, unit, severity in chance.sample(EVENTS, chance.randint(0, 4)):
        wanted = kind in {"response", "local control"}
        share = chance.uniform(0.6, 0.95) if wanted else chance.betavariate(1, 9)
        yield {
            "arm": arm["id"],
            "event": event,
            "kind": kind,
            "severity": severity,
            "definition": f"{event}, as nobody counted it",
            "events": round(share * total),
            "total": total,
            "unit": unit,
            **({"good": True} if wanted else {}),
            **SOURCE,
        }


def _split(chance: random.Random, key: str, values: tuple[str, ...], size: int) -> Entry:
    some = chance.sample(values, chance.randint(1, min(4, len(values))))
    counts = [{key: value, "n": max(1, size // len(some))} for value in some]
    return {"unit": "patients", **SOURCE, "counts": counts}


def _detail(chance: random.Random) -> Entry:
    statement = f"Made-up figure {chance.randint(1, 9_999)} of a study that nobody did"
    return {
        "topic": chance.choice(TOPICS),
        "statement": statement,
        "value": round(chance.uniform(1, 90), 1),
        "unit": "units of nothing",
        **SOURCE,
    }


def main() -> int:
    if len(sys.argv) != 3:
        print("usage: python -m bench.synthetic NUMBER FOLDER", file=sys.stderr)
        return 2
    for path in write(int(sys.argv[1]), Path(sys.argv[2])):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
