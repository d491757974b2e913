"""A mini case of one chapter that needs no page of the library but its objective and its reference."""

WHY = "A reason long enough to teach something to whoever reads it."

CASE = f"""\
---
kind: case
title: A short talk
summary: Mia has a sore neck.
use: practice
level: 1
minutes: 5
objectives: [assess-01]
client:
  name: Mia
  age: 30
  work: teacher
  goals: [sleep]
  intake: {{medicines: none, surgery: none, cancer: none, pregnancy: none, diabetes: none, allergies: none}}
start: {{pain: 3, irritability: 1, flags: []}}
cues:
  options:
    - {{id: sore, text: A sore neck since Monday, correct: true, why: {WHY}}}
    - {{id: hat, text: A red hat with a feather, correct: false, why: {WHY}}}
history:
  cap: 1
  items:
    - {{id: night, ask: Is it worse at night?, reveal: No., key: true, why: {WHY}}}
    - {{id: food, ask: What did you eat?, reveal: Soup., key: false, why: {WHY}}}
    - {{id: fever, ask: Any fever?, reveal: No., key: true, red_flag: infection, why: {WHY}}}
screen:
  right: proceed
  reasons:
    - {{id: quiet, text: No red flag was found, correct: true, why: {WHY}}}
    - {{id: kind, text: She seems to be kind, correct: false, why: {WHY}}}
expert_path:
  cues: [sore]
  history: [fever, night]
  screen: {{decision: proceed, reasons: [quiet]}}
references: [one2015]
---

## Presentation

“It is my neck,” says Mia.

## Debrief

Ask first [@one2015].
"""
