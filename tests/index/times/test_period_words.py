"""The many ways to name a period, each read as years and months."""

from __future__ import annotations

from datetime import date

import pytest

from index.times.periods import Period, contradicts, described, mentions_in, periods_in

SAID = date(2025, 6, 15)

# text: the periods it names, as a reply names them
TABLE = [
    ("今年", "2025年"),
    ("本年", "2025年"),
    ("今年以来", "2025年"),
    ("本年度", "2025年"),
    ("去年", "2024年"),
    ("去年同期", "2024年"),
    ("上年", "2024年"),
    ("上一年", "2024年"),
    ("前年", "2023年"),
    ("明年", "2026年"),
    ("this year", "2025年"),
    ("last year", "2024年"),
    ("Last Year", "2024年"),
    ("next year", "2026年"),
    ("the year before last", "2023年"),
    ("昨年", "2024年"),
    ("一昨年", "2023年"),
    ("来年", "2026年"),
    ("올해", "2025年"),
    ("작년", "2024年"),
    ("지난해", "2024年"),
    ("재작년", "2023年"),
    ("내년", "2026年"),
    ("2025年", "2025年"),
    ("２０２５年", "2025年"),
    ("二〇二五年", "2025年"),
    ("二0二五年", "2025年"),
    ("二○二五年", "2025年"),
    ("二零二五年", "2025年"),
    ("一九九八年", "1998年"),
    ("2025年度", "2025年"),
    ("2025년", "2025年"),
    ("in 2019", "2019年"),
    ("2021—2025年", "2021—2025年"),
    ("2021-2025年", "2021—2025年"),
    ("2021年至2025年", "2021—2025年"),
    ("“十四五”期间", "2021—2025年"),
    ("“十四五”时期", "2021—2025年"),
    ("十四五期间", "2021—2025年"),
    ("‘十四五’期间", "2021—2025年"),
    ("「十四五」期間", "2021—2025年"),
    ("“十四五”规划期间", "2021—2025年"),
    ("“十四五”以来", "2021—2025年"),
    ("“十四五”末", "2025年"),
    ("“十四五”期末", "2025年"),
    ("“十四五”收官之年", "2025年"),
    ("“十四五”开局之年", "2021年"),
    ("“十五五”时期", "2026—2030年"),
    ("“十三五”末", "2020年"),
    ("“九五”期间", "1996—2000年"),
    ("the 14th Five-Year Plan period", "2021—2025年"),
    ("一季度", "一季度"),
    ("1季度", "一季度"),
    ("１季度", "一季度"),
    ("第一季度", "一季度"),
    ("第1季度", "一季度"),
    ("首季", "一季度"),
    ("首季度", "一季度"),
    ("首个季度", "一季度"),
    ("二季度", "二季度"),
    ("第三季度", "三季度"),
    ("四季度", "四季度"),
    ("第四季", "四季度"),
    ("Q1", "一季度"),
    ("Q4", "四季度"),
    ("first quarter", "一季度"),
    ("the 2nd quarter", "二季度"),
    ("third-quarter", "三季度"),
    ("第1四半期", "一季度"),
    ("第一四半期", "一季度"),
    ("第４四半期", "四季度"),
    ("1분기", "一季度"),
    ("3 분기", "三季度"),
    ("本季度", "2025年二季度"),
    ("上季度", "2025年一季度"),
    ("上一季度", "2025年一季度"),
    ("last quarter", "2025年一季度"),
    ("去年一季度", "2024年一季度"),
    ("今年首季", "2025年一季度"),
    ("2024年第四季度", "2024年四季度"),
    ("二〇二四年四季度", "2024年四季度"),
    ("2025Q1", "2025年一季度"),
    ("Q1 2025", "2025年一季度"),
    ("first quarter of 2025", "2025年一季度"),
    ("first quarter of this year", "2025年一季度"),
    ("the third quarter of last year", "2024年三季度"),
    ("昨年第3四半期", "2024年三季度"),
    ("작년 1분기", "2024年一季度"),
    ("前三季度", "1—9月"),
    ("前三个季度", "1—9月"),
    ("前3季度", "1—9月"),
    ("今年前三季度", "2025年1—9月"),
    ("first three quarters", "1—9月"),
    ("前两个季度", "上半年"),
    ("上半年", "上半年"),
    ("下半年", "下半年"),
    ("今年上半年", "2025年上半年"),
    ("2024年下半年", "2024年下半年"),
    ("first half", "上半年"),
    ("the second half of 2024", "2024年下半年"),
    ("H1 2025", "2025年上半年"),
    ("上半期", "上半年"),
    ("下半期", "下半年"),
    ("상반기", "上半年"),
    ("지난해 하반기", "2024年下半年"),
    ("1—5月", "1—5月"),
    ("1-5月", "1—5月"),
    ("1～5月", "1—5月"),
    ("１—５月", "1—5月"),
    ("1至5月", "1—5月"),
    ("1到5月份", "1—5月"),
    ("1月至5月", "1—5月"),
    ("1月-5月", "1—5月"),
    ("一至五月", "1—5月"),
    ("一月至十月", "1—10月"),
    ("1—11月份", "1—11月"),
    ("今年1—5月", "2025年1—5月"),
    ("2024年1至10月", "2024年1—10月"),
    ("1∼5월", "1—5月"),
    ("January to May", "1—5月"),
    ("January-May 2025", "2025年1—5月"),
    ("Jan to Oct", "1—10月"),
    ("前5个月", "1—5月"),
    ("前五个月", "1—5月"),
    ("前五個月", "1—5月"),
    ("前11个月", "1—11月"),
    ("前十个月", "1—10月"),
    ("前十一个月", "1—11月"),
    ("头两个月", "1—2月"),
    ("首五个月", "1—5月"),
    ("first five months", "1—5月"),
    ("first ten months of last year", "2024年1—10月"),
    ("去年前5个月", "2024年1—5月"),
    ("截至6月底", "截至6月底"),
    ("截止到6月底", "截至6月底"),
    ("截至6月末", "截至6月底"),
    ("6月末", "截至6月底"),
    ("截至2025年6月底", "截至2025年6月底"),
    ("截至去年6月底", "截至2024年6月底"),
    ("截至一季度末", "截至3月底"),
    ("三季度末", "截至9月底"),
    ("by the end of June", "截至6月底"),
    ("5月", "5月"),
    ("5月份", "5月"),
    ("五月份", "5月"),
    ("12月", "12月"),
    ("十二月", "12月"),
    ("5월", "5月"),
    ("2024年5月", "2024年5月"),
    ("去年12月份", "2024年12月"),
    ("二〇二四年十月", "2024年10月"),
    ("in May", "5月"),
    ("May 2025", "2025年5月"),
    ("in October 2024", "2024年10月"),
    ("上月", "2025年5月"),
    ("上个月", "2025年5月"),
    ("上個月", "2025年5月"),
    ("本月", "2025年6月"),
    ("下月", "2025年7月"),
    ("last month", "2025年5月"),
    ("this month", "2025年6月"),
    ("先月", "2025年5月"),
    ("今月", "2025年6月"),
    ("지난달", "2025年5月"),
    ("이번 달", "2025年6月"),
    ("2022年增长5%，2023年一季度增长9%", "2022年|2023年一季度"),
    ("一季度增长5%，二季度增长6%", "一季度|二季度"),
    # no window, a day, or something else
    ("近日", ""),
    ("日前", ""),
    ("近年来", ""),
    ("5月9日", ""),
    ("五月九日", ""),
    ("5月9日至12日", ""),
    ("May 9", ""),
    ("it may be", ""),
    ("三个月", ""),
    ("5个月", ""),
    ("四季如春", ""),
    ("十五五", ""),
    ("“十四五”规划", ""),
    ("前年同期比", ""),
    ("9.6%", ""),
    ("13805人", ""),
    ("20.25年", ""),
    ("每月", ""),
    ("Q10", ""),
    ("H1N1", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "periods"), TABLE, ids=[text for text, _ in TABLE])
def test_a_period_is_read_however_it_is_written(text: str, periods: str) -> None:
    assert "|".join(described(period) for _, period in periods_in(text, SAID)) == periods


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({text for text, _ in TABLE}) == len(TABLE) >= 150


def test_last_month_of_january_is_december_of_the_year_before() -> None:
    assert [period for _, period in periods_in("上月", date(2026, 1, 9))] == [Period(2025, (12, 12))]
    assert [period for _, period in periods_in("上季度", date(2026, 1, 9))] == [Period(2025, (10, 12))]


def test_last_month_needs_a_day_to_count_from_while_last_year_does_with_a_year() -> None:
    assert list(periods_in("上月", 2026)) == []
    assert [period for _, period in periods_in("去年", 2026)] == [Period(2025, None)]


def test_a_mention_stands_for_the_year_and_its_months_together() -> None:
    text = "全市2024年5月份完成投资"
    (mention,) = mentions_in(text, None)
    assert text[mention.start : mention.end] == "2024年5月份"


@pytest.mark.parametrize(("text", "certain"), [("5月份", True), ("上月", True), ("5月开工", False), ("in May", False)])
def test_a_bare_month_is_less_certain_to_be_a_period(text: str, certain: bool) -> None:  # noqa: FBT001  one column of the table
    (mention,) = mentions_in(text, SAID)
    assert mention.certain is certain


PLAN = Period(2021, None, until=2025)
END_OF_JUNE = Period(None, (1, 6), as_of=True)


@pytest.mark.parametrize(
    ("asked", "found", "against"),
    [
        # several years and one of them: as a year and a part of it
        (PLAN, PLAN, False),
        (PLAN, Period(2023, None), False),
        (Period(2023, None), PLAN, True),
        (PLAN, Period(2026, None), True),
        (PLAN, Period(2026, None, until=2030), True),
        # the end of June answers for what ends there
        (Period(None, (1, 6)), END_OF_JUNE, False),
        (Period(None, (4, 6)), END_OF_JUNE, False),
        (Period(None, (6, 6)), END_OF_JUNE, False),
        (Period(None, (1, 3)), END_OF_JUNE, True),
        (Period(2025, None), END_OF_JUNE, False),
        (END_OF_JUNE, Period(None, (1, 9)), True),
        (END_OF_JUNE, Period(2025, None), True),
        # a month
        (Period(None, (5, 5)), Period(None, (5, 5)), False),
        (Period(None, (5, 5)), Period(None, (4, 4)), True),
        (Period(None, (5, 5)), Period(None, (1, 5)), True),
        (Period(None, (1, 3)), Period(None, (3, 3)), True),
        (Period(2025, (5, 5)), Period(2024, (5, 5)), True),
        (Period(2025, None), Period(None, (5, 5)), False),
        (Period(2025, None), Period(None, (1, 3)), True),
    ],
)
def test_a_stretch_of_years_a_month_and_the_end_of_one_contradict_as_the_others_do(
    asked: Period,
    found: Period,
    against: bool,  # noqa: FBT001  one column of the table
) -> None:
    assert contradicts(asked, found) is against
