package org.onrecord.records.statement;

/** The tables that are derived from quotes. */
record StatementTables(
    WordingTable wordings, AppearanceTable appearances, StatementTable statements) {}
