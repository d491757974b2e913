"""The two statements of a save, for both databases."""

from sqlalchemy import TextClause, text

MOST_A_MINUTE = 3_000
"""Events one sitting takes in a minute: sixty full saves, far above a typing hand or a journal that catches up."""

# One statement decides about every event and keeps it. Its parts, in the order in which they decide:
# - late: the sitting is closed, or it came after deadline and grace. `clock` is never before what was applied last.
# - left: it is about a section that the candidate is not in, where navigation is one way.
# - conflict: another tab or device changed the item after the one this tab had seen.
# - superseded: this tab's own later change arrived first.
# Each row takes the next numbers of the sitting's history; that they are unique stops two saves that did not see
# each other. PostgreSQL locks the sitting, so that a save and a submission follow each other.
_SAVE = """
WITH mine AS (
  SELECT id, state, reached, deadline + grace_ms AS closes_at, {latest}(CAST(:now AS BIGINT), started_at, COALESCE((
    SELECT received_at FROM sitting_event WHERE sitting_id = :sitting AND outcome = 'applied'
    ORDER BY rev DESC LIMIT 1
  ), 0)) AS clock
  FROM sitting
  WHERE id = :sitting AND (account_id = :account OR (visitor = :visitor AND account_id IS NULL)) {lock}
),
newest AS (SELECT COALESCE(MAX(rev), 0) AS rev FROM sitting_event WHERE sitting_id = :sitting),
sent AS (
  SELECT CAST(value ->> 'seq' AS BIGINT) AS seq, value ->> 'item' AS item, CAST(value ->> 'base' AS BIGINT) AS base,
    value ->> 'value' AS said, value ->> 'sha' AS sha, CAST(value ->> 'section' AS BIGINT) AS section,
    CAST(value ->> 'place' AS BIGINT) AS place
  FROM {each}
)
INSERT INTO sitting_event
  (sitting_id, client_id, seq, item, base_rev, rev, value, sha256, received_at, outcome)
SELECT mine.id, CAST(:client AS TEXT), sent.seq, sent.item, sent.base, newest.rev + sent.place, sent.said, sent.sha,
  mine.clock,
  CASE
    WHEN mine.state <> 'in-progress' OR mine.clock > mine.closes_at THEN 'late'
    WHEN sent.section >= 0 AND sent.section <> mine.reached THEN 'left'
    WHEN EXISTS (
      SELECT 1 FROM sitting_event AS other WHERE other.sitting_id = :sitting AND other.item = sent.item
        AND other.rev > sent.base AND other.client_id <> :client AND other.outcome = 'applied'
    ) THEN 'conflict'
    WHEN EXISTS (
      SELECT 1 FROM sitting_event AS own WHERE own.sitting_id = :sitting AND own.item = sent.item
        AND own.seq > sent.seq AND own.client_id = :client AND own.outcome IN ('applied', 'conflict')
    ) THEN 'superseded'
    ELSE 'applied'
  END
FROM mine CROSS JOIN newest CROSS JOIN sent
WHERE COALESCE((
  SELECT received_at FROM sitting_event
  WHERE sitting_id = :sitting AND rev <= newest.rev - :most ORDER BY rev DESC LIMIT 1
), 0) <= mine.clock - 60000
ON CONFLICT (sitting_id, client_id, seq) DO NOTHING
RETURNING seq, sha256, outcome, rev, received_at, (SELECT deadline FROM sitting WHERE id = :sitting)
"""

SAVE: dict[str, TextClause] = {
    "sqlite": text(_SAVE.format(latest="MAX", lock="", each="json_each(:events)")),
    "postgresql": text(
        _SAVE.format(
            latest="GREATEST",
            lock="FOR NO KEY UPDATE",
            each="jsonb_array_elements(CAST(:events AS jsonb)) AS one(value)",
        )
    ),
}

# Where the sitting stands, what is kept of the numbers that were sent, and what stands against each.
STANDING: TextClause = text("""
SELECT sitting.state, sitting.deadline, kept.seq, kept.sha256, kept.outcome, kept.rev, kept.received_at,
  newest.rev AS current_rev, newest.value AS current_value
FROM sitting
LEFT JOIN sitting_event AS kept
  ON kept.sitting_id = sitting.id AND kept.client_id = :client AND kept.seq BETWEEN :first AND :last
LEFT JOIN sitting_event AS newest
  ON newest.sitting_id = sitting.id AND newest.rev = (
    SELECT MAX(rev) FROM sitting_event AS applied
    WHERE applied.sitting_id = kept.sitting_id AND applied.item = kept.item AND applied.outcome = 'applied'
  )
WHERE sitting.id = :sitting
  AND (sitting.account_id = :account OR (sitting.visitor = :visitor AND sitting.account_id IS NULL))
ORDER BY kept.seq
""")
