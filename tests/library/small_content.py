"""One sound document of each kind, small enough to read at a glance."""

REFERENCES = """\
- id: one2015
  authors: One A, Two B
  year: 2015
  title: Massage for low-back pain
  source: Journal of Tests 1(2):3-4
  doi: 10.1000/test.1
  pmid: '123'
  kind: guideline
  key_finding: Some short-term benefit.
- id: two2020
  authors: Two B
  year: 2020
  title: What hands do
  source: Journal of Tests 2
  doi: null
  pmid: null
  kind: systematic review
  key_finding: Little is known.
"""

CLAIMS = """\
- id: claim-001
  claim: Relieves stress
  group: Reasons
  verdict: supported
  correction: For a short time.
  references: [one2015]
- id: claim-002
  claim: Breaks adhesions
  group: Reasons
  verdict: contradicted
  correction: Hands do not break mature collagen.
  references: [two2020]
"""

GLOSSARY = """\
- term: Guarding
  slug: guarding
  also: [protective tone]
  meaning: Muscles that hold still to protect.
  references: []
"""

OBJECTIVES = """\
- id: assess-01
  domain: assess
  verb: Choose
  text: Choose a first assessment
  pillar: assessment
  level: application
  references: [one2015]
"""

LESSON = """\
---
kind: lesson
title: First words
summary: How to begin.
pillar: assessment
order: 1
objectives: [assess-01]
key_points:
  - Ask before you touch.
further:
  - "[Stroking](technique:effleurage)"
---

## Ask first

People say "it hurts" [@one2015]. Some [[protective tone|guarding]] is normal {evidence: supported claim-001}, and it
eases [@two2020; @one2015] with [stroking](technique:effleurage).

!!! red-flag "Not today"
    Fever is a reason to stop.

![A line that falls.](figure:curve "Pain falls.")

| Sign | Meaning |
|---|---|
| heat | inflammation |

### Then look

Read [the review](https://example.org/review) or [the claim](claim:claim-002).
"""

TECHNIQUE = """\
---
kind: technique
title: Effleurage
summary: Long strokes.
synonyms: [stroking]
regions: [whole-body]
effects:
  - {effect: Relaxation, status: supported, grade: moderate, references: [one2015]}
claimed: [Flushes toxins]
contraindications:
  - {text: Fever, level: absolute}
stages: {inflammation: avoid-locally, proliferation: with-care, remodelling: suitable}
dose: {depth: [light, moderate], minutes: [2, 10], note: Customary.}
default_response: {pain: -1, irritability: 0, says: That is pleasant.}
---

Long strokes with oil.
"""

CONDITION = """\
---
kind: condition
title: Low back pain
summary: A sore back.
regions: [lower-back]
red_flag: false
red_flags: [Numb saddle]
evidence:
  - {technique: effleurage, grade: low, note: Short term., references: [one2015]}
refer: When a red flag is there.
---

Backs ache.
"""

ASSESSMENT = """\
---
kind: assessment
title: Straight leg raise
summary: Lift the leg.
regions: [lower-back, thigh]
category: special-test
minutes: 2
irritability: 1
provocative: true
group: null
accuracy:
  - {target: back-pain, sensitivity: 0.9, specificity: null, reference: one2015}
positive: Familiar leg pain.
cautions: []
why: It tells a nerve from a muscle.
---

Lift the straight leg.
"""

STAGE = """\
---
kind: stage
title: Inflammation
summary: The first days.
order: 1
window: To about day 3
suitable: []
with_care: []
avoid: [effleurage]
---

Protect it.
"""

COURSE = """\
---
kind: course
title: The first course
summary: One lesson.
modules: [first-words]
objectives: [assess-01]
---

Begin here.
"""

FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" role="img">
  <path class="fig-line" d="M0 0L40 20" fill="none" stroke="currentColor"/>
</svg>
"""

TEXTS = {
    "references.yaml": REFERENCES,
    "claims.yaml": CLAIMS,
    "glossary.yaml": GLOSSARY,
    "objectives.yaml": OBJECTIVES,
    "pillars/assessment/first-words.md": LESSON,
    "techniques/effleurage.md": TECHNIQUE,
    "conditions/back-pain.md": CONDITION,
    "assessments/slr.md": ASSESSMENT,
    "stages/inflammation.md": STAGE,
    "courses/first.md": COURSE,
    "figures/curve.svg": FIGURE,
}
