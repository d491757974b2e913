"""Sitting an exam, from the start to the grade.

`paper` freezes form and policy; `sitting_down.sit` begins a sitting or joins the open one; `sent` reads what a tab
sends and `saving.save` keeps it; `moving.go_on` leaves a section; `submitting.submit` hands in, `expiring` closes
what is over. Each closing is graded once by `grading`, which appends; `remedying` clears safety errors, and
`grading.decided` says whether it is a pass by now. `accommodating` and `staff` give time, reopen and void; `receipts`
sign what is kept. Every verb is handed the instant at which its request arrived.
"""
