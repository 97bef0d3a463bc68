"""Why two records may be about one person, in codes that `text` puts into words."""

from enum import StrEnum


class Likeness(StrEnum):
    """One thing that speaks for, or against, two records being about one person.

    Names are compared by their folds, so that spelling and script do not count as differences.
    """

    SAME_NAME = "same_name"
    NAMES_SWAPPED = "names_swapped"
    ONE_LETTER = "one_letter"
    SAME_SURNAME = "same_surname"
    SAME_GIVEN = "same_given"
    SAME_INITIAL = "same_initial"
    SAME_PATRONYMIC = "same_patronymic"
    SAME_BIRTH = "same_birth"
    SWAPPED_DAY_MONTH = "swapped_day_month"
    SAME_DAY_MONTH = "same_day_month"
    SAME_BIRTH_YEAR = "same_birth_year"
    SAME_UNIT = "same_unit"
    SAME_CALL_SIGN = "same_call_sign"
    OTHER_PATRONYMIC = "other_patronymic"
    OTHER_BIRTH = "other_birth"
