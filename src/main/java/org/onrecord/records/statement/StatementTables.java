package org.onrecord.records.statement;

/** The tables that are derived from quotes. */
record StatementTables(
    WordingTable wordings,
    FingerprintIndex fingerprints,
    AppearanceTable appearances,
    StatementTable statements) {}
