"""A year of daqinggou-2013 written directly in DuckDB's SQL for the ledgers of country.py.

Usage: python country_duckdb.py FOLDER csv|parquet OUTPUT

As country_numpy.py it takes every cell to be sound and incidents to stand in order of date, and
writes what gridscore writes from the same ledgers in English.
"""

from __future__ import annotations

import sys

import duckdb
from generate import CRITERIA

GIVEN = " + ".join(f'"{criterion}（20分）"' for criterion in CRITERIA)
QUARTERS = " UNION ALL ".join(
    f'SELECT "编号" AS id, {number} AS q, {GIVEN} AS given FROM q{number}' for number in range(1, 5)
)
RULES = f"""
CREATE TEMP MACRO half_up(dividend, divisor) AS (2 * dividend + divisor) // (2 * divisor);
CREATE TEMP MACRO hundredths(number) AS (number::INTEGER * 0.01)::DECIMAL(18, 2);

CREATE TEMP TABLE log AS
SELECT row_number() OVER () AS place, "编号" AS id, (month("日期"::DATE) + 2) // 3 AS quarter,
       "类别" = '表彰' AS praises,
       CASE WHEN "类别" = '信息漏报' THEN 1
            WHEN "类别" = '市容环境通报批评' AND "通报单位" IN ('市', '区') THEN 2
       END AS clause
FROM incidents;

CREATE TEMP TABLE dismissed AS
SELECT id, min(place) AS place, arg_min(clause, place) AS clause,
       arg_min(quarter, place) AS quarter
FROM (
  SELECT * FROM log WHERE clause IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY id, clause ORDER BY place) = 3
)
GROUP BY id;

CREATE TEMP VIEW praised AS
SELECT id, count(*) AS times
FROM log LEFT JOIN dismissed USING (id)
WHERE praises AND (dismissed.place IS NULL OR log.place < dismissed.place)
GROUP BY id;

CREATE TEMP VIEW routine AS
SELECT id, half_up(sum(round(given * 100)::INTEGER)::BIGINT, count(*)) AS routine
FROM ({QUARTERS}) LEFT JOIN dismissed USING (id)
WHERE q <= coalesce(quarter, 4)
GROUP BY id;

CREATE TEMP VIEW survey_rate AS
SELECT "编号" AS id, half_up("满意"::INTEGER * 10000, "抽样总票数"::INTEGER) AS rate FROM survey;

CREATE TEMP VIEW year AS
SELECT *, half_up(routine * 80, 100) + half_up(rate * 20, 100) AS total,
       clause IS NULL AS graded, coalesce(times, 0) * 50000 AS praise
FROM (SELECT "编号" AS id, "姓名" AS name, "网格" AS grid, "责任区" AS zone FROM roster)
JOIN routine USING (id) JOIN survey_rate USING (id)
LEFT JOIN (SELECT id, clause FROM dismissed) USING (id) LEFT JOIN praised USING (id);
"""
RESULT = """
SELECT CASE WHEN graded THEN rank() OVER (PARTITION BY graded ORDER BY total DESC) END AS rank,
       id, name, grid, zone, hundredths(routine) AS routine, NULL::DECIMAL(18, 2) AS panel,
       hundredths(rate) AS survey_rate,
       CASE WHEN rate >= 9000 THEN 'satisfied' WHEN rate >= 6000 THEN 'fair' ELSE 'poor'
       END AS survey_band,
       hundredths(half_up(rate * 20, 100)) AS survey, hundredths(0) AS deducted,
       hundredths(total) AS total,
       CASE WHEN NOT graded THEN '' WHEN total >= 9000 THEN 'excellent' WHEN total >= 7500
            THEN 'good' WHEN total >= 6000 THEN 'pass' ELSE 'fail' END AS grade,
       hundredths(bonus) AS bonus, hundredths(praise) AS commendation,
       hundredths(bonus + praise) AS paid,
       CASE WHEN graded THEN 'active' ELSE 'dismissed' END AS standing,
       concat_ws('; ', '四-' || clause || ' occurrence 3 this year: dismissed',
         CASE WHEN praise > 0 THEN
           '四-4 documented commendation; the money is applied for at the street office' END
       ) AS reasons
FROM (
  SELECT *, CASE WHEN NOT graded THEN 0 WHEN total >= 9000 THEN 240000 WHEN total >= 7500
                 THEN 200000 WHEN total >= 6000 THEN 150000 ELSE 100000 END AS bonus
  FROM year
)
ORDER BY rank NULLS LAST, id
"""
HEADINGS = (
    "rank,id,name,grid,zone,routine,panel,survey_rate,survey_band,survey,deducted,total,grade,"
    "bonus,commendation,paid,standing,reasons"
)
FORMATS = {
    "csv": "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', NEW_LINE '\\r\\n', "
    f"PREFIX '\ufeff{HEADINGS}\r\n', SUFFIX '\r\n'",
    "parquet": "FORMAT parquet",
}
TABLES = ("roster", "q1", "q2", "q3", "q4", "incidents", "survey")


def main(folder: str, kind: str, output: str) -> None:
    """Read, work out, write."""
    database = duckdb.connect()
    for name in TABLES:
        path = f"{folder}/{name}.{kind}"
        database.execute(f"CREATE VIEW {name} AS FROM read_{kind}('{path}')")
    database.execute(RULES)
    into = FORMATS[output.rpartition(".")[2]]
    database.execute(f"COPY ({RESULT}) TO '{output}' ({into})")


if __name__ == "__main__":
    main(*sys.argv[1:])
