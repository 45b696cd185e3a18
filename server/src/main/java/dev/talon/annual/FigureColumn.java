package dev.talon.annual;

/** The columns of a CSV of entered figures. */
enum FigureColumn {
    SECTION,
    LINE,
    PART,
    YEAR,
    MONTH,
    VALUE
}
