"""The page under filters, and a corpus of one trial that prints everything a study may."""

import pytest

import evidence
from evidence import cohorts as room
from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.studies import TOPIC
from evidence.topics.studies.page import StudiesOptions

TRIAL = """\
collection: review
studies:
  - id: doe-2020
    label: Doe 2020 (TRIAL)
    short_label: Doe 2020
    authors: Doe J; Roe R
    first_author: Doe
    year: 2020
    title: Cement or sham
    journal: J Trials
    pmid: "123"
    centre: Utrecht, the Netherlands
    review_refs: [7]
    design: randomised trial
    blinding: patients blinded
    crossover: true
    consecutive: true
    aetiology: tumour
    read:
      - {what: abstract, where: PubMed 123, on: 2026-11-20}
      - {what: not found, where: publisher's page, on: 2026-11-21}
    patients: {n: 41, basis: primary, locator: abstract}
    follow_up: {months: 12, printed: five visits, kind: last visit, basis: primary, locator: abstract}
    arms:
      - {id: pvp, label: Cement, components: [PVP], n_patients: 1, basis: primary, locator: abstract}
      - id: sham
        label: Sham procedure
        components: [sham]
        role: comparator
        n_patients: 40
        basis: primary
        locator: abstract
      - id: rfa
        label: Ablation
        components: [RFA]
        cement: not stated
        basis: primary
        locator: abstract
    scores:
      - arm: rfa
        instrument: VAS
        statistic: mean
        scale_min: 0
        scale_max: 10
        basis: primary
        locator: abstract
        visits:
          - {months: 1, timepoint: 1 month, value: 3.5, p_value: "<0.01", p_against: sham}
    differences:
      - arm: pvp
        against: sham
        instrument: VAS
        statistic: mean difference
        basis: primary
        locator: abstract
        visits:
          - {months: 1, timepoint: 1 month, value: -1.5, low: -2.5, high: -0.5, p_value: "0.003"}
    directions:
      - arm: pvp
        instrument: ODI
        direction: better
        against: first visit after treatment
        basis: secondary
        locator: table 2 of a review, PMID 123
        visits:
          - {months: 6, timepoint: 6 months}
    events:
      - arm: sham
        event: cement leakage
        kind: leakage
        definition: any leak
        events: 0
        total: 40
        unit: patients
        percent: 1
        basis: primary
        locator: abstract
        note: as printed
    details:
      - topic: cement
        statement: Volume injected
        low: 2
        high: 4
        unit: ml
        arm: pvp
        basis: primary
        locator: abstract
"""


@pytest.fixture
def trial(write_corpus):
    """Give the records of the one trial."""
    return room.build(evidence.load([write_corpus(TRIAL)]))


def opened(cohorts, study="", search="", **filters):
    return TOPIC.build(choose(cohorts, Selection(**filters)), StudiesOptions(study, search))
