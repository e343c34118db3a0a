/**
 * Full-text search with PostgreSQL: parses search queries, ranks matches and highlights them. It
 * works on every table that has the columns {@code search} and {@code search_language}.
 */
package org.onrecord.query.fulltext;
