package org.onrecord.query.list;

import java.util.List;
import java.util.Set;
import org.onrecord.database.sql.Sql;

/**
 * A full-text query as a term of a {@link Condition}, in two forms that match the same rows.
 *
 * @param matches the form for most statements
 * @param inOneScan the form that takes one scan of the text index, for a condition with periods,
 *     since each scan looks all periods up
 * @param requiredLexemes sets of lexemes; a row matches only if it has all lexemes of one set
 * @param decidedByLexemes true if each row with all lexemes of one set matches
 */
public record TextTerm(
    Sql matches, Sql inOneScan, List<Set<String>> requiredLexemes, boolean decidedByLexemes) {}
