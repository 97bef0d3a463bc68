"""The columns a list of people may have."""

from enum import StrEnum


class ListColumn(StrEnum):
    """What a column of a foreign list holds. OTHER is known but not taken over."""

    NUMBER = "number"
    FULL_NAME = "full_name"
    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    GIVEN_PATRONYMIC = "given_patronymic"
    CALL_SIGN = "call_sign"
    BIRTH = "birth"
    SEX = "sex"
    CATEGORY = "category"
    FORCE = "force"
    UNIT = "unit"
    RANK = "rank"
    RANK_AND_NAME = "rank_and_name"
    REMARK = "remark"
    OTHER = "other"


NAME_COLUMNS = frozenset({ListColumn.FULL_NAME, ListColumn.SURNAME, ListColumn.RANK_AND_NAME})
"""Without one of these a table is no list of people."""
