"""What the methods page says in plain words; its tables are in `methods_tables`."""

ANSWER = (
    "Each number stands as it was printed by the review, by a study's own abstract or by another "
    "paper, and names the place; what we computed says so, and nothing was filled in. Numbers are "
    "combined only where studies measured the same thing in the same way."
)

READING = """
A figure enters the corpus only as it is printed, together with who printed it (its *basis*) and
where (its *locator*: the section of the review and its reference number, or the abstract with its
DOI or PMID).

- A figure that nobody printed is left empty. It is not guessed, read off a picture or taken from
  memory.
- What the review prints and what the study's own abstract prints are kept side by side. Where
  both exist, the study's own figure is used and the review's is shown but not counted again.
- Means, medians and values whose kind is not stated stay apart. A spread printed as ± without a
  name stays unnamed.
- Studies that may share patients form one cohort family; totals of patients take its largest
  member.
- Arms that were not vertebroplasty or kyphoplasty (sham, conservative care, radiotherapy alone)
  are comparators and stay out of vertebroplasty rates. Animals, reviews and guidelines are never
  counted among patients.
- A sentence such as “no significant complications” becomes 0 of n only as our reading of it, and
  is marked as derived.
"""

TIME = """
**Time** is in months since treatment; 0 is before it. A week counts 0.23 months, a year 12. A
visit given as a range (2–4 weeks) stands at its middle, a visit on the day of treatment just after
0. “Last follow-up” without a date has no time: such values have a lane of their own and never join
a line. Windows for combining visits are: up to 1 week, 1 month (to 2), 3 months (to 4.5), 6 months
(to 9), 12 months (to 18).

**Pain scores** printed on 0–100 are converted to 0–10 by dividing by ten and say so. VAS, NRS and
the items of the BPI remain different instruments. No other score is rescaled.

**Change from baseline** is the later value minus the earlier one, in points. It exists only where
both were printed. Per cent change is that divided by the baseline. A standardised change is not
used for one-arm series: it depends on a correlation that is hardly ever printed.

**Shares** are events divided by the total that the source names, in its own unit: patients,
vertebrae, lesions and procedures are never mixed. Cement leakage seen on imaging is kept apart
from clinical complications.
"""

COMBINING = """
**Combined** are only effects of the same kind, instrument, statistic, visit window or event
definition, unit and aetiology, from at least three studies that share no patients. Kyphoplasty is
then a subgroup of its own.

**Never combined** are

- the review's ranges (5–10 %, 1–3 %, 2–5 %) or their middles: they have no counts behind them;
- one treatment's one-arm series against another's, with a p-value: the patients differ in more
  than the treatment;
- patients with vertebrae, one definition of a complication with another, one aetiology with
  another;
- medians with means; scores without a spread; several visits of one study;
- animals, case reports, reviews, guidelines and comparator arms.

Where combining is refused the page says why and shows each study, with median and range. The
number of studies with p < 0.05 is never counted as a result. Changes in groups without a control
are described, not attributed to the treatment: pain that is treated at its worst falls back on
average anyway, natural healing and other treatment run alongside, and those who died or dropped
out are missing from later visits.
"""

LIMITS = """
- Nearly every figure of a study comes from its abstract. Abstracts leave out zero counts, losses
  and unwelcome visits; full texts may say more or otherwise.
- For some works of the review neither the year nor the abstract was found; they say “not seen”.
- The review is narrative. It reports no search, no criteria and no appraisal, so what it left out
  is unknown. The wider literature was gathered by us without a systematic search.
- Most studies have no control group, and none of the series was blinded.
- Filters pick studies that enrolled such patients. Results are seldom broken down by primary or
  region, so a filtered result is that of the whole study.
- Later visits are of survivors.
- Levels, appraisals, readings and severities are our judgement.
"""

LICENCE = (
    "Data: CC BY 4.0. Code: Apache-2.0. The figures were printed by the works named beside them; "
    "please cite those, too."
)

NOT_ADVICE = (
    "Not medical advice. A summary of what was reported about groups; it can't say what will help "
    "one person."
)

CHECKED = (
    "The formulas were checked against R's metafor, version 3.8-1, on its own example data; the "
    "reference values and the script that makes them are part of the source code."
)

NARRATIVE = (
    "The review is narrative: it tells no search, no criteria and no selection. Those items are "
    "therefore not reported by the review, and no flow diagram is drawn."
)
