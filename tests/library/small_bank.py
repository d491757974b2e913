"""Two files of items and an exam that draws on them, beside the small content."""

from tests.library.small_content import TEXTS

OPTIONS = """\
options:
  - id: swollen
    text: One calf is swollen
    correct: true
    why: A swelling of one calf that nobody can explain waits for no massage.
  - id: stiff
    text: Both calves are stiff
    why: Stiffness of *both* sides after a long day has many harmless causes.
    misconception: Any complaint of the calf is an emergency.
"""
ITEM = f"""\
---
kind: single
objective: assess-01
pillar: assessment
level: application
references: [one2015]
read_next: [/techniques/effleurage]
status: scored
{OPTIONS}---

Which finding sends a client to a physician **today**?
"""
SEVERAL = f"""\
---
kind: items
shared:
  objective: assess-01
  pillar: assessment
  references: [one2015]
  status: scored
  use: practice
items:
  - id: first-minutes
    kind: numeric
    level: application
    stem: How many minutes of light strokes are asked for in this plan of two times four?
    value: 8
    tolerance: 0
    unit: min
    why: Two times four minutes are eight minutes; the plan asks for no more.
  - id: other-calf
    kind: single
    level: application
    stem: What is seen in a calf that should be left alone?
    {OPTIONS.replace(chr(10), chr(10) + "    ").rstrip()}
---
"""
EXAM = """\
---
kind: exam
title: First certificate
summary: One item.
blueprint: {domains: {assess: 1}}
practice: {domains: {assess: 1}}
minutes: 10
---

What you are asked, and why.
"""
ITEM_PATH = "items/assess/one-calf.md"
SEVERAL_PATH = "items/assess/more-of-it.md"
EXAM_PATH = "exams/first.md"
BANK = {**TEXTS, ITEM_PATH: ITEM, SEVERAL_PATH: SEVERAL, EXAM_PATH: EXAM}
