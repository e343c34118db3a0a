/**
 * Statements: the quotes with the same words. They are derived from the quotes by an indexer that
 * follows the change feed, and corrected by the decisions of editors.
 */
package org.onrecord.records.statement;
